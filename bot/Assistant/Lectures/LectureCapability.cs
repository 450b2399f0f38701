using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Dialogs;

namespace ResidentAssistant.Assistant.Lectures;

/// <summary>法治大讲堂 and 道德讲堂 in the conversation: what is on, take a seat, give it back.</summary>
public sealed class LectureCapability : Capability
{
    /// <summary>The question whether a seat is to be given back; its subject is the session.</summary>
    private const string AskedCancel = "cancel-lecture";

    /// <summary>The question for which session to sign up; its subject is the series, or the only session, and how many come (<see cref="SessionWish"/>).</summary>
    private const string AskedWhich = "lecture";

    /// <summary>After the list was shown, one more may be named (家风那场也报); its subject is the same.</summary>
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
            Ask = AnswerAsync,
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

    private static Task ListAsync(Turn turn, string argument) => ListAsync(turn, SessionWish.Read(argument), null);

    /// <param name="turn">The turn.</param>
    /// <param name="wish">The key of a series, anything else lists all; and for how many.</param>
    /// <param name="lead">A sentence before it.</param>
    private static async Task ListAsync(Turn turn, SessionWish wish, string? lead)
    {
        var series = await SeriesOfAsync(turn, wish.Of);
        wish = new SessionWish(series ?? "", wish.Number ?? PartyRecognizer.Read(turn.Message.Text));
        var sessions = await Register.ComingAsync(turn.Db, turn.Now, series, turn.Cancellation);
        var told = DialogTexts.After(lead, "");
        if (ComingTimeRecognizer.Read(turn.Message.Text, CityTime.Today(turn.Now)) is { HasDay: true } said)
        {
            if (said.IsUnknown)
                told += LectureTexts.NotSure(said.DaySaid!);
            var then = sessions.FindAll(s => said.Fits(CityTime.Today(s.StartsAt)));
            (sessions, told) = then.Count > 0 ? (then, told) : (sessions, said.IsUnknown ? told : told + LectureTexts.NoneThen(said.DaySaid!));
        }

        var open = sessions.FindAll(session => session.PhaseAt(turn.Now) == SignUpPhase.Open);
        if (open.Count > 0)
        {
            var asked = open is [var only] ? wish with { Of = $"{only.Id:N}" } : wish;
            turn.Dialog.Ask(AskedWhich, $"{asked}", turn.Now + AskedQuestion.AnsweredWithin);
            turn.Dialog.Ask(AskedMore, $"{wish}", turn.Now + AskedQuestion.AnsweredWithin);
        }

        turn.Say(told + LectureTexts.Coming(sessions, turn.Now), [.. open.Select(session => LectureTexts.SignUpChoice(session, wish.Number))]);
    }

    /// <summary>The series that is chosen, or that the words name; null when it is none or several.</summary>
    private static async Task<string?> SeriesOfAsync(Turn turn, string key)
    {
        var all = await turn.Db.LectureSeries.AsNoTracking().ToListAsync(turn.Cancellation);
        return all.Exists(one => one.Key == key) ? key
            : all.FindAll(one => one.IsNamedIn(turn.Message.Text)) is [var named] ? named.Key : null;
    }

    /// <summary>The sessions of the list that is answered.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="wish">The subject of the question.</param>
    /// <param name="named">The words name one, which may be another than the only one that was shown.</param>
    private static async Task<List<LectureSession>> ShownAsync(Turn turn, SessionWish wish, bool named)
    {
        var coming = await Register.ComingAsync(turn.Db, turn.Now, null, turn.Cancellation);
        if (coming.Find(session => session.Id == wish.SessionId) is { } only)
            return named ? coming : [only];
        return wish.Of.Length == 0 ? coming : await Register.ComingAsync(turn.Db, turn.Now, wish.Of, turn.Cancellation);
    }

