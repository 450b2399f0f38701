using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Dialogs;
using ResidentAssistant.Assistant.Modules;
using ResidentAssistant.Integrations.WeChat;
using Xunit;

namespace ResidentAssistant.Tests.WeChat;

/// <summary>Every kind of message and event, as WeChat sends them.</summary>
public sealed class WeChatMessageTests
{
    [Fact]
    public async Task Each_kind_of_message_is_kept_as_what_it_is()
    {
        await using var city = await WeChatCity.StartAsync();
        var user = city.NewUser();
        var sent = new (string Type, (string, string)[] Fields, MessageKind Kind, string Text)[]
        {
            ("text", [("Content", "你好😀 ]]> &amp;")], MessageKind.Text, "你好😀 ]]> &amp;"),
            ("text", [("Content", "满意"), ("bizmsgmenuid", "101")], MessageKind.Text, "满意"),
            ("text", [("Content", "[收到不支持的消息类型，暂无法显示]")], MessageKind.Unreadable, ""),
            ("voice", [("MediaId", "m"), ("Format", "amr"), ("Recognition", "路灯坏了")], MessageKind.Text, "路灯坏了"),
            ("voice", [("MediaId", "m"), ("Format", "amr"), ("Recognition", "")], MessageKind.Voice, ""),
            ("location", [("Location_X", "32.0"), ("Location_Y", "112.1"), ("Scale", "15"), ("Label", "襄城区檀溪路8号")], MessageKind.Location, "襄城区檀溪路8号"),
            ("link", [("Title", "物业通知"), ("Description", "d"), ("Url", "https://example.cn/a")], MessageKind.Text, "物业通知\nhttps://example.cn/a"),
            ("video", [("MediaId", "m"), ("ThumbMediaId", "t")], MessageKind.Unreadable, ""),
            ("shortvideo", [("MediaId", "m"), ("ThumbMediaId", "t")], MessageKind.Unreadable, ""),
            ("hologram", [("Beam", "b")], MessageKind.Unreadable, ""),
        };
        foreach (var (type, fields, _, _) in sent)
            Assert.NotNull((await user.Sends(type, WeChatUser.NewId(), fields)).Text);
        var kept = (await city.TranscriptAsync()).Where(a => a.Speaker == Speaker.Resident).Select(a => (a.Kind, a.Text));
        Assert.Equal(sent.Select(s => (s.Kind, s.Text)), kept);
    }

    [Fact]
    public async Task Who_follows_or_scans_is_welcomed_once_per_event()
    {
        await using var city = await WeChatCity.StartAsync();
        var user = city.NewUser();
        var first = await user.Does("subscribe", "qrscene_community7", "<Ticket>t</Ticket>");
        Assert.Contains("居民助手", first.Text, StringComparison.Ordinal);
        Assert.Contains("1 我要反映问题", first.Text, StringComparison.Ordinal);
        Assert.Equal(first.Text, (await user.Does("subscribe", "qrscene_community7", "<Ticket>t</Ticket>")).Text);
        Assert.Contains("居民助手", (await user.Does("SCAN", "community7")).Text, StringComparison.Ordinal);
        Assert.Equal(2, (await city.TranscriptAsync()).Count(a => a.Kind == MessageKind.Joined));
    }

    [Fact]
    public async Task A_menu_button_says_its_label()
    {
        await using var city = await WeChatCity.StartAsync();
        foreach (var choice in city.Get<MainMenu>().Choices)
        {
            var byCommand = (await city.NewUser().Does("CLICK", choice.Command)).Text;
            Assert.DoesNotContain(DialogTexts.NotUnderstood, byCommand, StringComparison.Ordinal);
            Assert.NotNull((await city.NewUser().Does("CLICK", choice.Label)).Text);
        }

        var said = (await city.TranscriptAsync()).Where(a => a.Speaker == Speaker.Resident).GroupBy(a => a.Text).ToDictionary(g => g.Key, g => g.Count());
        Assert.Equal(city.Get<MainMenu>().Choices.ToDictionary(choice => choice.Label, _ => 2), said);
    }

