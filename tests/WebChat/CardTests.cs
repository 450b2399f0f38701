using System.Text.Json.Nodes;
using ResidentAssistant.Tests.Harness;
using Xunit;

namespace ResidentAssistant.Tests.WebChat;

/// <summary>Buttons and cards of foreign clients: what is tapped counts as if it were typed, and as nothing more.</summary>
public sealed class CardTests(SharedHost shared) : IClassFixture<SharedHost>
{
    private readonly TestHost host = shared.Host;

    /// <summary>What clients post for postBack, messageBack, Action.Submit and Teams' way of the same.</summary>
    public static TheoryData<string, string> Taps => new()
    {
        { "postBack", """{"type":"message","value":"帮助","channelData":{"postBack":true}}""" },
        { "postBack with an empty text", """{"type":"message","text":"","value":"帮助","channelData":{"postBack":true}}""" },
        { "messageBack", """{"type":"message","text":"帮助","value":{"v":1},"channelData":{"messageBack":{"displayText":"看说明"}}}""" },
        { "a submitted card", """{"type":"message","value":{"text":"帮助","choice":"2"},"channelData":{"postBack":true}}""" },
        { "a submitted card as Teams writes it", """{"type":"message","value":{"msteams":{"type":"messageBack","text":"帮助"}}}""" },
    };

    [Theory]
    [MemberData(nameof(Taps))]
    public async Task A_tap_says_its_words_and_comes_back_as_it_was_sent(string kind, string json)
    {
        using var visitor = await DirectLineClient.OpenAsync(host);
        var sent = JsonNode.Parse(json)!.AsObject();
        await visitor.PostAsync(sent);
        await host.AnsweredAsync(visitor.Conversation);
        var heard = await visitor.ReadNewsAsync();
        Assert.Contains("您可以这样说", (string?)heard[^1]["text"], StringComparison.Ordinal);
        Assert.True(JsonNode.DeepEquals(sent["value"], heard[0]["value"]), kind);
        Assert.Equal((string?)sent["text"] ?? "", (string?)heard[0]["text"] ?? "");
    }

    [Fact]
    public async Task A_number_as_value_takes_the_choice_of_that_number()
    {
        using var visitor = await DirectLineClient.OpenAsync(host);
        await visitor.PostAsync(new JsonObject { ["type"] = "message", ["value"] = 1 });
        await host.AnsweredAsync(visitor.Conversation);
        Assert.Contains("遇到了什么问题", string.Concat((await visitor.ReadNewsAsync()).Select(line => (string?)line["text"])), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"command":"handoff.request","case":"XY-1"}""")]
    [InlineData("""{"text":{"text":"转人工"}}""")]
    [InlineData("""[{"text":"转人工"}]""")]
    [InlineData("true")]
    public async Task A_value_that_is_no_words_does_nothing_but_is_answered(string value)
    {
        using var visitor = await DirectLineClient.OpenAsync(host);
        await visitor.PostAsync(new JsonObject { ["type"] = "message", ["value"] = JsonNode.Parse(value) });
        await host.AnsweredAsync(visitor.Conversation);
        var answer = Assert.Single(await visitor.ReadNewsAsync(), DirectLineClient.IsFromCity);
        Assert.DoesNotContain("律师", (string?)answer["text"], StringComparison.Ordinal);
    }
}
