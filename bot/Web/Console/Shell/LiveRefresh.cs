namespace ResidentAssistant.Web.StaffConsole;

/// <summary>
/// Calls back soon after a signal, and every so often without one. Many signals in a row are one call. A signal that was
/// lost costs one period.
/// </summary>
/// <param name="every">How long without a signal; asked each time.</param>
/// <param name="gather">How long signals are gathered before the call; null is half a second.</param>
/// <param name="refresh">Must not throw.</param>
internal sealed class LiveRefresh(Func<TimeSpan> every, TimeSpan? gather, Func<Task> refresh) : IDisposable
{
    private static readonly TimeSpan Gather = TimeSpan.FromMilliseconds(500);
    private readonly CancellationTokenSource stopping = new();
    private readonly SemaphoreSlim heard = new(0);
    private int pending;
    private bool begun;

    /// <summary>Calls back from now on, also for what was signalled before.</summary>
    public void Begin()
    {
        if (begun)
            return;
        begun = true;
        _ = RunAsync();
    }

    public void Hear()
    {
        if (Interlocked.Exchange(ref pending, 1) == 0)
            heard.Release();
    }

    public void Dispose() => stopping.Cancel();

    private async Task RunAsync()
    {
        try
        {
            while (true)
            {
                if (await heard.WaitAsync(every(), stopping.Token))
                    await Task.Delay(gather ?? Gather, stopping.Token);
                Volatile.Write(ref pending, 0);
                await refresh();
            }
        }
        catch (OperationCanceledException)
        {
            stopping.Dispose();
        }
    }
}
