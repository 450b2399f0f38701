using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ResidentAssistant.Assistant.Data;

namespace ResidentAssistant.Assistant.Conversations.Inbound;

/// <summary>
/// Looks every second whether the database answers, and takes in what waits in the spool, in order: after a restart, and when
/// an outage is over. What is taken in twice, since the process was killed in between, has no second effect (see <see cref="Inbox"/>).
/// </summary>
public sealed class WatchDatabase(Spool spool, DatabaseOutage outage, Transactions transactions, Inbox inbox, SpoolTargets targets) : BackgroundService
{
    /// <summary>Attempts at one item before it is set aside: it is a defect then, not an outage.</summary>
    private const int Attempts = 3;

    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);
    private int failed;

    /// <summary>Longer than any message is waited for: a crowd or a long transaction is not yet an outage.</summary>
    internal TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(20);

    public async Task LookAsync(CancellationToken cancellation)
    {
        // That an item could be written tells more than an answer: a standby database answers too.
        while (spool.First() is { } entry)
        {
            if (!await WorksAsync(stopping => TakeInAsync(entry, stopping), cancellation))
                return;
            outage.End();
        }

        if (await WorksAsync(stopping => transactions.RunAsync(db => db.Database.ExecuteSqlRawAsync("SELECT 1", stopping), stopping), cancellation))
            outage.End();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        await Repeat.ForeverAsync(
            LookAsync, Every, TimeProvider.System, failure => targets.Log.LogError(failure, "The spool could not be looked at; trying again."), stoppingToken);
    }

    /// <summary>False when the database is away.</summary>
    private async Task<bool> WorksAsync(Func<CancellationToken, Task> work, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Patience);
        try
        {
            await Task.Run(() => work(limit.Token), CancellationToken.None).WaitAsync(limit.Token);
            return true;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            outage.Begin(failure: null);
            return false;
        }
        catch (Exception failure) when (DatabaseOutage.MayBe(failure))
        {
            outage.Begin(failure);
            return false;
        }
    }

    private async Task TakeInAsync(Spool.Entry entry, CancellationToken cancellation)
    {
        try
        {
            if (spool.Read(entry) is { } item)
                await TakeInAsync(item, cancellation);
        }
        catch (Exception failure) when (failure is not OperationCanceledException && !DatabaseOutage.MayBe(failure))
        {
            if (++failed < Attempts)
                throw;
            spool.SetAside(entry, failure);
        }

        failed = 0;
        spool.RemoveFirst();
    }

    private async Task TakeInAsync(SpooledItem item, CancellationToken cancellation)
    {
        if (item.Left)
            await targets.Leave.RunAsync(item.Channel, item.Address, cancellation);
        if (item.Answer is { } answer)
            await inbox.NoteAsync(item.Channel, item.Address, answer, cancellation);
        if (item.Message is not { } message)
            return;
        var receipt = await inbox.ReceiveAsync(message, cancellation);
        // It came again since its sender had no answer, or had it cut off: what was given in vain is pushed.
        if (receipt.Duplicate)
            await targets.Pending.ReturnAsync(receipt, cancellation);
        targets.Turns.Enqueue(receipt.ConversationId);
    }
}
