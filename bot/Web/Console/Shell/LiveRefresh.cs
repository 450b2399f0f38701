namespace ResidentAssistant.Web.StaffConsole;

/// <summary>
/// Calls back soon after a signal, and every so often without one. Many signals in a row are one call. A signal that was
/// lost costs one period.
/// </summary>
internal sealed class LiveRefresh : IDisposable
{
    private static readonly TimeSpan Gather = TimeSpan.FromMilliseconds(500);
    private readonly CancellationTokenSource stopping = new();
    private readonly SemaphoreSlim heard = new(0);
    private int pending;

    /// <param name="every">How long without a signal.</param>
    /// <param name="gather">How long signals are gathered before the call; null is half a second.</param>
    /// <param name="refresh">Must not throw.</param>
    public LiveRefresh(TimeSpan every, TimeSpan? gather, Func<Task> refresh) => _ = RunAsync(every, gather ?? Gather, refresh);

    public void Hear()
    {
        if (Interlocked.Exchange(ref pending, 1) == 0)
            heard.Release();
    }

    public void Dispose() => stopping.Cancel();

    private async Task RunAsync(TimeSpan every, TimeSpan gather, Func<Task> refresh)
    {
        try
        {
            while (true)
            {
                if (await heard.WaitAsync(every, stopping.Token))
                    await Task.Delay(gather, stopping.Token);
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
