using Xunit;

namespace ResidentAssistant.Tests.Harness;

/// <summary>Waits for what another thread or process does, as long as a slow machine may need.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public static Task TrueAsync(Func<bool> holds) => TrueAsync(() => Task.FromResult(holds()));

    public static async Task TrueAsync(Func<Task<bool>> holdsAsync)
    {
        for (var look = 0; look < Patience / TimeSpan.FromMilliseconds(20); look++)
        {
            if (await holdsAsync())
                return;
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        Assert.Fail("It did not come about.");
    }
}
