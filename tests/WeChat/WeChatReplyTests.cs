using System.Text;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Integrations.WeChat;
using ResidentAssistant.Tests.Harness;
using Xunit;

namespace ResidentAssistant.Tests.WeChat;

/// <summary>How a resident is answered within five seconds, or later, but once.</summary>
public sealed class WeChatReplyTests
{
    private const string Smoke = "3号楼楼下烧烤店油烟太大，晚上根本睡不着";

    [Fact]
    public async Task A_complaint_is_answered_in_the_same_breath_and_goes_on_by_numbers()
    {
        await using var city = await WeChatCity.StartAsync();
        var user = city.NewUser();
        Assert.Contains("是哪个小区", (await user.Says(Smoke)).Text, StringComparison.Ordinal);
        var summary = (await user.Says("阳光小区")).Text!;
        Assert.Contains("请您核对", summary, StringComparison.Ordinal);
        Assert.Contains("\n\n回复数字选择：\n1 提交\n2 ", summary, StringComparison.Ordinal);
        Assert.Contains("XY-20261123-0001", (await user.Says("1")).Text, StringComparison.Ordinal);
        Assert.Equal(0, await city.DeliverAfterAsync(TimeSpan.FromHours(1)));
        Assert.Empty(city.Peer.Messages);
        Assert.All(await city.OutboxAsync(), m => Assert.Equal((true, DeliveryState.Delivered), (m.PassiveTo is not null, m.State)));
    }

