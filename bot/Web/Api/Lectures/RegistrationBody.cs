using System.ComponentModel;

namespace ResidentAssistant.Web.Api.Lectures;

/// <summary>Somebody whom a program signs up for a lecture.</summary>
internal sealed record RegistrationBody(
    [property: Description("报名人的姓名，最多 32 字")] string? Name,
    [property: Description("电话，最多 32 字")] string? Phone,
    [property: Description("带几个人来，0 到 8；不写是 0，一个人来")] int? Guests,
    [property: Description("座位不够时排候补；不写是排，false 是不排，回答 422 full")] bool? Wait);
