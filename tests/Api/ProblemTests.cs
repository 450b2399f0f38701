using System.Net;
using System.Text;
using ResidentAssistant.Assistant.Staff;
using Xunit;

namespace ResidentAssistant.Tests.Api;

/// <summary>What a program reads when a call is refused: a sentence for people, fields for itself, and nothing of the inside.</summary>
public sealed class ProblemTests(ProgramHost shared) : IClassFixture<ProgramHost>
{
    private const string Notes = "/probe/notes";

    [Fact]
    public async Task A_stale_version_tells_the_one_there_is_and_a_rule_its_code()
    {
        var stale = await shared.CallAsync(null, "/probe/stale");
        Assert.Equal((409, "刚才有人改过了，请按最新的内容再试。", 7), (stale.Status, stale.Detail, stale.Json.GetProperty("version").GetInt32()));
        var refused = await shared.CallAsync(await shared.KeyAsync(ApiScope.CasesWrite), Notes, """{"text":"禁"}""");
        Assert.Equal((422, "这个词不能用。", "forbidden_word"), (refused.Status, refused.Detail, refused.Json.GetProperty("code").GetString()));
        Assert.Equal(422, refused.Json.GetProperty("status").GetInt32());
    }

    [Theory]
    [InlineData("{", 400)]
    [InlineData("", 400)]
    [InlineData("null", 400)]
    [InlineData("""{"text":3}""", 400)]
    [InlineData("[]", 400)]
    public async Task A_body_that_cannot_be_read_is_refused_with_a_sentence(string body, int status)
    {
        var answer = await shared.CallAsync(await shared.KeyAsync(ApiScope.CasesWrite), Notes, body);
        Assert.Equal((status, "请求写得不对，请检查地址和参数。"), (answer.Status, answer.Detail));
    }

    [Fact]
    public async Task A_body_that_is_too_large_or_of_another_kind_is_refused_with_and_without_a_key_for_repeating()
    {
        var bearer = await shared.KeyAsync(ApiScope.CasesWrite);
        var large = $$"""{"text":"{{new string('x', 1024 * 1024)}}"}""";
        foreach (var key in new[] { null, "large" })
        {
            var answer = await shared.CallAsync(bearer, Notes, large, key);
            Assert.Equal((413, "内容太大了。"), (answer.Status, answer.Detail));
        }

        using var http = new HttpClient { BaseAddress = shared.Host.Address };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1" + Notes) { Content = new StringContent("text=x", Encoding.UTF8, "text/plain") };
        request.Headers.Authorization = new("Bearer", bearer);
        var other = await ProgramHost.Answer.OfAsync(http, request);
        Assert.Equal((415, "内容的格式这里不支持。"), (other.Status, other.Detail));
    }

    [Fact]
    public async Task A_defect_is_told_without_its_words()
    {
        var answer = await shared.CallAsync(null, "/probe/broken");
        Assert.Equal(500, answer.Status);
        Assert.DoesNotContain("secret", answer.Body, StringComparison.Ordinal);
        Assert.Contains("12345", answer.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_there_is_not_is_a_problem_too()
    {
        var answer = await shared.CallAsync(null, "/nothing");
        Assert.Equal((404, "没有这个地址，可能写错了，或者已经搬走。"), (answer.Status, answer.Detail));
        answer.Is(HttpStatusCode.NotFound);
    }
}
