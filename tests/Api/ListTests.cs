using System.Net;
using System.Text.Json;
using ResidentAssistant.Assistant.Staff;
using ResidentAssistant.Web.Api;
using Xunit;

namespace ResidentAssistant.Tests.Api;

/// <summary>Lists are read in parts, in an order that stays.</summary>
public sealed class ListTests(ProgramHost shared) : IClassFixture<ProgramHost>
{
    [Fact]
    public async Task Units_are_read_part_by_part_each_after_the_one_above_it()
    {
        var key = await shared.KeyAsync(ApiScope.CasesRead);
        var whole = (await shared.CallAsync(key, "/units")).Json;
        Assert.Equal(JsonValueKind.Null, whole.GetProperty("next").ValueKind);
        var all = whole.GetProperty("items").EnumerateArray().ToList();
        var community = Assert.Single(all, unit => unit.GetProperty("name").GetString() == "檀溪社区");
        Assert.Equal("community", community.GetProperty("kind").GetString());
        Assert.Contains(all, unit => unit.GetProperty("kind").GetString() == "city" && unit.GetProperty("parent").ValueKind == JsonValueKind.Null);
        var seen = new HashSet<Guid>();
        foreach (var unit in all)
        {
            Assert.True(unit.GetProperty("parent").ValueKind == JsonValueKind.Null || seen.Contains(unit.GetProperty("parent").GetGuid()));
            Assert.True(seen.Add(unit.GetProperty("id").GetGuid()));
        }

        var (parts, next) = (new List<string>(), "");
        do
        {
            var part = (await shared.CallAsync(key, $"/units?limit=2&after={next}")).Json;
            Assert.InRange(part.GetProperty("items").GetArrayLength(), 1, 2);
            parts.AddRange(part.GetProperty("items").EnumerateArray().Select(unit => unit.GetProperty("id").GetString()!));
            next = part.GetProperty("next").GetString();
        }
        while (next is not null);
        Assert.Equal(all.Select(unit => unit.GetProperty("id").GetString()!), parts);
    }

    [Theory]
    [InlineData("limit=0", "limit 要在 1 到 200 之间。")]
    [InlineData("limit=201", "limit 要在 1 到 200 之间。")]
    [InlineData("limit=abc", "请求写得不对，请检查地址和参数。")]
    [InlineData("after=x", "after 读不懂，请照上一次的 next 原样带回来。")]
    [InlineData("after=%E5%B1%85", "after 读不懂，请照上一次的 next 原样带回来。")]
    [InlineData("after=WyJhIiwiYiJd", "after 读不懂，请照上一次的 next 原样带回来。")]
    [InlineData("after=WyJcdTAwMDAiXQ", "after 读不懂，请照上一次的 next 原样带回来。")]
    [InlineData("after=W251bGxd", "after 读不懂，请照上一次的 next 原样带回来。")]
    public async Task What_is_not_as_agreed_is_refused(string query, string sentence)
    {
        var answer = await shared.CallAsync(await shared.KeyAsync(ApiScope.CasesRead), $"/units?{query}");
        Assert.Equal((400, sentence), (answer.Status, answer.Detail));
    }

    [Fact]
    public async Task The_largest_part_is_given()
    {
        (await shared.CallAsync(await shared.TokenAsync("lawyer@example.cn"), "/units?limit=200")).Is(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("a")]
    [InlineData("居民\n\"")]
    public void A_cursor_comes_back_as_it_went(string part) => Assert.Equal([part, "2026"], Cursor.Read(Cursor.Of(part, "2026"), 2));
}
