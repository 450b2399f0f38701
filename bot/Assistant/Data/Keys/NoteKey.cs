using Microsoft.EntityFrameworkCore;

namespace ResidentAssistant.Assistant.Data.Keys;

/// <summary>
/// Notes in the database which key seals now, with a write through the writer that turns use. A key that the ring got since
/// (a new one every 90 days) gets its canary here.
/// </summary>
public sealed class NoteKey(Transactions transactions, Vault vault, TimeProvider clock)
{
    public Task RunAsync(CancellationToken cancellation)
    {
        var phrase = vault.Seal(KeyCanary.Phrase);
        var keyId = Vault.KeyOf(phrase);
        return transactions.RetryAsync(
            async db =>
            {
                var now = clock.GetUtcNow();
                if (await db.KeyCanaries.Where(c => c.KeyId == keyId).ExecuteUpdateAsync(set => set.SetProperty(c => c.CheckedAt, now), cancellation) == 0)
                    db.KeyCanaries.Add(new KeyCanary(keyId, phrase, vault.Hash(KeyCanary.Phrase), now));
                return true;
            },
            cancellation);
    }
}
