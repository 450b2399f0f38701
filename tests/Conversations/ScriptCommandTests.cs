using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Tests.Harness;
using Xunit;

namespace ResidentAssistant.Tests.Conversations;

/// <summary>chat --script as an operator types it, in the folder of the repository.</summary>
public sealed class ScriptCommandTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("01-一句话说清.md")]
    [InlineData("05-忘了回.md")]
    [InlineData("11-先发照片和位置.md")]
    public async Task A_script_is_played_in_a_city_of_its_own_where_time_passes_and_photos_arrive(string file)
    {
        await using var city = await TestCity.StartAsync();
        var (first, second) = (await PlayAsync(city, file), await PlayAsync(city, file));
        Assert.Equal((0, ""), (first.Exit, first.Error));
        Assert.Equal(first.Output, second.Output);
        await using var db = await city.Transactions.ReadAsync(Cancellation);
        Assert.False(await db.Conversations.AnyAsync(Cancellation));
    }

    [Fact]
    public async Task Told_so_it_is_played_in_the_city_of_DataDir()
    {
        await using var city = await TestCity.StartAsync();
        var played = await PlayAsync(city, "01-一句话说清.md", "--here");
        await using var db = await city.Transactions.ReadAsync(Cancellation);
        Assert.True(await db.Conversations.AnyAsync(Cancellation), played.Error);
    }

    [Fact]
    public async Task Where_the_assistant_answers_otherwise_the_first_difference_is_named()
    {
        await using var city = await TestCity.StartAsync();
        var script = Path.Combine(city.Folder, "script.md");
        await File.WriteAllTextAsync(script, "居民：你好\n助手：没有人会这样说\n", Cancellation);
        var played = await Operator.RunAsync(city.Settings, "chat", "--script", script);
        Assert.Equal(1, played.Exit);
        Assert.Contains("没有听到：没有人会这样说", played.Error, StringComparison.Ordinal);
    }

    private static Task<Operator.Result> PlayAsync(TestCity city, string file, params string[] more) =>
        Operator.RunInAsync(Above.Get("tests"), city.Settings, ["chat", "--script", Path.Combine("Transcripts", file), .. more]);
}
