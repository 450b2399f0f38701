using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Dialogs;

namespace ResidentAssistant.Assistant.Lectures;

/// <summary>法治大讲堂 and 道德讲堂 in the conversation: what is on, take a seat, give it back.</summary>
public sealed class LectureCapability : Capability
{
    public override IReadOnlyDictionary<string, CommandHandler> Commands => new Dictionary<string, CommandHandler>
    {
        ["lecture.list"] = ListAsync,
        ["lecture.register"] = RegisterAsync,
        ["lecture.cancel"] = CancelAsync,
    };

    public override IReadOnlyDictionary<string, string> Phrases => new Dictionary<string, string>
    {
        ["道德讲堂"] = "lecture.list:Moral",
        ["法治大讲堂"] = "lecture.list:RuleOfLaw",
        ["讲堂"] = "lecture.list",
        ["取消报名"] = "lecture.cancel",
    };

    public override IReadOnlyDictionary<Intent, string> Intents => new Dictionary<Intent, string> { [Intent.Lecture] = "lecture.list" };

    private static async Task ListAsync(Turn turn, string argument)
    {
        var sessions = await Register.ComingAsync(turn.Db, turn.Now, SeriesOf(argument, turn.Message.Text), turn.Cancellation);
        var told = "";
        if (ComingWords.Read(turn.Message.Text, CityTime.Today(turn.Now)) is { HasDay: true } said)
        {
            var then = sessions.FindAll(s => said.Fits(CityTime.Today(s.StartsAt)));
            (sessions, told) = then.Count > 0 ? (then, "") : (sessions, LectureTexts.NoneThen(said.DaySaid!));
        }

        turn.Say(told + LectureTexts.Coming(sessions), [.. sessions.Where(s => s.Free > 0).Select(s => new Choice($"报名{CityTime.Day(s.StartsAt)}{LectureTexts.SeriesName(s.Series)}", $"lecture.register:{s.Id:N}"))]);
    }

    private static LectureSeries? SeriesOf(string argument, string text)
    {
        if (Enum.TryParse<LectureSeries>(argument, out var series) && Enum.IsDefined(series))
            return series;
        if (text.Contains("道德", StringComparison.Ordinal))
            return LectureSeries.Moral;
        return text.Contains("法治", StringComparison.Ordinal) ? LectureSeries.RuleOfLaw : null;
    }

    private static async Task RegisterAsync(Turn turn, string argument)
    {
        var session = await SessionAsync(turn, argument);
        if (session is null)
        {
            turn.Say(LectureTexts.NotOpen, LectureTexts.ListChoice);
            return;
        }

        switch (await Register.ConfirmAsync(turn.Db, turn.ResidentId, session.Id, turn.Now, turn.Cancellation))
        {
            case RegistrationOutcome.Registered:
                turn.Say(LectureTexts.Registered(session), LectureTexts.CancelChoice(session));
                break;
            case RegistrationOutcome.AlreadyRegistered:
                turn.Say(LectureTexts.AlreadyRegistered(session), LectureTexts.CancelChoice(session));
                break;
            case RegistrationOutcome.Full:
                turn.Say(LectureTexts.Full, LectureTexts.ListChoice);
                break;
            case RegistrationOutcome.NotOpen:
                turn.Say(LectureTexts.NotOpen, LectureTexts.ListChoice);
                break;
        }
    }

    private static async Task CancelAsync(Turn turn, string argument)
    {
        if (await SessionAsync(turn, argument) is { } session && await Register.CancelAsync(turn.Db, turn.ResidentId, session.Id, turn.Cancellation))
        {
            turn.Say(LectureTexts.Cancelled(session), LectureTexts.ListChoice);
            return;
        }

        var mine = await Register.OfAsync(turn.Db, turn.ResidentId, turn.Now, turn.Cancellation);
        if (mine.Count == 0)
            turn.Say(LectureTexts.NothingToCancel, LectureTexts.ListChoice);
        else
            turn.Say(LectureTexts.WhichToCancel, [.. mine.Select(s => new Choice($"取消{CityTime.Day(s.StartsAt)}{LectureTexts.SeriesName(s.Series)}", $"lecture.cancel:{s.Id:N}"))]);
    }

    private static async Task<LectureSession?> SessionAsync(Turn turn, string argument) => Guid.TryParse(argument, out var id)
        ? await turn.Db.LectureSessions.AsNoTracking().FirstOrDefaultAsync(s => s.Id == id, turn.Cancellation)
        : null;
}
