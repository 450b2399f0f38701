using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Data.Keys;
using ResidentAssistant.Knowledge;

namespace ResidentAssistant.Web.Health;

/// <summary>
/// Whether this node can take a message now: a write goes through the writer that turns use and comes back in time, the disk
/// has room, the keys are there, the index is loaded, and what is to be delivered leaves. However often it is asked, it looks
/// once a second at most, and never twice at the same time.
/// </summary>
internal sealed class Readiness(
    NoteKey noteKey, Transactions transactions, DatabaseOptions database, HealthOptions limits, KnowledgeIndex index, TimeProvider clock,
    ILogger<Readiness> log)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Overdue = TimeSpan.FromMinutes(5);
    private readonly Lock asking = new();
    private Task<IReadOnlyList<HealthCheck>>? look;
    private long lookedAt;
    private Task? write;
    private bool wasReady = true;

    /// <summary>The longest that the write and the reading of the outbox may take together.</summary>
    internal TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>All checks in a fixed order; ready when each is well.</summary>
    public Task<IReadOnlyList<HealthCheck>> LookAsync()
    {
        lock (asking)
        {
            if (look is null || (look.IsCompleted && clock.GetElapsedTime(lookedAt) >= Fresh))
            {
                lookedAt = clock.GetTimestamp();
                look = Task.Run(ExamineAsync);
            }

            return look;
        }
    }

    private async Task<IReadOnlyList<HealthCheck>> ExamineAsync()
    {
        var (written, delivered) = await DatabaseAsync();
        List<HealthCheck> checks = [written, Disk(), written.Ok ? await KeysAsync() : new("keys", false, "数据库不通，没有检查"), Index(), delivered];
        var ready = checks.TrueForAll(check => check.Ok);
        if (ready != wasReady)
            log.LogWarning("Ready: {Ready}. {Wrong}", ready,
                string.Join("; ", checks.Where(check => !check.Ok).Select(check => $"{check.Name}: {check.Says}")));
        wasReady = ready;
        return checks;
    }

    private async Task<(HealthCheck Written, HealthCheck Delivered)> DatabaseAsync()
    {
        // A write that does not come back is waited for, not followed by others.
        if (write is null or { IsCompleted: true })
            write = noteKey.RunAsync(CancellationToken.None);
        try
        {
            await write.WaitAsync(Patience);
            return (new("database", true, "能写入"), await DeliveriesAsync().WaitAsync(Patience));
        }
        catch (TimeoutException)
        {
            return (new("database", false, $"{Patience.TotalSeconds:0} 秒内没有写完"), new("deliveries", false, "没有检查"));
        }
        catch (Exception failure)
        {
            log.LogDebug(failure, "The readiness check could not write.");
            return (new("database", false, StorageFault.Of(failure)?.What ?? "写入失败"), new("deliveries", false, "没有检查"));
        }
    }

    private async Task<HealthCheck> DeliveriesAsync()
    {
        await using var db = await transactions.ReadAsync(CancellationToken.None);
        var before = clock.GetUtcNow() - Overdue;
        var overdue = await db.Outbox.CountAsync(m => m.State == DeliveryState.Waiting && m.NextAttemptAt < before);
        return overdue == 0 ? new("deliveries", true, "没有积压") : new("deliveries", false, $"{overdue} 条消息过了发送时间 {Overdue.TotalMinutes:0} 分钟还没有发");
    }

    private HealthCheck Disk()
    {
        try
        {
            var free = DataFolder.FreeBytes(database.DataDir);
            return new("disk", limits.IsEnough(free), $"剩余 {free / 1_000_000} MB，至少要 {limits.FreeMegabytes} MB");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return new("disk", false, "读不出剩余空间");
        }
    }

    private async Task<HealthCheck> KeysAsync()
    {
        try
        {
            return await KeyCheck.ProblemAsync(database, CancellationToken.None).WaitAsync(Patience) is null
                ? new("keys", true, "齐全")
                : new("keys", false, "缺少密钥或密钥不对，请看 doctor");
        }
        catch (Exception failure) when (failure is TimeoutException or System.Data.Common.DbException)
        {
            return new("keys", false, "没有查完");
        }
    }

    private HealthCheck Index() => index.Generation is null ? new("index", false, "正在建立") : new("index", true, "可以检索");
}
