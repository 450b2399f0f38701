using Microsoft.Extensions.DependencyInjection;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Tests.Harness;
using Xunit;

namespace ResidentAssistant.Tests.Storage;

/// <summary>A token has one owner among many nodes: nobody storms the outside system, nobody makes another's token invalid.</summary>
public sealed class SharedTokenTests
{
    private const string Name = "wechat:main:access_token";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Many_askers_on_three_nodes_fetch_once(DatabaseProvider provider)
    {
        await using var city = await TestCity.StartAsync(provider);
        var nodes = new[] { city.Get<SharedTokens>(), city.AddNode().GetRequiredService<SharedTokens>(), city.AddNode().GetRequiredService<SharedTokens>() };
        var fetched = 0;
        var got = await Durability.InboxTests.AtOnceAsync(24, i => nodes[i % 3].GetAsync(Name, async cancel =>
        {
            await Task.Delay(200, cancel);
            return new FreshToken($"T{Interlocked.Increment(ref fetched)}", TimeSpan.FromHours(2));
        }, Cancellation));
        Assert.Equal(1, fetched);
        Assert.All(got, token => Assert.Equal("T1", token!.Value));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task While_one_node_renews_the_others_use_the_old_one(DatabaseProvider provider)
    {
        await using var city = await TestCity.StartAsync(provider);
        var (one, other) = (city.Get<SharedTokens>(), city.AddNode().GetRequiredService<SharedTokens>());
        await one.GetAsync(Name, _ => Fresh("old"), Cancellation);
        city.Clock.Advance(TimeSpan.FromMinutes(117));
        var renewing = new TaskCompletionSource();
        var asked = new TaskCompletionSource();
        var next = one.GetAsync(Name, async _ =>
        {
            asked.SetResult();
            await renewing.Task;
            return await Fresh("new");
        }, Cancellation);
        await asked.Task;
        Assert.Equal("old", (await other.GetAsync(Name, _ => throw new InvalidOperationException("Two nodes fetch."), Cancellation))!.Value);
        renewing.SetResult();
        Assert.Equal("new", (await next)!.Value);
        Assert.Equal("new", (await other.GetAsync(Name, _ => throw new InvalidOperationException("It is there."), Cancellation))!.Value);
    }

    [Fact]
    public async Task A_refused_token_is_forgotten_once_and_not_its_successor()
    {
        await using var city = await TestCity.StartAsync();
        var (one, other) = (city.Get<SharedTokens>(), city.AddNode().GetRequiredService<SharedTokens>());
        var bad = (await one.GetAsync(Name, _ => Fresh("bad"), Cancellation))!;
        await one.ForgetAsync(Name, bad, Cancellation);
        Assert.Equal("good", (await one.GetAsync(Name, _ => Fresh("good"), Cancellation))!.Value);
        // The other node was refused the old one too, but later.
        await other.ForgetAsync(Name, bad, Cancellation);
        Assert.Equal("good", (await other.GetAsync(Name, _ => throw new InvalidOperationException("It is there."), Cancellation))!.Value);
    }

    [Fact]
    public async Task Whoever_gets_none_leaves_the_next_asker_free_to_try()
    {
        await using var city = await TestCity.StartAsync();
        var tokens = city.Get<SharedTokens>();
        Assert.Null(await tokens.GetAsync(Name, _ => Task.FromResult<FreshToken?>(null), Cancellation));
        await Assert.ThrowsAsync<InvalidOperationException>(() => tokens.GetAsync(Name, _ => throw new InvalidOperationException("on purpose"), Cancellation));
        Assert.Equal("good", (await tokens.GetAsync(Name, _ => Fresh("good"), Cancellation))!.Value);
    }

    private static Task<FreshToken?> Fresh(string value) => Task.FromResult<FreshToken?>(new FreshToken(value, TimeSpan.FromHours(2)));
}
