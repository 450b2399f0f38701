using System.ComponentModel;
using ResidentAssistant.Assistant;
using ResidentAssistant.Assistant.Lectures;

namespace ResidentAssistant.Web.Api.Lectures;

/// <summary>A session of a lecture to come.</summary>
internal sealed record SessionView(
    Guid Id, SeriesView Series, string Title, [property: Description("主讲人")] string Speaker, string Place, DateTimeOffset Start, DateTimeOffset End,
    [property: Description("座位")] int Seats, [property: Description("空座位")] int Free,
    [property: Description("open 能报名（没有空座位就是候补），not_yet 还没开始报名，closed 截止了")] SignUpPhase SignUp,
    [property: Description("报名从什么时候起；null 是随时")] DateTimeOffset? Opens,
    [property: Description("报名到什么时候；null 是到开讲")] DateTimeOffset? Closes)
{
    public static SessionView Of(LectureSession session, DateTimeOffset now) => new(
        session.Id, new SeriesView(session.SeriesKey, session.SeriesName), session.Title, session.Speaker, session.Venue, CityTime.Local(session.StartsAt),
        CityTime.Local(session.EndsAt), session.Seats, session.Free, session.PhaseAt(now), Local(session.OpensAt), Local(session.ClosesAt));

    private static DateTimeOffset? Local(DateTimeOffset? at) => at is { } instant ? CityTime.Local(instant) : null;
}
