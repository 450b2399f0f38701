using System.ComponentModel;

namespace ResidentAssistant.Web.Api.Appointments;

/// <summary>What a program does with an appointment; what a command does not need is left out.</summary>
internal sealed record BookingChangeBody(
    [property: Description("您看到的版本号；不写不核对")] int? Version,
    [property: Description("move：新时段的 id")] string? Slot,
    [property: Description("check-in：人到的时间，门口断网后补报时写；不写是现在")] DateTimeOffset? At,
    [property: Description("outcome：answered、legal_aid、mediation、lawsuit 或 again")] string? Result,
    [property: Description("outcome：一句话，最多 500 字")] string? Note);
