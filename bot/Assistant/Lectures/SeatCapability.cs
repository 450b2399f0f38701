using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Dialogs;
using ResidentAssistant.Knowledge;

namespace ResidentAssistant.Assistant.Lectures;

/// <summary>A seat in a lecture in the conversation: for how many, wait for it, come or not, how it was.</summary>
public sealed partial class SeatCapability : Capability
{
    /// <summary>The question whether the resident comes, asked by a notice; its subject is the session, as of those below.</summary>
    internal const string AskedComing = "lecture-coming";

    /// <summary>The question whether to wait for seats; its subject says for how many, too.</summary>
    private const string AskedWait = "lecture-wait";

    /// <summary>After somebody signed up, the number of people may be said until it begins.</summary>
    private const string AskedPeople = "lecture-people";

    /// <summary>Characters of an answer whether to wait that says no more than that.</summary>
    private const int WaitAnswerAtMost = 12;

    public override IReadOnlyDictionary<string, CommandHandler> Commands => new Dictionary<string, CommandHandler>
    {
        ["lecture.wait"] = WaitAsync,
        ["lecture.coming"] = ComingAsync,
        ["lecture.not-coming"] = GiveBackAsync,
        ["lecture.people"] = (turn, argument) => SessionWish.Read(argument) is { SessionId: not null, Number: { } people } wish
            ? ChangePeopleAsync(turn, wish.Of, people) : Task.CompletedTask,
    };

    public override IReadOnlyList<AskedQuestion> Questions =>
    [
        new()
        {
            Name = AskedWait,
            Like = "lecture",
            Confirm = WaitAsync,
            Keep = DoNotWaitAsync,
            Cancel = DoNotWaitAsync,
            Fill = async (turn, subject, text) => await AnswerWaitAsync(turn, subject, text) ? true : null,
            Repeat = AskWaitAsync,
        },
        new()
        {
            Name = AskedComing,
            Like = "lecture",
            Confirm = ComingAsync,
            Keep = GiveBackAsync,
            Cancel = GiveBackAsync,
            Waits = true,
            Stays = true,
            WasAskedLast = turn => turn.Dialog.Offered.Any(choice => choice.Command.StartsWith("lecture.coming:", StringComparison.Ordinal)),
        },
        new()
        {
            Name = AskedPeople,
            Like = "lecture",
            Fill = SayPeopleAsync,
            Stays = true,
            Waits = true,
            WasAskedLast = _ => false,
            IsPlain = PartyRecognizer.IsAll,
        },
    ];

    /// <summary>改成三个人, said after all was done.</summary>
    public override async Task<bool> CorrectAsync(Turn turn, string text)
    {
        if (!PartyRecognizer.IsChange(text) || PartyRecognizer.Read(text) is not { } people)
            return false;
        var mine = await Register.SeatsOfAsync(turn.Db, turn.ResidentId, turn.Now, turn.Cancellation);
        if (mine is [var only])
            await ChangePeopleAsync(turn, $"{only.Session.Id:N}", people);
        else if (mine.Count > 1)
            turn.Say(
                LectureTexts.WhichToChange,
                [.. mine.Select(seat => new Choice(
                    $"{CityTime.Day(seat.Session.StartsAt)}{seat.Session.SeriesName}", $"lecture.people:{new SessionWish($"{seat.Session.Id:N}", people)}"))]);
        return mine.Count > 0;
    }

