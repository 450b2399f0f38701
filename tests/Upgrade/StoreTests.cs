using ResidentAssistant.Tests.Roles;
using Xunit;

namespace ResidentAssistant.Tests.Upgrade;

/// <summary>Before a release: <c>ResidentAssistant.Tests --explicit only --filter-class '*StoreTests'</c>.</summary>
public sealed class StoreTests
{
    [Fact(Explicit = true)]
    public async Task The_city_of_this_release_is_stored()
    {
        await using WorkedCity worked = await FilledCity.StartAsync();
        TestContext.Current.TestOutputHelper?.WriteLine(await StoredCity.WriteAsync(worked.City));
    }
}
