using System.Net;
using ResidentAssistant.Assistant.Conversations;
using Xunit;

namespace ResidentAssistant.Tests.WeChat;

/// <summary>What WeChat and what stands between may send instead of tidy XML: it is understood wherever it can be.</summary>
public sealed class WebhookXmlTests : IClassFixture<SharedWeChatCity>, IAsyncLifetime
{
    private readonly WeChatCity city;
    private readonly HashSet<Guid> before = [];

    public WebhookXmlTests(SharedWeChatCity shared) => city = shared.City;

    public async ValueTask InitializeAsync() => before.UnionWith((await city.TranscriptAsync()).Select(line => line.Id));

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [InlineData("<MsgId>0</MsgId>")]
    [InlineData("<MsgId> 00 </MsgId>")]
    [InlineData("<MsgId></MsgId>")]
    [InlineData("<MsgId/>")]
    [InlineData("")]
    public async Task Without_a_number_a_message_is_named_by_who_when_and_what(string number)
    {
        var user = city.NewUser();
        foreach (var (text, time) in new[] { ("照着说", 100), ("帮助", 100), ("照着说", 100), ("照着说", 101), ("帮助", 100) })
        {
            var inner = $"<CreateTime>{time}</CreateTime><MsgType>text</MsgType><Content><![CDATA[{text}]]></Content>{number}";
            Assert.NotNull((await user.PostAsync(Xml(user, inner))).Text);
        }

        Assert.Equal(["照着说", "帮助", "照着说"], await SaidAsync());
    }

    [Fact]
    public async Task Without_numbers_pictures_and_places_of_one_second_are_told_apart_too()
    {
        var user = city.NewUser();
        string[] messages =
        [
            "<MsgType>location</MsgType><Location_X>32.1</Location_X><Label>甲</Label>",
                "<MsgType>location</MsgType><Location_X>32.2</Location_X><Label>乙</Label>",
            "<MsgType>image</MsgType><MediaId>1</MediaId>", "<MsgType>image</MsgType><MediaId>2</MediaId>", "<MsgType>image</MsgType><MediaId>2</MediaId>",
        ];
        foreach (var what in messages)
            await user.PostAsync(Xml(user, "<CreateTime>100</CreateTime>" + what));
        Assert.Equal(["甲", "乙", "[图片]", "[图片]"], await SaidAsync());
    }

    [Theory]
    [InlineData("\uFEFF", "")]
    [InlineData("\uFEFF\r\n \t", "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n")]
    [InlineData("\n", "<?xml version='1.0' encoding='GB2312' standalone='yes' ?>")]
    [InlineData("", "<?xml version=\"1.1\"?>")]
    [InlineData("", "<?xml version=\"1.0\" encoding=\"UTF-16\"?>\uFEFF")]
    public async Task A_byte_order_mark_white_space_and_declarations_do_not_matter(string before, string declaration)
    {
        foreach (var account in new[] { "main", "open", "both" })
        {
            var user = city.NewUser(account);
            Assert.Equal("好的", (await user.PostAsync(before + declaration + Xml(user, Text("照着说")))).Text);
        }
    }

    [Theory]
    [InlineData("照\u001D着\u000B说")]
    [InlineData("\0照着说\uFFFE\uFFFF")]
    [InlineData("照&#29;着&#x1D;说&#0;&#xB;&#xFFFF;&#xd800;&#1114112;&#99999999999999999999;", true)]
    [InlineData("&#x7167;着说", true)]
    [InlineData("照\u007F着\u0090说\u0001\u0002\u0003\u0004\u0005\u0006\u0007\u0008")]
    public async Task A_character_that_XML_forbids_is_dropped_and_the_rest_is_answered(string content, bool asText = false)
    {
        foreach (var account in new[] { "main", "open" })
        {
            var user = city.NewUser(account);
            var answer = await user.PostAsync(Xml(user, Text(asText ? null : content) + (asText ? $"<Content>{content}</Content>" : "")));
            Assert.Equal((HttpStatusCode.OK, "好的"), (answer.Status, answer.Text));
        }

        Assert.Equal(["照着说", "照着说"], await SaidAsync());
    }

