using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Data;

namespace ResidentAssistant.Assistant.Cases;

/// <summary>What residents do with cases of their own, in a turn or on their own page.</summary>
public sealed class ChangeOwnCase(ReadCaseRules rules)
{
    /// <returns>Null: there is none, or it is somebody else's.</returns>
    internal static async Task<Case?> FindAsync(Turn turn, string caseId) => Guid.TryParse(caseId, out var id)
        ? await turn.Db.Cases.FirstOrDefaultAsync(c => c.Id == id && c.ResidentId == turn.ResidentId, turn.Cancellation)
        : null;

    /// <summary>In the transaction of a turn.</summary>
    public Task<CaseChange> RunAsync(Turn turn, Case own, CaseCommand command) => RunAsync(turn.Db, own, command, turn.Now, turn.Cancellation);

    /// <summary>In a transaction of the caller, who knows whose case it is.</summary>
    internal async Task<CaseChange> RunAsync(AppDb db, Case own, CaseCommand command, DateTimeOffset now, CancellationToken cancellation) =>
        await CaseLog.DoAsync(db, own, command, CaseActor.Resident, await rules.RunAsync(db, cancellation), now, cancellation);
}
