using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Conversations;

namespace ResidentAssistant.Assistant.Cases;

/// <summary>
/// Puts a case to a neighbour's about the same problem (我也是): one repair, and each household is asked at its end. What each told stays with the own case.
/// </summary>
public sealed class JoinCase(SimilarCaseIndex sameProblem, ChangeOwnCase change)
{
    /// <summary>In a turn of the resident whose case it is.</summary>
    /// <returns>False when the case is not open any more, or no other like it is.</returns>
    public async Task<bool> RunAsync(Turn turn, Case own)
    {
        var ids = await sameProblem.AlikeAsync(turn.Db, own, turn.Cancellation);
        var into = await turn.Db.Cases
            .Where(c => ids.Contains(c.Id) && c.Id != own.Id && c.UnitId == own.UnitId && c.ResidentId != own.ResidentId && Case.OpenStates.Contains(c.State))
            .OrderBy(c => c.CreatedAt).ThenBy(c => c.Number).FirstOrDefaultAsync(turn.Cancellation);
        return into is not null && await change.RunAsync(turn, own, new CaseCommand.Merge(into)) == CaseChange.Done;
    }
}
