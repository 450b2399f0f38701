using Xunit;

namespace ResidentAssistant.Tests.Upgrade;

/// <summary>No test, but what a developer runs before a release: <c>tests/run.sh --explicit only --filter-class '*StoreTests'</c>.</summary>
public sealed class StoreTests
{
    [Fact(Explicit = true)]
    public async Task The_city_of_this_release_is_stored()
    {
        await using var worked = await FilledCity.StartAsync();
        TestContext.Current.TestOutputHelper?.WriteLine(await StoredCity.WriteAsync(worked.City));
    }
}