    [Fact]
    public async Task A_button_says_its_words_and_never_runs_a_command_of_its_own()
    {
        await using var city = await WeChatCity.StartAsync();
        var user = city.NewUser();
        Assert.Contains("还没有", (await user.Does("CLICK", "我的诉求")).Text, StringComparison.Ordinal);
        Assert.Contains("没太明白", (await user.Does("CLICK", "case.rate:1,Satisfied")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Other_events_are_acknowledged_and_forgotten()
    {
        await using var city = await WeChatCity.StartAsync();
        const string more = "<ScanCodeInfo><ScanType>qrcode</ScanType><ScanResult><![CDATA[<MsgType>text</MsgType>]]></ScanResult></ScanCodeInfo>";
        (string Name, string? Key)[] events =
        [
            ("unsubscribe", ""), ("VIEW", "https://example.cn"), ("LOCATION", null),
            ("TEMPLATESENDJOBFINISH", null), ("scancode_waitmsg", "k"), ("debug_demo", null), ("an_event_of_next_year", null),
        ];
        foreach (var (name, key) in events)
        {
            var answer = await city.NewUser().Does(name, key, more);
            Assert.Equal((name, System.Net.HttpStatusCode.OK, "success"), (name, answer.Status, answer.Body));
        }

        Assert.Empty(await city.TranscriptAsync());
    }

    [Fact]
    public async Task A_picture_is_fetched_and_kept_as_a_photo()
    {
        await using var city = await WeChatCity.StartAsync();
        await SendsPicture(city, city.Peer.Address + "/picture");
        var photo = (await city.TranscriptAsync())[0];
        Assert.Equal((MessageKind.Photo, ""), (photo.Kind, photo.Text));
        Assert.NotNull(await city.Get<Photos>().ReadAsync(Assert.Single(photo.Attachments).Id, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_picture_that_cannot_be_had_is_kept_as_a_message_without_it()
    {
        await using var city = await WeChatCity.StartAsync();
        foreach (var path in new[] { "/page", "/moved", "/huge", "/missing" })
            Assert.NotNull((await SendsPicture(city, city.Peer.Address + path)).Text);
        var kept = (await city.TranscriptAsync()).Where(a => a.Speaker == Speaker.Resident).ToList();
        Assert.Equal(4, kept.Count);
        Assert.All(kept, photo => Assert.Equal((MessageKind.Photo, "[图片]", 0), (photo.Kind, photo.Text, photo.Attachments.Count)));
        Assert.Equal(["/page", "/moved", "/huge"], city.Peer.Pictures);
    }

    [Fact]
    public async Task A_picture_elsewhere_is_not_fetched()
    {
        await using var city = await WeChatCity.StartAsync();
        string[] addresses =
        [
            city.Peer.Address.Replace("127.0.0.1", "localhost", StringComparison.Ordinal) + "/picture",
            "ftp://mmbiz.qpic.cn/a", "http://qpic.cn.example.com/a", "http://evilqq.com/a", "file:///etc/passwd", "",
        ];
        foreach (var address in addresses)
            await SendsPicture(city, address);
        var kept = (await city.TranscriptAsync()).Where(a => a.Speaker == Speaker.Resident).ToList();
        Assert.Equal(addresses.Length, kept.Count);
        Assert.All(kept, photo => Assert.Equal("[图片]", photo.Text));
        Assert.Empty(city.Peer.Pictures);
        Assert.Equal(addresses.Length, city.Log.Text.Split("its address is not one of").Length - 1);
    }

    [Fact]
    public async Task A_picture_that_takes_too_long_does_not_keep_the_resident_waiting()
    {
        await using var city = await WeChatCity.StartAsync();
        var sent = SendsPicture(city, city.Peer.Address + "/slow");
        await city.Clock.SetTimerOf(WeChatMedia.TimeLimit);
        city.Clock.Advance(WeChatMedia.TimeLimit);
        Assert.NotNull((await sent).Text);
        Assert.Equal("[图片]", (await city.TranscriptAsync())[0].Text);
    }

    private static Task<Answer> SendsPicture(WeChatCity city, string address) =>
        city.NewUser().Sends("image", WeChatUser.NewId(), ("PicUrl", address), ("MediaId", "media-id"));
}
