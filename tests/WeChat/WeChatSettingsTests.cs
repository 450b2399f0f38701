using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using ResidentAssistant.Assistant;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Integrations.WeChat;
using Xunit;

namespace ResidentAssistant.Tests.WeChat;

public sealed class WeChatSettingsTests
{
    private static readonly Dictionary<string, string?> Whole = new()
    {
        ["WeChat:Accounts:main:AppId"] = WeChatCity.AppId,
        ["WeChat:Accounts:main:Token"] = WeChatCity.Token,
        ["WeChat:Accounts:main:EncodingAESKey"] = WeChatCity.EncodingAesKey,
    };

    [Fact]
    public void No_account_means_no_WeChat() => Assert.Empty(Read([]).Accounts);

    [Fact]
    public void An_account_is_in_safe_mode_unless_it_says_otherwise()
    {
        var account = Read(Whole).Accounts["main"];
        Assert.Equal((WeChatMode.Safe, "wechat:main", false), (account.Mode, account.Channel, account.CanPush));
        Assert.Equal("https://api.weixin.qq.com/", Read(Whole).ApiBase.ToString());
    }

    [Fact]
    public void Only_plain_mode_can_do_without_a_key()
    {
        var settings = new Dictionary<string, string?>(Whole) { ["WeChat:Accounts:main:EncodingAESKey"] = null, ["WeChat:Accounts:main:Mode"] = "Plain" };
        Assert.Equal(WeChatMode.Plain, Read(settings).Accounts["main"].Mode);
    }

    [Theory]
    [InlineData("WeChat:Accounts:main:AppId", null, "缺少 WeChat:Accounts:main:AppId")]
    [InlineData("WeChat:Accounts:main:AppId", "gh_0123", "WeChat:Accounts:main:AppId 不对")]
    [InlineData("WeChat:Accounts:main:Token", "", "缺少 WeChat:Accounts:main:Token")]
    [InlineData("WeChat:Accounts:main:Token", "有 空格", "WeChat:Accounts:main:Token 不对")]
    [InlineData("WeChat:Accounts:main:EncodingAESKey", "tooshort", "WeChat:Accounts:main:EncodingAESKey 不对")]
    [InlineData("WeChat:Accounts:main:AppSecret", "tooshort", "WeChat:Accounts:main:AppSecret 不对")]
    [InlineData("WeChat:Accounts:main:Mode", "Loud", "只能是 Safe、Compatible 或 Plain")]
    [InlineData("WeChat:Accounts:main:Mode", "2", "只能是 Safe、Compatible 或 Plain")]
    [InlineData("WeChat:Accounts:Main Street:AppId", "wx0123456789abcdef", "Main Street")]
    [InlineData("WeChat:ApiBase", "api.weixin.qq.com", "WeChat:ApiBase")]
    public void A_wrong_setting_stops_the_start_with_a_sentence_that_names_it(string setting, string? value, string sentence)
    {
        var settings = new Dictionary<string, string?>(Whole) { [setting] = value };
        var stopped =
            Assert.Throws<SettingException>(() => new ServiceCollection().AddWeChat(new ConfigurationBuilder().AddInMemoryCollection(settings).Build()));
        Assert.Contains(sentence, stopped.Message, StringComparison.Ordinal);
        Assert.Contains("例如 WeChat__", stopped.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("tooshort", stopped.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("jumin.example.cn")]
    [InlineData("/law")]
    [InlineData("ftp://jumin.example.cn")]
    [InlineData("https://jumin.example.cn/?a=1")]
    public void A_public_address_that_is_none_stops_the_start(string address)
    {
        var settings = new Dictionary<string, string?> { ["City:PublicUrl"] = address };
        var stopped = Assert.Throws<SettingException>(() => CityOptions.From(new ConfigurationBuilder().AddInMemoryCollection(settings).Build()));
        Assert.Contains("City:PublicUrl", stopped.Message, StringComparison.Ordinal);
        Assert.Contains("例如 City__PublicUrl=https://", stopped.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", null)]
    [InlineData("https://jumin.example.cn/", "https://jumin.example.cn/")]
    [InlineData("http://10.0.0.1:8080/assistant", "http://10.0.0.1:8080/assistant/")]
    public void The_public_address_may_be_left_out_and_may_have_a_path(string address, string? site) =>
        Assert.Equal(site, CityOptions.From(new ConfigurationBuilder().AddInMemoryCollection([new("City:PublicUrl", address)]).Build()).Site?.ToString());

    private static WeChatOptions Read(Dictionary<string, string?> settings) =>
        WeChatOptions.From(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
}