    [Fact]
    public async Task A_choice_can_be_tapped_and_sends_its_own_words()
    {
        await using var city = await WeChatCity.StartAsync();
        var user = city.NewUser();
        await user.Says(Smoke);
        var summary = (await user.Says("阳光小区")).Source!;
        Assert.EndsWith(
            $"回复数字选择：\n1 <a href=\"weixin://bizmsgmenu?msgmenucontent={Uri.EscapeDataString("提交")}&msgmenuid=1\">提交</a>\n2 <a "
                + $"href=\"weixin://bizmsgmenu?msgmenucontent={Uri.EscapeDataString("修改")}&msgmenuid=2\">修改</a>\n3 <a "
                + $"href=\"weixin://bizmsgmenu?msgmenucontent={Uri.EscapeDataString("取消")}&msgmenuid=3\">取消</a>",
            summary, StringComparison.Ordinal);
        Assert.Contains("XY-20261123-0001", (await user.Says("提交")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_number_for_somebody_in_danger_is_dialled_by_a_tap_and_is_no_choice()
    {
        await using var city = await WeChatCity.StartAsync();
        var answer = (await city.NewUser().Says("着火了！厨房烧起来了")).Source!;
        Assert.StartsWith("马上打 119", answer, StringComparison.Ordinal);
        Assert.Contains("\n☎ <a href=\"tel:119\">打 119</a>\n☎ <a href=\"tel:120\">打 120</a>\n\n", answer, StringComparison.Ordinal);
        Assert.Contains("回复数字选择：\n1 <a href=\"weixin", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cited_articles_are_links_to_their_pages_where_the_address_of_the_site_is_known()
    {
        await using var city = await WeChatCity.StartAsync(settings: ("City:PublicUrl", "https://jumin.example.cn"));
        Assert.Contains(
            $"<a href=\"https://jumin.example.cn/law/{Uri.EscapeDataString("民法典")}/{Uri.EscapeDataString("第一百八十八条")}\">《民法典》第一百八十八条</a>",
                await AnswerAsync(city), StringComparison.Ordinal);
        await using var other = await WeChatCity.StartAsync();
        Assert.DoesNotContain("<a", await AnswerAsync(other), StringComparison.Ordinal);
    }

    private static async Task<string> AnswerAsync(WeChatCity city)
    {
        var user = city.NewUser();
        await user.Says("法律咨询");
        return (await user.Says("民法典188条")).Text!;
    }

    [Fact]
    public void Links_never_make_a_message_longer_than_it_may_be()
    {
        var text = string.Join('、', Enumerable.Repeat("《民法典》第二百八十条", 20));
        var linked = WeChatLinks.In(text, new Uri("https://jumin.example.cn/"), 1000);
        Assert.StartsWith("<a href=", linked, StringComparison.Ordinal);
        Assert.EndsWith("、《民法典》第二百八十条", linked, StringComparison.Ordinal);
        Assert.InRange(WeChatTexts.Bytes(linked), 800, 1000);
    }

    [Theory]
    [InlineData("main")]
    [InlineData("open")]
    public async Task A_repeated_message_gets_the_same_answer_and_has_no_second_effect(string account)
    {
        await using var city = await WeChatCity.StartAsync();
        var (user, id) = (city.NewUser(account), WeChatUser.NewId());
        var first = await user.Says("照着说", id);
        city.Clock.Advance(TimeSpan.FromSeconds(5));
        var second = await user.Says("照着说", id);
        Assert.Equal("好的", first.Text);
        Assert.Equal(first.Xml!.ToString(), second.Xml!.ToString());
        Assert.Equal(1, city.Script.Turns);
        await city.DeliverAfterAsync(TimeSpan.FromMinutes(1));
        Assert.Empty(city.Peer.Messages);
    }

    [Fact]
    public async Task Copies_that_come_at_the_same_moment_have_one_effect_and_the_same_answer()
    {
        await using var city = await WeChatCity.StartAsync();
        var (user, id) = (city.NewUser(), WeChatUser.NewId());
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => user.Says("照着说", id)));
        Assert.All(answers, answer => Assert.Equal("好的", answer.Text));
        Assert.Single(answers.Select(answer => answer.Xml!.ToString()).Distinct());
        Assert.Equal(1, city.Script.Turns);
        Assert.Equal([Speaker.Resident, Speaker.Assistant], (await city.TranscriptAsync()).Select(a => a.Speaker));
    }

    [Fact]
    public async Task A_slow_answer_is_acknowledged_in_time_and_pushed_later()
    {
        await using var city = await WeChatCity.StartAsync();
        var (user, id) = (city.NewUser(), WeChatUser.NewId());
        city.Script.Bubbles = ["想好了"];
        // The embedded database has one writer, and the slow turn is it: the token has to be there before.
        await city.Get<WeChatChannel>().ShowTypingAsync(city.Get<WeChatOptions>().Accounts["main"], user.OpenId, TestContext.Current.CancellationToken);
        city.Peer.Calls.Clear();
        var asked = user.Says("慢慢说", id);
        await city.PassWindowAsync();
        Assert.Equal("success", (await asked).Body);
        // Meanwhile the resident sees that somebody is at it.
        await Eventually.TrueAsync(() => !city.Peer.Calls.IsEmpty);
        Assert.Equal("message/custom/typing", Assert.Single(city.Peer.Calls).Path);
        city.Script.Release.SetResult();
        await city.Get<TurnRunner>().RunAsync((await city.TranscriptAsync())[0].ConversationId, TestContext.Current.CancellationToken);
        Assert.Equal(1, await city.DeliverAfterAsync(TimeSpan.FromSeconds(7)));
        Assert.Equal((user.OpenId, "想好了"), city.Peer.Messages.Select(m => (m.To, m.Content)).Single());
        // What was pushed is not said again to a copy that comes late.
        Assert.Equal("success", (await user.Says("慢慢说", id)).Body);
        Assert.Equal(1, city.Script.Turns);
    }

    [Fact]
    public async Task A_repeat_that_comes_before_the_push_takes_the_slow_answer_along()
    {
        await using var city = await WeChatCity.StartAsync();
        var (user, id) = (city.NewUser(), WeChatUser.NewId());
        var asked = user.Says("慢慢说", id);
        await city.PassWindowAsync();
        Assert.Equal("success", (await asked).Body);
        city.Script.Release.SetResult();
        Assert.Equal("好的", (await user.Says("慢慢说", id)).Text);
        Assert.Equal("好的", (await user.Says("慢慢说", id)).Text);
        Assert.Equal(0, await city.DeliverAfterAsync(TimeSpan.FromMinutes(1)));
    }

    [Fact]
    public async Task Bubbles_become_one_text_and_only_the_last_ones_choices_are_numbered()
    {
        await using var city = await WeChatCity.StartAsync();
        city.Script.Bubbles = ["第一段", "第二段 ]]> & <b>"];
        city.Script.Choices = [new("好", "test.say"), new("不好", "test.say")];
        Assert.Equal("第一段\n\n第二段 ]]> & <b>\n\n回复数字选择：\n1 好\n2 不好", (await city.NewUser("open").Says("照着说")).Text);
    }

    [Fact]
    public async Task A_long_answer_begins_at_once_and_its_rest_follows()
    {
        await using var city = await WeChatCity.StartAsync();
        var sentences = string.Concat(Enumerable.Range(1, 120).Select(i => $"这是第{i}句，说得很清楚。"));
        city.Script.Bubbles = [sentences];
        city.Script.Choices = [new("好", "test.say")];
        var (user, id) = (city.NewUser(), WeChatUser.NewId());
        var first = (await user.Says("照着说", id)).Text!;
        Assert.EndsWith("。", first, StringComparison.Ordinal);
        Assert.Equal(1, await city.DeliverAfterAsync(TimeSpan.FromSeconds(1)));
        Assert.Equal(sentences + "\n\n回复数字选择：\n1 好", first + string.Concat(city.Peer.Messages.Select(m => m.Content)));
        Assert.All(city.Peer.Messages, m => Assert.InRange(Encoding.UTF8.GetByteCount(m.Content), 1, 2048));
        Assert.Equal(first, (await user.Says("照着说", id)).Text);
    }

    [Fact]
    public async Task Bubbles_that_do_not_fit_together_follow_whole()
    {
        await using var city = await WeChatCity.StartAsync();
        city.Script.Bubbles = ["先说这个。", new string('长', 590), "再说这个。"];
        var user = city.NewUser();
        Assert.Equal("先说这个。\n\n" + new string('长', 590), (await user.Says("照着说")).Text);
        Assert.Equal(1, await city.DeliverAfterAsync(TimeSpan.FromSeconds(1)));
        Assert.Equal("再说这个。", Assert.Single(city.Peer.Messages).Content);
    }

    [Fact]
    public async Task A_turn_that_cannot_be_done_is_excused_politely_and_never_with_a_stack_trace()
    {
        await using var city = await WeChatCity.StartAsync();
        var answer = await city.NewUser().Says("出错");
        Assert.Contains("抱歉，这条消息刚才没能办成", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("on purpose", answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_a_person_holds_the_conversation_a_message_is_only_acknowledged()
    {
        await using var city = await WeChatCity.StartAsync();
        var user = city.NewUser();
        await user.Says("转人工");
        await WeChatPushTests.ClaimAsync(city);
        await city.DeliverAfterAsync(TimeSpan.FromSeconds(1));
        Assert.Equal("success", (await user.Says("物业费涨价业主可以拒绝交吗")).Body);
    }

    [Theory]
    [InlineData("一二三。四五六。七八", 21, "一二三。", "四五六。七八")]
    [InlineData("一二三四，五六七八九", 21, "一二三四，", "五六七八九")]
    [InlineData("一二三四五六七八九十", 10, "一二三", "四五六七八九十")]
    [InlineData("😀😀😀", 9, "😀😀", "😀")]
    public void A_text_is_cut_where_a_reader_may_pause_and_never_inside_a_character(string text, int limit, string head, string rest) =>
        Assert.Equal((head, rest), WeChatTexts.Cut(text, limit));
}
