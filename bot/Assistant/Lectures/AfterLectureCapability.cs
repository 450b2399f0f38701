using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Dialogs;
using ResidentAssistant.Knowledge;

namespace ResidentAssistant.Assistant.Lectures;

/// <summary>After a lecture, in the conversation: how it was, and what the resident wants to ask or wishes.</summary>
public sealed partial class AfterLectureCapability : Capability
{
    /// <summary>The question how it was; its subject is the session, as of the other.</summary>
    internal const string AskedStars = "lecture-stars";

    /// <summary>The question what is to be asked or wished.</summary>
    private const string AskedRemark = "lecture-remark";

    private const int RemarkLimit = 500;

    /// <summary>Characters of what is more than 好 or 嗯嗯.</summary>
    private const int RemarkAtLeast = 4;

    /// <summary>Characters of a verdict; what is longer tells something else.</summary>
    private const int VerdictAtMost = 30;

    public override IReadOnlyDictionary<string, CommandHandler> Commands => new Dictionary<string, CommandHandler>
    {
        ["lecture.rate"] = (turn, argument) => RateAsync(turn, SessionWish.Read(argument)),
    };

    public override IReadOnlyList<AskedQuestion> Questions =>
    [
        new()
        {
            Name = AskedStars,
            Like = "rate-case",
            Fill = async (turn, subject, text) => ReadStars(text) is { } stars && await RateAsync(turn, new SessionWish(subject, stars)) ? true : null,
            Stays = true,
            Waits = true,
            WasAskedLast = turn => turn.Dialog.Offered.Any(choice => choice.Command.StartsWith("lecture.rate:", StringComparison.Ordinal)),
        },
        new()
        {
            Name = AskedRemark,
            Like = "lecture",
            Fill = RemarkAsync,
            Stays = true,
            Keep = (turn, _) => Say(turn, DialogTexts.KeptEmpty),
            Cancel = (turn, _) => Say(turn, DialogTexts.KeptEmpty),
        },
    ];

    /// <returns>False when the resident was not there.</returns>
    private static async Task<bool> RateAsync(Turn turn, SessionWish wish)
    {
        turn.Dialog.Settle(AskedStars, wish.Of);
        if (wish.Number is not (>= 1 and <= 3) || await CameAsync(turn, wish.Of) is not { } mine)
            return false;
        mine.Rate(wish.Number.Value);
        turn.Dialog.Ask(AskedRemark, wish.Of, turn.Now + AskedQuestion.AnsweredWithin);
        turn.Say(LectureTexts.ThanksForStars);
        return true;
    }

    private static async Task<bool?> RemarkAsync(Turn turn, string id, string text)
    {
        if (Repair.Of(text) == RepairKind.Thanks || text.Length < RemarkAtLeast || await CameAsync(turn, id) is not { } mine)
            return null;
        turn.Dialog.Settle(AskedRemark, id);
        mine.Say(text.Length > RemarkLimit ? text[..RemarkLimit] : text);
        turn.Say(LectureTexts.ThanksForRemark);
        return true;
    }

    private static async Task<Registration?> CameAsync(Turn turn, string id) => Guid.TryParse(id, out var session)
        ? await turn.Db.Registrations.FirstOrDefaultAsync(
            r => r.SessionId == session && r.ResidentId == turn.ResidentId && r.State == RegistrationState.CheckedIn, turn.Cancellation)
        : null;

    /// <summary>3 of 讲得很好, 1 of 听不懂; null when it is no verdict.</summary>
    private static int? ReadStars(string text) => text.Length > VerdictAtMost ? null
        : BadForm().IsMatch(text) ? 1 : FairForm().IsMatch(text) ? 2 : GoodForm().IsMatch(text) ? 3 : null;

    [GeneratedRegex("(?<!没(?:什么|啥|有什么|有)?)不(?:好|满意|行|怎么样|太好)|没意思|没用|听不懂|差(?!不多|点|别)|糟", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex BadForm();

    [GeneratedRegex("一般|还行|凑合|还可以|马马虎虎", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex FairForm();

    [GeneratedRegex("好|满意|不错|有用|有收获|精彩|赞", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex GoodForm();
}
