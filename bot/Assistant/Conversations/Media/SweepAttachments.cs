using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ResidentAssistant.Assistant.Data;

namespace ResidentAssistant.Assistant.Conversations;

/// <summary>
/// Deletes files that belong to no message: a process was killed after it stored them and before it kept the message, or
/// before it deleted those of a resident who left. A file is stored some moments before its row, by this node or another; so
/// only what has had none for an hour, by this node's own clock, is deleted.
/// </summary>
public sealed class SweepAttachments(Transactions transactions, AttachmentFiles files, TimeProvider clock, ILogger<SweepAttachments> log) : BackgroundService
{
    public static readonly TimeSpan Every = TimeSpan.FromHours(1);

    private const int AtOnce = 500;

    /// <summary>More files without a row than this, and than files with one, are no crash but another city's database.</summary>
    private const int Suspicious = 100;

    private readonly Dictionary<Guid, long> suspects = [];

    /// <summary>Looks once.</summary>
    /// <returns>How many files were deleted.</returns>
    public async Task<int> SweepAsync(CancellationToken cancellation)
    {
        var (known, unknown) = await LookAsync(cancellation);
        foreach (var id in suspects.Keys.Where(id => !unknown.Contains(id)).ToList())
            suspects.Remove(id);
        if (unknown.Count > Math.Max(Suspicious, known))
        {
            log.LogWarning(
                "{Unknown} of {All} files in the attachments folder are not known to the database; none is deleted. Does DataDir belong to this database?",
                unknown.Count, unknown.Count + known);
            return 0;
        }

        var deleted = 0;
        foreach (var id in unknown)
        {
            if (suspects.TryAdd(id, clock.GetTimestamp()) || clock.GetElapsedTime(suspects[id]) < Every)
                continue;
            files.Delete(id);
            suspects.Remove(id);
            deleted++;
        }

        if (deleted > 0)
            log.LogInformation("Deleted {Count} files that belonged to no message.", deleted);
        return deleted;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        await Repeat.ForeverAsync(
            SweepAsync, Every, clock, failure => log.LogError(failure, "Files without a message could not be looked for; it is tried again."), stoppingToken);
    }

    private async Task<(int Known, HashSet<Guid> Unknown)> LookAsync(CancellationToken cancellation)
    {
        var (known, unknown) = (0, new HashSet<Guid>());
        foreach (var ids in files.Ids().Chunk(AtOnce))
        {
            await using var db = await transactions.ReadAsync(cancellation);
            var there = await db.Attachments.Where(a => ids.Contains(a.Id)).Select(a => a.Id).ToListAsync(cancellation);
            known += there.Count;
            unknown.UnionWith(ids.Except(there));
        }

        return (known, unknown);
    }
}
