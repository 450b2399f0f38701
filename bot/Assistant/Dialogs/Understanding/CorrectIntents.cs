using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Residents;
using ResidentAssistant.Assistant.Staff;

namespace ResidentAssistant.Assistant.Dialogs;

/// <summary>What staff do with sentences that were misunderstood: propose what they mean, review, adopt.</summary>
public sealed class CorrectIntents(Transactions transactions, Vault vault, TimeProvider clock)
{
    /// <summary>The classifier reads no more of a message.</summary>
    private const int Longest = 300;

    private const int Listed = 300;

    /// <summary>Proposes what a line means. Of two at the same moment the unique hash lets one through, and the other finds it known.</summary>
    /// <param name="staff">Who proposes.</param>
    /// <param name="line">A line that this person was given to read.</param>
    /// <param name="intent">What it means.</param>
    /// <param name="cancellation">Stops the work.</param>
    public async Task<CorrectionChange> ProposeAsync(StaffIdentity staff, Activity line, Intent intent, CancellationToken cancellation) =>
        !staff.May(StaffActions.Correct) ? CorrectionChange.NotAllowed : await transactions.RetryAsync(
        async db =>
        {
            if (line.Decision is not { Intents: [var likeliest, ..] })
                return CorrectionChange.NothingToLearn;
            var name = await db.Conversations.Where(c => c.Id == line.ConversationId)
                .Join(db.Residents, c => c.ResidentId, r => r.Id, (_, r) => r.Name).FirstOrDefaultAsync(cancellation);
            var text = Redaction.Of(line.Text, [name ?? ""], await PlaceNames.ReadAsync(db, cancellation));
            text = text.Length > Longest ? text[..Longest] : text;
            if (Repair.Plain(IntentCorrection.Learnt(text)).Length == 0)
                return CorrectionChange.NothingToLearn;
            var now = clock.GetUtcNow();
            var hash = IntentCorrection.HashOf(text, vault);
            var known = await db.IntentCorrections.FirstOrDefaultAsync(c => c.TextHash == hash, cancellation);
            if (known is not null && !known.ProposeAgain(intent, staff, now))
                return CorrectionChange.KnownAlready;
            var correction = known ?? db.IntentCorrections.Add(new IntentCorrection(text, likeliest.Intent, intent, staff, now, vault)).Entity;
            db.Audit.Add(new AuditEntry(staff, "intent.propose", correction.Id.ToString("N"), now));
            return CorrectionChange.Done;
        },
        cancellation);

    /// <summary>Those that wait first, the newest of each state first; nothing for who may not review.</summary>
    public async Task<IReadOnlyList<IntentCorrection>> ListAsync(StaffIdentity staff, CancellationToken cancellation)
    {
        if (!staff.May(StaffActions.Review))
            return [];
        await using var db = await transactions.ReadAsync(cancellation);
        return await db.IntentCorrections.AsNoTracking().Where(c => c.State != CorrectionState.Refused)
            .OrderBy(c => c.State == CorrectionState.Proposed ? 0 : 1).ThenByDescending(c => c.ProposedAt).Take(Listed).ToListAsync(cancellation);
    }

    /// <summary>Adopts a proposal, or refuses it, also one that was adopted before.</summary>
    public async Task<CorrectionChange> ReviewAsync(StaffIdentity staff, Guid id, int version, bool approve, CancellationToken cancellation)
    {
        if (!staff.May(StaffActions.Review))
            return CorrectionChange.NotAllowed;
        try
        {
            return await transactions.RunAsync(
                async db =>
                {
                    if (await db.IntentCorrections.FirstOrDefaultAsync(c => c.Id == id && c.Version == version, cancellation) is not { } correction)
                        return CorrectionChange.ChangedMeanwhile;
                    if (approve && correction.ProposedBy == staff.Id)
                        return CorrectionChange.SamePerson;
                    var now = clock.GetUtcNow();
                    correction.Review(approve, staff, now);
                    db.Audit.Add(new AuditEntry(staff, approve ? "intent.approve" : "intent.refuse", id.ToString("N"), now));
                    return CorrectionChange.Done;
                },
                cancellation);
        }
        catch (DbUpdateConcurrencyException)
        {
            return CorrectionChange.ChangedMeanwhile;
        }
    }
}
