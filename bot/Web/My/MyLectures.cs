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
        [.. (await Register.OfAsync(db, residentId, now, cancellation)).Select(Lecture)];

    private static Markup Lecture(LectureSession session) => $"""
        <li><p class="what">{CityTime.DayAndTime(session.StartsAt)}</p>
        <p>{LectureTexts.SeriesName(session.Series)}“{session.Title}”，{session.Speaker}</p>
        <p>地点：{session.Venue}</p>
        <p>给您留了一个座位</p></li>

        """;
}
