using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Staff;
using ResidentAssistant.Assistant.Work;
using ResidentAssistant.Tests.Durability;
using ResidentAssistant.Tests.Harness;

namespace ResidentAssistant.Tests.Work;

/// <summary>Work whose effect is a line in the log of who did what, and which a test can stop in the middle.</summary>
internal sealed class ScriptedWork(string kind) : IDueWorkHandler
{
    public string Kind => kind;

    /// <summary>Called with the key when the work is half done.</summary>
    public Func<string, Task> Middle { get; set; } = _ => Task.CompletedTask;

    public Task LockAsync(AppDb db, string key, CancellationToken cancellation) => Task.CompletedTask;

    public async Task<Guid?> RunAsync(AppDb db, string key, DateTimeOffset now, CancellationToken cancellation)
    {
        db.Audit.Add(AuditEntry.OfResident(kind, key, now));
        await db.SaveChangesAsync(cancellation);
        await Middle(key);
        return null;
    }

    /// <summary>Keys of the work that was done, in order of the alphabet.</summary>
    public Task<List<string>> DoneAsync(TestCity city, CancellationToken cancellation) => Transcripts.QueryAsync(
        city, db => db.Audit.Where(entry => entry.Action == kind).Select(entry => entry.Subject).Order().ToListAsync(cancellation));
}
