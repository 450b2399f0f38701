using ResidentAssistant.Assistant;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Lectures;
using ResidentAssistant.Web.Library;

namespace ResidentAssistant.Web.My;

/// <summary>Seats in lectures that a resident has, soonest first.</summary>
internal sealed class MyLectures : IMySection
{
    public string Title => MyTexts.Bookings;

    public string Empty => MyTexts.NoBookings;

    public async Task<IReadOnlyList<Markup>> ItemsAsync(
        AppDb db, Guid residentId, string formKey, DateTimeOffset now, CancellationToken cancellation) =>
        [.. (await Register.SeatsOfAsync(db, residentId, now, cancellation)).Select(Lecture)];

    private static Markup Lecture(Seat seat) => $"""
        <li><p class="what">{CityTime.DayAndTime(seat.Session.StartsAt)}</p>
        <p>{seat.Session.SeriesName}“{seat.Session.Title}”，{seat.Session.Speaker}</p>
        <p>地点：{seat.Session.Venue}</p>
        {State(seat.Registration)}</li>

        """;

    private static Markup State(Registration registration) => registration.State == RegistrationState.Waiting
        ? (Markup)$"<p>候补中，{registration.People} 个人，有座位了会在对话里告诉您</p>"
        : (Markup)$"""<p>报名码 <b class="code">{registration.Code}</b>，留了 {registration.People} 个座位</p>""";
}
