using System.ComponentModel;

namespace ResidentAssistant.Web.Api.Appointments;

/// <summary>An appointment that is booked by a program.</summary>
internal sealed record BookingBody(
    [property: Description("时段的 id，来自 GET /slots")] string? Slot,
    [property: Description("预约人的姓名，最多 32 字")] string? Name,
    [property: Description("电话，最多 32 字")] string? Phone,
    [property: Description("想问什么，最多 500 字")] string? Matter,
    [property: Description("替谁约：来的人的姓名，最多 32 字；写了就是说本人同意")] string? ForPerson,
    [property: Description("几个人来，1 到 9；不写是 1")] int? People);
