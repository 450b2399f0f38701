namespace ResidentAssistant.Assistant.Data;

/// <summary>Work that goes on behind the requests.</summary>
internal static class Repeat
{
    /// <summary>Does the work, pauses, and does it again until it is stopped; after a failure too.</summary>
    /// <param name="pause">Between the end of one time and the beginning of the next.</param>
    /// <param name="failed">Told of each failure; the work is tried again after the pause.</param>
    public static async Task ForeverAsync(Func<CancellationToken, Task> work, TimeSpan pause, TimeProvider clock, Action<Exception> failed,
        CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await work(stopping);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                failed(failure);
            }

            await Task.Delay(pause, clock, stopping);
        }
    }
}
