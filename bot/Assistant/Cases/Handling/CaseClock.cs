using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Work;

namespace ResidentAssistant.Assistant.Cases;

/// <summary>Lets the clock of a case tick when its time has come: a warning, a missed deadline, the end of a silence or of a hold.</summary>
internal sealed class CaseClock(ReadCaseRules rules) : IDueWorkHandler
{
    string IDueWorkHandler.Kind => CaseLog.Work;

    /// <summary>Whoever changes a case in a turn has its conversation; so has the clock.</summary>
    async Task IDueWorkHandler.LockAsync(AppDb db, string key, CancellationToken cancellation)
    {
        var id = Guid.Parse(key);
        if (await db.Cases.Where(c => c.Id == id).Select(c => c.ConversationId).FirstOrDefaultAsync(cancellation) is { } conversation)
            await Transcript.LockAsync(db, conversation, cancellation);
    }

    async Task<Guid?> IDueWorkHandler.RunAsync(AppDb db, string key, DateTimeOffset now, CancellationToken cancellation)
    {
        var id = Guid.Parse(key);
        if (await db.Cases.FirstOrDefaultAsync(c => c.Id == id, cancellation) is not { } one)
            return null;
        await CaseLog.DoAsync(db, one, new CaseCommand.Tick(), CaseActor.System, await rules.RunAsync(db, cancellation), now, cancellation);
        return null;
    }
}