    /// <summary>Signs the resident up, or tells why not and what else can be done.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="sessionId">For which session.</param>
    /// <param name="people">How many come; null: that was not said.</param>
    /// <param name="mayWait">The resident has said yes to waiting.</param>
    internal static async Task SignUpAsync(Turn turn, Guid sessionId, int? people, bool mayWait)
    {
        if (people is < 1 or > Registration.PeopleAtMost)
        {
            turn.Say(LectureTexts.TooMany, DialogTexts.HumanChoice);
            return;
        }

        var request = new RegistrationRequest(turn.ResidentId, turn.Conversation.Id, turn.Conversation.Channel, people ?? 1) { MayWait = mayWait };
        var outcome = await Register.SignUpAsync(turn.Db, sessionId, request, turn.Now, turn.Cancellation);
        switch (outcome)
        {
            case RegistrationOutcome.Registered(var registration, var session):
                turn.Dialog.Ask(AskedPeople, $"{sessionId:N}", session.StartsAt);
                turn.Say(LectureTexts.Registered(new Seat(registration, session)), LectureTexts.CancelChoice(session));
                break;
            case RegistrationOutcome.Already(var registration, _) when people is { } others && others != registration.People:
                await ChangePeopleAsync(turn, $"{sessionId:N}", others);
                break;
            case RegistrationOutcome.Already(var registration, var session):
                turn.Say(LectureTexts.AlreadyRegistered(new Seat(registration, session)), LectureTexts.CancelChoice(session));
                break;
            case RegistrationOutcome.Waits(var registration, var session, var before):
                turn.Say(LectureTexts.Waits(new Seat(registration, session), before), LectureTexts.CancelChoice(session));
                break;
            case RegistrationOutcome.Full(var session):
                var wish = new SessionWish($"{sessionId:N}", people);
                turn.Dialog.Ask(AskedWait, $"{wish}", turn.Now + AskedQuestion.AnsweredWithin);
                turn.Say(LectureTexts.WaitsForFull(session, people ?? 1), new Choice("排队候补", $"lecture.wait:{wish}"), LectureTexts.ListChoice);
                break;
            case RegistrationOutcome.NotYet(var session):
                turn.Say(LectureTexts.NotYet(session), LectureTexts.ListChoice);
                break;
            case RegistrationOutcome.NotOpen:
                turn.Say(LectureTexts.NotOpen, LectureTexts.ListChoice);
                break;
        }
    }

    /// <summary>Gives seats, or a place among those who wait, back.</summary>
    internal static async Task GiveBackAsync(Turn turn, string id)
    {
        turn.Dialog.Settle(AskedComing, id);
        turn.Dialog.Settle(AskedPeople, id);
        if (await SeatAsync(turn, id) is { } seat && await Register.CancelAsync(turn.Db, seat.Registration, turn.Now, turn.Cancellation))
            turn.Say(LectureTexts.Cancelled(seat.Session), LectureTexts.ListChoice);
        else
            turn.Say(LectureTexts.NothingToCancel, LectureTexts.ListChoice);
    }

    private static Task WaitAsync(Turn turn, string argument)
    {
        turn.Dialog.Settle(AskedWait, argument);
        return SessionWish.Read(argument) is { SessionId: { } id } wish ? SignUpAsync(turn, id, wish.Number, mayWait: true)
            : Say(turn, LectureTexts.NotOpen);
    }

    /// <summary>好的, 排吧, 不用了, 那就一个人, as far as it is plain.</summary>
    private static async Task<bool> AnswerWaitAsync(Turn turn, string subject, string text)
    {
        if (PartyRecognizer.IsAll(text) && SessionWish.Read(subject).SessionId is { } id)
            await SignUpAsync(turn, id, PartyRecognizer.Read(text), mayWait: false);
        else if (Repair.IsNo(text) || (NoWaitForm().IsMatch(text) && text.Length <= WaitAnswerAtMost))
            await DoNotWaitAsync(turn, subject);
        else if (Repair.IsYes(text) || (WaitForm().IsMatch(text) && text.Length <= WaitAnswerAtMost))
            await WaitAsync(turn, subject);
        else
            return false;
        return true;
    }

    private static async Task AskWaitAsync(Turn turn, string subject, string? lead)
    {
        if (await AnswerWaitAsync(turn, subject, turn.Message.Text))
            turn.Dialog.Settle(AskedWait, subject);
        else if (SessionWish.Read(subject) is { SessionId: { } id } wish)
            await SignUpAsync(turn, id, wish.Number, mayWait: false);
    }

