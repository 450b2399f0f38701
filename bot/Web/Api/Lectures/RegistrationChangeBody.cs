using System.ComponentModel;

namespace ResidentAssistant.Web.Api.Lectures;

/// <summary>What a program does with a registration; what a command does not need is left out.</summary>
internal sealed record RegistrationChangeBody(
    [property: Description("您看到的版本号；不写不核对")] int? Version,
    [property: Description("check-in：人到的时间，门口断网后补报时写；不写是现在")] DateTimeOffset? At);
