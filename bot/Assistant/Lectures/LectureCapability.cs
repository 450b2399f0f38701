using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Dialogs;

namespace ResidentAssistant.Assistant.Lectures;

/// <summary>法治大讲堂 and 道德讲堂 in the conversation: what is on, take a seat, give it back.</summary>
public sealed class LectureCapability : Capability
{
    /// <summary>The question whether a seat is to be given back; its subject is the session.</summary>
    private const string AskedCancel = "cancel-lecture";

    /// <summary>The question for which session to sign up; its subject is the series.</summary>
    private const string AskedWhich = "lecture";

    /// <summary>After the list was shown, one more may be named (家风那场也报); its subject is the series.</summary>
    private const string AskedMore = "lecture-more";

    /// <summary>The question which seat is to be given back.</summary>
    private const string AskedWhichToCancel = "cancel-which-lecture";

    public override IReadOnlyDictionary<string, CommandHandler> Commands => new Dictionary<string, CommandHandler>
    {
        ["lecture.list"] = ListAsync,
        ["lecture.register"] = RegisterAsync,
        ["lecture.cancel"] = CancelAsync,
        ["lecture.withdraw"] = WithdrawAsync,
        ["lecture.keep"] = KeepAsync,
    };

    public override IReadOnlyList<AskedQuestion> Questions =>
    [
        new()
        {
            Name = AskedCancel,
            Confirm = WithdrawAsync,
            Keep = KeepAsync,
            Repeat = AskCancelAsync,
        },
        new()
        {
            Name = AskedWhich,
            Confirm = RegisterOnlyAsync,
            Keep = NotNowAsync,
            Cancel = NotNowAsync,
            Fill = RegisterNamedAsync,
            Repeat = RepeatAsync,
        },
        new()
        {
            Name = AskedMore,
            Like = AskedWhich,
            Fill = RegisterMoreAsync,
            Stays = true,
            Waits = true,
            WasAskedLast = _ => false,
            IsPlain = SessionRecognizer.SignsUp,
        },
        new()
        {
            Name = AskedWhichToCancel,
            Like = AskedWhich,
            Keep = (turn, _) => Say(turn, LectureTexts.NoneCancelled),
            Fill = CancelNamedAsync,
            Repeat = AskWhichToCancelAsync,
        },
    ];

    public override IReadOnlyDictionary<string, string> Phrases => new Dictionary<string, string>(
        LectureTexts.SeriesChoices.Select(choice => KeyValuePair.Create(choice.Label, choice.Command)))
    {
        ["讲堂"] = "lecture.list",
        ["取消报名"] = "lecture.cancel",
    };

    public override IReadOnlyList<IntentRoute> Intents => [new(Intent.Lecture, "lecture.list") { Interrupts = true }];

    private static Task ListAsync(Turn turn, string argument) => ListAsync(turn, argument.Length > 0 ? argument : $"{SeriesOf("", turn.Message.Text)}", null);