    private static Task DoNotWaitAsync(Turn turn, string argument)
    {
        turn.Say(LectureTexts.NotWaiting, LectureTexts.ListChoice);
        return Task.CompletedTask;
    }

    /// <summary>来, said to a notice.</summary>
    private static async Task ComingAsync(Turn turn, string id)
    {
        turn.Dialog.Settle(AskedComing, id);
        if (await SeatAsync(turn, id) is { } seat)
        {
            turn.Say(
                seat.Registration.State == RegistrationState.Waiting ? LectureTexts.AlreadyRegistered(seat) : LectureTexts.SeeYou(seat),
                LectureTexts.CancelChoice(seat.Session));
            return;
        }

        turn.Say(await PastAsync(turn, id) switch
        {
            { Session.CancelledAt: not null } off => LectureTexts.CalledOff(off.Session),
            { Registration.State: RegistrationState.CheckedIn } here => LectureTexts.IsHere(here.Session),
            { Registration.State: RegistrationState.Registered } begun => LectureTexts.Begun(begun),
            _ => LectureTexts.NothingToCancel,
        }, LectureTexts.ListChoice);
    }

    /// <summary>The resident's own of a session that was, is, or was called off; null: none.</summary>
    private static async Task<Seat?> PastAsync(Turn turn, string id) => Guid.TryParse(id, out var of)
        ? await (from registration in turn.Db.Registrations.AsNoTracking()
                 join session in turn.Db.LectureSessions.AsNoTracking() on registration.SessionId equals session.Id
                 where registration.ResidentId == turn.ResidentId && session.Id == of
                 select new Seat(registration, session)).FirstOrDefaultAsync(turn.Cancellation) : null;

    /// <summary>两个人 after it was signed up; while a form is open it is about the form unless it says that it changes something.</summary>
    private static async Task<bool?> SayPeopleAsync(Turn turn, string id, string text)
    {
        if (!PartyRecognizer.IsAll(text) || (turn.Dialog.Current is not null && !PartyRecognizer.IsChange(text))
            || PartyRecognizer.Read(text) is not { } people || await SeatAsync(turn, id) is null)
            return null;
        await ChangePeopleAsync(turn, id, people);
        return true;
    }

    private static async Task ChangePeopleAsync(Turn turn, string id, int people)
    {
        if (await SeatAsync(turn, id) is not { } seat)
        {
            turn.Say(LectureTexts.NothingToCancel, LectureTexts.ListChoice);
            return;
        }

        if (people is < 1 or > Registration.PeopleAtMost)
        {
            turn.Say(LectureTexts.TooMany, DialogTexts.HumanChoice);
            return;
        }

        switch (await Register.ChangePeopleAsync(turn.Db, seat.Registration, people, turn.Now, turn.Cancellation))
        {
            case RegistrationOutcome.Registered(var registration, var session):
                turn.Say(LectureTexts.ChangedPeople(new Seat(registration, session)), LectureTexts.CancelChoice(session));
                break;
            case RegistrationOutcome.Waits(var registration, var session, var before):
                turn.Say(LectureTexts.Waits(new Seat(registration, session), before), LectureTexts.CancelChoice(session));
                break;
            case RegistrationOutcome.Full(var session):
                turn.Say(LectureTexts.NoMoreSeats(seat with { Session = session }), LectureTexts.CancelChoice(session));
                break;
            default:
                turn.Say(LectureTexts.NotOpen, LectureTexts.ListChoice);
                break;
        }
    }

    private static async Task<Seat?> SeatAsync(Turn turn, string id) => Guid.TryParse(id, out var session)
        ? (await Register.SeatsOfAsync(turn.Db, turn.ResidentId, turn.Now, turn.Cancellation)).Find(seat => seat.Session.Id == session) : null;

    [GeneratedRegex("排|候补|等", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex WaitForm();

    [GeneratedRegex("不(?:排|等|用|要|了)|算了|别排", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex NoWaitForm();
}