    private static Task RegisterAsync(Turn turn, string argument) =>
        SessionWish.Read(argument) is { SessionId: { } id } wish ? SeatCapability.SignUpAsync(turn, id, wish.Number, mayWait: false)
            : Say(turn, LectureTexts.NotOpen, LectureTexts.ListChoice);

    /// <summary>好的，报上: when there is only one that it can mean.</summary>
    private static async Task RegisterOnlyAsync(Turn turn, string subject)
    {
        var wish = SessionWish.Read(subject);
        var people = PartyRecognizer.Read(turn.Message.Text) ?? wish.Number;
        var open = (await ShownAsync(turn, wish, named: false)).FindAll(session => session.PhaseAt(turn.Now) == SignUpPhase.Open);
        if (open.Count > 1)
            open = open.FindAll(session => session.Free > 0);
        if (open is [var only])
            await SeatCapability.SignUpAsync(turn, only.Id, people, mayWait: false);
        else
            await ListAsync(turn, wish with { Number = people }, LectureTexts.WhichOne);
    }

    /// <summary>不去了, said to the list, is about the seat that is named or held, where one is.</summary>
    private static async Task NotNowAsync(Turn turn, string subject)
    {
        if (!await GiveUpAsync(turn, turn.Message.Text))
            turn.Say(LectureTexts.NotNow);
    }

    /// <summary>身边好人也报, whatever else the words are near to.</summary>
    private static async Task RepeatAsync(Turn turn, string subject, string? lead)
    {
        if (!SessionRecognizer.SignsUp(turn.Message.Text) || await RegisterNamedAsync(turn, subject, turn.Message.Text) != true)
            await ListAsync(turn, SessionWish.Read(subject), lead);
    }

    /// <summary>能带孩子去吗.</summary>
    private static Task<bool> AnswerAsync(Turn turn, string subject, string text)
    {
        if (PartyRecognizer.Read(text) is null)
            return Task.FromResult(false);
        turn.Say(LectureTexts.GuestsWelcome);
        return Task.FromResult(true);
    }

    private static async Task<bool?> RegisterMoreAsync(Turn turn, string subject, string text) =>
        await RegisterNamedAsync(turn, subject, text) == true ? true : null;

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

    /// <summary>9号那场, 道德的那个, 身边好人: the one session that the words name; 两个人 alone is of the only one there is.</summary>
    private static async Task<bool?> RegisterNamedAsync(Turn turn, string subject, string text)
    {
        if (await GiveUpAsync(turn, text))
            return true;
        var wish = SessionWish.Read(subject);
        var people = PartyRecognizer.Read(text) ?? wish.Number;
        if (SessionRecognizer.Match(text, await ShownAsync(turn, wish, named: true), turn.Now) is [var named])
            await SeatCapability.SignUpAsync(turn, named.Id, people, mayWait: false);
        else if (SessionRecognizer.Placed(text, await ShownAsync(turn, wish, named: false)) is { } placed)
            await SeatCapability.SignUpAsync(turn, placed.Id, people, mayWait: false);
        else if (PartyRecognizer.IsAll(text) || SessionRecognizer.SignsUpAlone(text))
            await RegisterOnlyAsync(turn, subject);
        else
            return false;
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
        await SeatCapability.GiveBackAsync(turn, id);
    }

    private static async Task KeepAsync(Turn turn, string id) =>
        turn.Say(await SessionAsync(turn, id) is { } session ? LectureTexts.Kept(session) : LectureTexts.NothingToCancel, LectureTexts.ListChoice);

    private static Task Say(Turn turn, string text, params Choice[] choices)
    {
        turn.Say(text, choices);
        return Task.CompletedTask;
    }

    internal static async Task<LectureSession?> SessionAsync(Turn turn, string argument) => Guid.TryParse(argument, out var id)
        ? await turn.Db.LectureSessions.AsNoTracking().FirstOrDefaultAsync(s => s.Id == id, turn.Cancellation)
        : null;
}