    /// <param name="turn">The turn.</param>
    /// <param name="argument">Name of a series; anything else lists all.</param>
    /// <param name="lead">A sentence before it.</param>
    private static async Task ListAsync(Turn turn, string argument, string? lead)
    {
        var sessions = await Register.ComingAsync(turn.Db, turn.Now, SeriesOf(argument, ""), turn.Cancellation);
        var told = DialogTexts.After(lead, "");
        if (ComingTimeRecognizer.Read(turn.Message.Text, CityTime.Today(turn.Now)) is { HasDay: true } said)
        {
            if (said.IsUnknown)
                told += LectureTexts.NotSure(said.DaySaid!);
            var then = sessions.FindAll(s => said.Fits(CityTime.Today(s.StartsAt)));
            (sessions, told) = then.Count > 0 ? (then, told) : (sessions, said.IsUnknown ? told : told + LectureTexts.NoneThen(said.DaySaid!));
        }

        if (sessions.Exists(session => session.Free > 0))
        {
            turn.Dialog.Ask(AskedWhich, argument, turn.Now + AskedQuestion.AnsweredWithin);
            turn.Dialog.Ask(AskedMore, argument, turn.Now + AskedQuestion.AnsweredWithin);
        }

        turn.Say(
            told + LectureTexts.Coming(sessions),
            [.. sessions.Where(s => s.Free > 0)
                .Select(s => new Choice($"报名{CityTime.Day(s.StartsAt)}{LectureTexts.SeriesName(s.Series)}", $"lecture.register:{s.Id:N}"))]);
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

    /// <summary>好的，报上: when there is only one that it can mean.</summary>
    private static async Task RegisterOnlyAsync(Turn turn, string series)
    {
        var open = (await Register.ComingAsync(turn.Db, turn.Now, SeriesOf(series, ""), turn.Cancellation)).Where(session => session.Free > 0).ToList();
        if (open is [var only])
            await RegisterAsync(turn, $"{only.Id:N}");
        else
            await ListAsync(turn, series, LectureTexts.WhichOne);
    }

    /// <summary>不去了, said to the list, is about the seat that is named or held, where one is.</summary>
    private static async Task NotNowAsync(Turn turn, string series)
    {
        if (!await GiveUpAsync(turn, turn.Message.Text))
            turn.Say(LectureTexts.NotNow);
    }

    /// <summary>身边好人也报, whatever else the words are near to.</summary>
    private static async Task RepeatAsync(Turn turn, string series, string? lead)
    {
        if (!SessionRecognizer.SignsUp(turn.Message.Text) || await RegisterNamedAsync(turn, series, turn.Message.Text) != true)
            await ListAsync(turn, series, lead);
    }

    private static async Task<bool?> RegisterMoreAsync(Turn turn, string series, string text) =>
        await RegisterNamedAsync(turn, series, text) == true ? true : null;

    /// <summary>19号的不去了: asks whether to give the seat back.</summary>
    /// <returns>False when the words give nothing up.</returns>
    private static async Task<bool> GiveUpAsync(Turn turn, string text)
    {
        if (GiveUpRecognizer.Read(text, CityTime.Today(turn.Now)) is not { Lawyer: false } named)
            return false;
        var mine = await Register.OfAsync(turn.Db, turn.ResidentId, turn.Now, turn.Cancellation);
        var meant = mine.FindAll(session => named.Fits(session.StartsAt));
        if (meant.Count > 1 && SessionRecognizer.Match(text, meant, turn.Now) is [var titled])
            meant = [titled];
        if (meant is [var only])
            await AskCancelAsync(turn, $"{only.Id:N}", null);
        else if (meant.Count > 1)
            AskWhichToCancel(turn, meant, null);
        else
            turn.Say(LectureTexts.NotSigned, LectureTexts.ListChoice);
        return true;
    }

    /// <summary>9号那场, 道德的那个, 身边好人: the one session that the words name.</summary>
    private static async Task<bool?> RegisterNamedAsync(Turn turn, string series, string text)
    {
        if (await GiveUpAsync(turn, text))
            return true;
        var coming = await Register.ComingAsync(turn.Db, turn.Now, SeriesOf(series, ""), turn.Cancellation);
        if (SessionRecognizer.Match(text, coming, turn.Now) is not [var named])
            return false;
        await RegisterAsync(turn, $"{named.Id:N}");
        return true;
    }

    /// <summary>Asks first, of the one session or which of them.</summary>
    private static async Task CancelAsync(Turn turn, string argument)
    {
        var mine = await Register.OfAsync(turn.Db, turn.ResidentId, turn.Now, turn.Cancellation);
        if (mine.Count == 0)
            turn.Say(LectureTexts.NothingToCancel, LectureTexts.ListChoice);
        else if (mine.Find(session => $"{session.Id:N}" == argument) is { } meant)
            await AskCancelAsync(turn, $"{meant.Id:N}", null);
        else if (mine is [var only])
            await AskCancelAsync(turn, $"{only.Id:N}", null);
        else
            AskWhichToCancel(turn, mine, null);
    }

    private static async Task AskWhichToCancelAsync(Turn turn, string subject, string? lead) =>
        AskWhichToCancel(turn, await Register.OfAsync(turn.Db, turn.ResidentId, turn.Now, turn.Cancellation), lead);

    private static void AskWhichToCancel(Turn turn, IReadOnlyList<LectureSession> mine, string? lead)
    {
        turn.Dialog.Ask(AskedWhichToCancel, "", turn.Now + AskedQuestion.AnsweredWithin);
        turn.Say(DialogTexts.After(lead, LectureTexts.WhichToCancel),
            [.. mine.Select(s => new Choice(LectureTexts.CancelLabel(s), $"lecture.cancel:{s.Id:N}"))]);
    }

    /// <summary>9号那场: the one of the resident's own that the words name; whether to cancel it is asked then.</summary>
    private static async Task<bool?> CancelNamedAsync(Turn turn, string subject, string text)
    {
        var mine = await Register.OfAsync(turn.Db, turn.ResidentId, turn.Now, turn.Cancellation);
        if (SessionRecognizer.MatchOrPlace(text, mine, turn.Now) is not [var named])
            return false;
        await AskCancelAsync(turn, $"{named.Id:N}", null);
        return true;
    }

    /// <summary>Asks whether to give a seat back.</summary>
    internal static async Task AskCancelAsync(Turn turn, string id, string? lead)
    {
        if (await SessionAsync(turn, id) is not { } session)
            return;
        turn.Dialog.Ask(AskedCancel, id, turn.Now + AskedQuestion.AnsweredWithin);
        turn.Say(
            DialogTexts.After(lead, LectureTexts.AskCancel(session)),
            new Choice("确定取消", $"lecture.withdraw:{id}"),
            new Choice("不取消", $"lecture.keep:{id}"));
    }

    private static async Task WithdrawAsync(Turn turn, string id)
    {
        turn.Dialog.Settle(AskedCancel, id);
        if (await SessionAsync(turn, id) is { } session && session.StartsAt > turn.Now
            && await Register.CancelAsync(turn.Db, turn.ResidentId, session.Id, turn.Cancellation))
            turn.Say(LectureTexts.Cancelled(session), LectureTexts.ListChoice);
        else
            turn.Say(LectureTexts.NothingToCancel, LectureTexts.ListChoice);
    }

    private static async Task KeepAsync(Turn turn, string id) =>
        turn.Say(await SessionAsync(turn, id) is { } session ? LectureTexts.Kept(session) : LectureTexts.NothingToCancel, LectureTexts.ListChoice);

    private static async Task<LectureSession?> SessionAsync(Turn turn, string argument) => Guid.TryParse(argument, out var id)
        ? await turn.Db.LectureSessions.AsNoTracking().FirstOrDefaultAsync(s => s.Id == id, turn.Cancellation)
        : null;
}
