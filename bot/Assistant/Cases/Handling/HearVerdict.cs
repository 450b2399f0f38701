using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.City;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Dialogs;

namespace ResidentAssistant.Assistant.Cases;

/// <summary>The resident's word on an answered case in the conversation (确认、评价): solved or not, then how it was; tapped, or in own words.</summary>
public sealed class HearVerdict(ChangeOwnCase change, ReadTerritory territory, FileComplaint complaint)
{
    /// <summary>A verdict so short names no other place, even when it sounds like one (还是老样子).</summary>
    public const int WordsAtMost = 8;

    private const string RateCommand = "case.rate:";
    private const string SolvedCommand = "case.solved:";

    /// <summary>Whether the choices of a verdict are what the resident read last.</summary>
    public static bool IsOffered(Turn turn) => turn.Dialog.Offered.Exists(choice =>
        choice.Command.StartsWith(RateCommand, StringComparison.Ordinal) || choice.Command.StartsWith(SolvedCommand, StringComparison.Ordinal));

    /// <summary>How it was. Who is content with what was done says that it is done; who is not does not let it be closed.</summary>
    /// <param name="turn">Of the resident.</param>
    /// <param name="argument">Id of the case and name of a <see cref="Rating"/>.</param>
    public Task RateAsync(Turn turn, string argument) => Read<Rating>(argument) is not var (id, rating) ? Task.CompletedTask
        : HearAsync(turn, id, one => one.State == CaseState.Answered
            ? new CaseCommand.Verdict(rating == Rating.Dissatisfied ? Solved.No : Solved.Yes, rating, turn.Message.Text)
            : new CaseCommand.Rate(rating));

    /// <summary>Solved or not; how it was is asked next.</summary>
    /// <param name="turn">Of the resident.</param>
    /// <param name="argument">Id of the case and name of a <see cref="Solved"/>.</param>
    public Task SolvedAsync(Turn turn, string argument) => Read<Solved>(argument) is not var (id, solved) ? Task.CompletedTask
        : HearAsync(turn, id, _ => new CaseCommand.Verdict(solved, null, turn.Message.Text));

    /// <summary>没解决, without being asked: of the case that was answered last.</summary>
    /// <returns>False when none was.</returns>
    public async Task<bool> UnsolvedAsync(Turn turn)
    {
        var last = await turn.Db.Cases.AsNoTracking()
            .Where(c => c.ResidentId == turn.ResidentId && (c.State == CaseState.Answered || c.State == CaseState.Closed))
            .OrderByDescending(c => c.ChangedAt).FirstOrDefaultAsync(turn.Cancellation);
        if (last is not null)
            await SolvedAsync(turn, $"{last.Id:N},{nameof(Solved.No)}");
        return last is not null;
    }

    /// <summary>A verdict is given once: says what was given last.</summary>
    /// <returns>False when none was.</returns>
    public static async Task<bool> TellGivenAsync(Turn turn)
    {
        var rated = await turn.Db.Cases.AsNoTracking().Where(c => c.ResidentId == turn.ResidentId && c.Rating != null)
            .OrderByDescending(c => c.CreatedAt).FirstOrDefaultAsync(turn.Cancellation);
        if (rated is not null)
            turn.Say(CaseTexts.NotToRate(rated), CaseTexts.MineChoice);
        return rated is not null;
    }

    /// <summary>A verdict in words; another place that is named tells another matter.</summary>
    /// <returns>Null: the line is about something else; false: it is no verdict.</returns>
    public async Task<bool?> InWordsAsync(Turn turn, string caseId, string text)
    {
        var rating = RatingRecognizer.Read(text);
        var isShort = text.Length <= WordsAtMost && rating is not null;
        if (await ChangeOwnCase.FindAsync(turn, caseId) is not { } asked || (!isShort && await complaint.IsElsewhereAsync(turn, asked, text)))
            return null;
        if (asked.State == CaseState.Answered && RatingRecognizer.PlainSolved(text) is { } solved)
            await SolvedAsync(turn, $"{caseId},{solved}");
        else if (rating is { } given)
            await RateAsync(turn, $"{caseId},{given}");
        else
            return false;
        return true;
    }

    /// <summary>Asks for the word, or says why there is nothing to ask.</summary>
    public static async Task AskAsync(Turn turn, string caseId)
    {
        var asked = await ChangeOwnCase.FindAsync(turn, caseId);
        if (asked is { WaitsForWord: true })
        {
            turn.Say(CaseTexts.AskWord(asked), CaseTexts.WordChoices(asked));
            return;
        }

        turn.Dialog.Settle(CaseTexts.AskedRating, caseId);
        turn.Say(CaseTexts.NotToRate(asked));
    }

    private async Task HearAsync(Turn turn, Guid id, Func<Case, CaseCommand> word)
    {
        var own = await ChangeOwnCase.FindAsync(turn, $"{id:N}");
        if (own is null || await change.RunAsync(turn, own, word(own)) != CaseChange.Done)
        {
            turn.Dialog.Settle(CaseTexts.AskedRating, $"{id:N}");
            turn.Say(CaseTexts.NotToRate(own));
            return;
        }

        turn.Concerns(own.Id);
        if (own.WaitsForWord)
        {
            turn.Say(CaseTexts.AskRating(own), CaseTexts.RatingChoices(own.Id));
            return;
        }

        turn.Dialog.Settle(CaseTexts.AskedRating, $"{id:N}");
        turn.Say(own.IsOpen ? CaseTexts.OpenedAgain(own, (await territory.RunAsync(turn.Db, turn.Cancellation)).Find(own.UnitId)?.Name)
            : CaseTexts.Rated(own));
        if (turn.Dialog.Questions.FindLast(asked => asked.Name == CaseTexts.AskedRating) is { } another)
            await AskAsync(turn, another.Subject);
    }

    /// <returns>Null: hostile input.</returns>
    private static (Guid Id, T Value)? Read<T>(string argument)
        where T : struct, Enum =>
        argument.Split(',') is [var id, var name] && Guid.TryParse(id, out var caseId) && Enum.TryParse<T>(name, out var value) && Enum.IsDefined(value)
            ? (caseId, value) : null;
}