    [Fact]
    public async Task What_a_resident_typed_like_a_reference_stays()
    {
        var user = city.NewUser();
        await user.PostAsync(Xml(user, Text("这个&#29;是什么")));
        Assert.Equal(["这个&#29;是什么"], await SaidAsync());
    }

    [Theory]
    [InlineData("[收到不支持的消息类型，暂无法显示]")]
    [InlineData("【收到不支持的消息类型，暂无法显示】")]
    [InlineData("【收到不支持的消息类型,暂无法显示】")]
    [InlineData("［收到不支持的消息类型 暂无法显示］")]
    [InlineData(" 【收到不支持的消息类型，暂无法显示。】 ")]
    [InlineData("（收到了一条不支持的消息，请在手机上查看）")]
    [InlineData("[收到不支援的訊息類型，暫無法顯示]")]
    [InlineData("收到不支持的消息类型，暂无法显示")]
    [InlineData("收到不支持的消息类型，暂时无法显示。")]
    [InlineData("收到不支援的訊息類型，暫時無法顯示")]
    [InlineData("收到不支持的消息类型")]
    [InlineData("你收到了一条暂不支持的消息，请在手机上查看")]
    [InlineData("〖收到不支持的消息类型，暂无法显示〗")]
    [InlineData("“收到不支持的消息类型，暂无法显示”")]
    [InlineData("{收到不支持的消息类型，暂无法显示}")]
    [InlineData("【【收到不支持的消息类型，暂无法显示】】")]
    [InlineData("\u200B【收到不支持的\u001D消息类型，暂无法显示】\uFEFF")]
    [InlineData("[不支持的消息类型]")]
    [InlineData("[Unsupported Message]")]
    public async Task Every_spelling_of_what_stands_for_a_sticker_is_something_unreadable(string text)
    {
        var user = city.NewUser();
        var answer = (await user.PostAsync(Xml(user, Text(text)))).Text;
        Assert.Contains("这条消息我看不懂", answer, StringComparison.Ordinal);
        Assert.Equal(MessageKind.Unreadable, (await SaidLinesAsync())[0].Kind);
    }

    [Theory]
    [InlineData("收到不支持的消息类型是怎么回事")]
    [InlineData("【急】我收到不支持的消息类型暂无法显示，是不是被骗了【在线等】")]
    [InlineData("物业不支持的消息是真的吗")]
    [InlineData("[微笑]")]
    public async Task Words_about_it_are_words(string text)
    {
        await city.NewUser().Says(text);
        Assert.Equal(MessageKind.Text, (await SaidLinesAsync())[0].Kind);
    }

    [Fact]
    public async Task Entities_and_document_types_stay_refused_behind_whatever_stands_before_them()
    {
        var user = city.NewUser("open");
        string[] types = ["[<!ENTITY f SYSTEM \"file:///etc/passwd\">]", "[<!ENTITY f \"aaaa\">]", "SYSTEM \"http://127.0.0.1:9/\""];
        foreach (var before in new[] { "\uFEFF", "\n", "<?xml version=\"1.0\"?>", "\0" })
            foreach (var type in types.Select(type => $"<!DOCTYPE xml {type}>"))
                Assert.Equal(HttpStatusCode.BadRequest, (await user.PostAsync(before + type + Xml(user, Text(null) + "<Content>&f;</Content>"))).Status);
        Assert.Empty(await SaidAsync());
    }

    private static string Text(string? content) =>
        $"<CreateTime>100</CreateTime><MsgType>text</MsgType><MsgId>{WeChatUser.NewId()}</MsgId>"
            + (content is null ? "" : $"<Content><![CDATA[{content}]]></Content>");

    private static string Xml(WeChatUser user, string inner) =>
        $"<xml><ToUserName>{WeChatUser.AccountId}</ToUserName><FromUserName>{user.OpenId}</FromUserName>{inner}</xml>";

    private async Task<IEnumerable<string>> SaidAsync() => (await SaidLinesAsync()).Select(line => line.Text);

    /// <summary>What residents of this test said, in the order in which it came.</summary>
    private async Task<List<Activity>> SaidLinesAsync() =>
        [.. (await city.TranscriptAsync()).Where(line => line.Speaker == Speaker.Resident && !before.Contains(line.Id)).OrderBy(line => line.Id)];
}
