using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ResidentAssistant.Integrations.WeChat;
using Xunit;

namespace ResidentAssistant.Tests.WeChat;

/// <summary>WeChat's script on our page: signed for our own address only, and the button that asks for notices.</summary>
public sealed class WeChatScriptTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("sM4AOVdWfPE4DxkXGEs8VMCPGGVi4C3VM0P37wVUCFvkVAy_90u5h9nbSlYy3-Sl-HhTdfl2fzFy1AOcHKP7qg", "Wm3WZYTPz0wzccnW", 1414587457,
        "http://mp.weixin.qq.com?params=value", "0f9de62fce790f9a083d5c99e95740ceb90c27ed")]
    [InlineData("TESTTICKET_0001", "n0nce16charsABCD", 1767225600, "https://bot.example.cn/case?id=42", "f9a944c37eeddc7f0b87ae7e32395c26bd3e69aa")]
    public void A_page_is_signed_as_Tencent_documents_it(string ticket, string nonce, long timestamp, string page, string signature) =>
        Assert.Equal(signature, WeChatScript.Sign(ticket, nonce, timestamp, page));

    [Fact]
    public async Task A_page_of_this_site_is_signed_with_one_ticket_and_a_foreign_one_never()
    {
        await using var city = await WeChatCity.StartAsync();
        var page = new Uri(city.Http.BaseAddress!, "/my?from=singlemessage").ToString();
        for (var i = 0; i < 2; i++)
        {
            var answer = JsonDocument.Parse(await city.Http.GetStringAsync(Address(page), Cancellation)).RootElement;
            Assert.Equal(WeChatCity.AppId, answer.GetProperty("appId").GetString());
            var text = $"jsapi_ticket=TICKET_1&noncestr={answer.GetProperty("nonceStr").GetString()}&timestamp={answer.GetProperty("timestamp").GetInt64().ToString(CultureInfo.InvariantCulture)}&url={page}";
#pragma warning disable CA5350 // The protocol's algorithm.
            Assert.Equal(Convert.ToHexString(SHA1.HashData(Encoding.UTF8.GetBytes(text))).ToLowerInvariant(), answer.GetProperty("signature").GetString());
#pragma warning restore CA5350
        }

        Assert.Equal(1, city.Peer.TicketsGiven);
        foreach (
            var foreign in new[] { "https://evil.example/my", page.Replace("127.0.0.1", "127.0.0.1.evil.example", StringComparison.Ordinal), page
                + "#part", "/my", "" })
            Assert.Equal(HttpStatusCode.BadRequest, (await city.Http.GetAsync(Address(foreign), Cancellation)).StatusCode);
    }

    [Fact]
    public async Task With_a_subscription_the_page_asks_for_notices_and_allows_just_the_script_it_needs()
    {
        await using var city = await WeChatCity.StartAsync(settings:
            [("WeChat:Accounts:both:AppSecret", ""), ("WeChat:Accounts:open:AppSecret", ""), ("WeChat:Accounts:main:Subscription:TemplateId", "SUB1"),
                ("WeChat:Accounts:main:Subscription:Fields:thing1", "{what}")]);
        var resident = city.NewUser();
        await resident.Says("你好");
        using var phone = new MyPageTests.Phone(city, resident.OpenId);
        var html = (await phone.OpenAsync("/my")).Html;
        Assert.Contains("<wx-open-subscribe id=\"subscribe\" template=\"SUB1\">", html, StringComparison.Ordinal);
        Assert.Contains("有回复时提醒我", html, StringComparison.Ordinal);
        Assert.Contains(
            "<script src=\"https://res.wx.qq.com/open/js/jweixin-1.6.0.js\" defer></script><script src=\"/my/notice.js\" data-account=\"main\" defer></script>",
                html, StringComparison.Ordinal);
        Assert.Contains("; script-src 'self' https://res.wx.qq.com/open/js/jweixin-1.6.0.js; connect-src 'self';", phone.Policy, StringComparison.Ordinal);
        Assert.Contains("wx.config", await city.Http.GetStringAsync(new Uri("/my/notice.js", UriKind.Relative), Cancellation), StringComparison.Ordinal);
    }

    private static Uri Address(string page) => new($"/wechat/main/script?url={Uri.EscapeDataString(page)}", UriKind.Relative);
}
