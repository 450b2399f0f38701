using Microsoft.Extensions.Configuration;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Dialogs;
using ResidentAssistant.Integrations.WeChat;
using ResidentAssistant.Tests.Harness;
using Xunit;

namespace ResidentAssistant.Tests.WeChat;

/// <summary>The menu under the conversation: what its buttons say, its settings, and how an operator puts it up.</summary>
public sealed class WeChatMenuTests
{
    [Fact]
    public async Task Every_button_of_the_default_menu_says_words_the_assistant_understands()
    {
        await using var city = await WeChatCity.StartAsync();
        var buttons = WeChatMenu.Default.SelectMany(top => top.Buttons.Prepend(top)).Where(button => button.Say is not null).ToList();
        Assert.Equal(10, buttons.Count);
        foreach (var button in buttons)
        {
            var answer = await city.NewUser().Does("CLICK", button.Say);
            Assert.False(string.IsNullOrEmpty(answer.Text), button.Say);
            var heard = (await city.TranscriptAsync()).Last(line => line.Text == button.Say);
            Assert.True(heard.Decision!.Kind is DecisionKind.Phrase or DecisionKind.Repair or DecisionKind.Choice, $"{button.Say}: {heard.Decision.Kind}");
        }
    }

    [Theory]
    [InlineData("Menu:0:Name", "我要反映问题", "最多 16 个字节")]
    [InlineData("Menu:0:Name", " ", "的 Name")]
    [InlineData("Menu:0:Url", "https://jumin.example.cn", "恰好设一个")]
    [InlineData("Menu:0:Say", "", "的 Say 应有字")]
    [InlineData("Menu:0:Say", "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三", "最多 128 个字节")]
    [InlineData("Menu:1:Buttons:0:Url", "jumin.example.cn", "完整的网址")]
    [InlineData("Menu:1:Buttons:0:Url", "weixin://dl/chat", "完整的网址")]
    [InlineData("Menu:1:Buttons:0:Buttons:0:Name", "再下一层", "不能再有 Buttons")]
    [InlineData("Menu:3:Name", "第四个", "1 到 3 个")]
    public void A_menu_that_WeChat_would_refuse_stops_the_start(string setting, string value, string sentence)
    {
        var settings = Account(
            ("Menu:0:Name", "反映"), ("Menu:0:Say", "我要反映问题"), ("Menu:1:Name", "更多"), ("Menu:1:Buttons:0:Name", "网页"),
                ("Menu:1:Buttons:0:Url", "https://jumin.example.cn"),
            ("Menu:2:Name", "我的"), ("Menu:2:Say", "我的诉求"));
        Assert.Equal(3, Read(settings).Menu.Count);
        settings["WeChat:Accounts:main:" + setting] = value;
        var stopped = Assert.Throws<SettingException>(() => Read(settings));
        Assert.Contains(sentence, stopped.Message, StringComparison.Ordinal);
        Assert.Contains("WeChat:Accounts:main:Menu", stopped.Message, StringComparison.Ordinal);
        Assert.Contains("例如 WeChat__Accounts__main__Menu", stopped.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_operator_sees_what_would_change_and_puts_the_menu_up()
    {
        await using var city = await WeChatCity.StartAsync();
        var settings = city.CommandSettings("main");
        var first = await Operator.RunAsync(settings, "wechat", "menu");
        Assert.Equal((0, ""), (first.Exit, first.Error));
        Assert.StartsWith("+ 我要反映：说“我要反映问题”\n+ 法律服务 ＞ 法律咨询：说“法律咨询”\n", first.Output, StringComparison.Ordinal);
        Assert.Null(city.Peer.Menu);

        Assert.Contains("菜单已经发布", (await Operator.RunAsync(settings, "wechat", "menu", "--account", "main", "--deploy")).Output, StringComparison.Ordinal);
        Assert.Equal("我要反映问题", city.Peer.Menu!.Value.GetProperty("button")[0].GetProperty("key").GetString());
        settings["WeChat:Accounts:main:Menu:0:Name"] = "网页";
        settings["WeChat:Accounts:main:Menu:0:Url"] = "https://jumin.example.cn/";
        var second = (await Operator.RunAsync(settings, "wechat", "menu")).Output;
        Assert.Contains("- 我要反映：说“我要反映问题”\n", second, StringComparison.Ordinal);
        Assert.Contains("+ 网页：打开 https://jumin.example.cn/\n", second, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_menu_and_an_unknown_account_end_with_one_sentence()
    {
        await using var city = await WeChatCity.StartAsync();
        city.Peer.Refusals["menu/create"] = 40018;
        var refused = await Operator.RunAsync(city.CommandSettings("main"), "wechat", "menu", "--deploy");
        Assert.Equal((1, "没有办成：菜单按钮的名字长度不对（微信返回 40018（rid: 6a0b1c2d-11112222-33334444））。\n"), (refused.Exit, refused.Error));
        var unknown = await Operator.RunAsync(city.CommandSettings("main"), "wechat", "menu", "--account", "其他");
        Assert.Equal((1, "没有名为“其他”的公众号，请用 --account 指明：main。\n"), (unknown.Exit, unknown.Error));
    }

    private static Dictionary<string, string?> Account(params (string Name, string Value)[] more)
    {
        var settings = new Dictionary<string, string?>
        {
            ["WeChat:Accounts:main:AppId"] = WeChatCity.AppId,
            ["WeChat:Accounts:main:Token"] = WeChatCity.Token,
            ["WeChat:Accounts:main:EncodingAESKey"] = WeChatCity.EncodingAesKey,
        };
        foreach (var (name, value) in more)
            settings["WeChat:Accounts:main:" + name] = value;
        return settings;
    }

    private static WeChatAccount Read(Dictionary<string, string?> settings) =>
        WeChatOptions.From(new ConfigurationBuilder().AddInMemoryCollection(settings).Build()).Accounts["main"];
}
