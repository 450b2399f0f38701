using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Notices;

namespace ResidentAssistant.Assistant.Lectures;

/// <summary>An hour after a lecture, who came gets what there is to read or see, and is asked how it was.</summary>
internal sealed class AskAfterLecture(NotifyResident notify) : LectureNotice(Kind, notify)
{
    private const string Kind = "lecture-after";
    private static readonly TimeSpan After = TimeSpan.FromHours(1);
    private static readonly TimeSpan AnsweredWithin = TimeSpan.FromDays(3);

    public static Task ScheduleAsync(AppDb db, Seat seat, DateTimeOffset now, CancellationToken cancellation)
    {
        var at = seat.Session.EndsAt + After;
        return ScheduleAsync(db, Kind, seat.Registration, QuietHours.Next(at > now ? at : now), cancellation);
    }

    protected override Notice? Of(Seat seat, DateTimeOffset now) => seat.Registration.State != RegistrationState.CheckedIn ? null
        : new Notice(LectureTexts.HowWasIt(seat.Session), LectureTexts.StarsChoices(seat.Session))
        {
            IsMinor = true,
            Remember = dialog => dialog.Ask(AfterLectureCapability.AskedStars, $"{seat.Registration.SessionId:N}", now + AnsweredWithin),
        };
}
