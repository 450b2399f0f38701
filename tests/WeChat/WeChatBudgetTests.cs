using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Handoff;
using ResidentAssistant.Integrations.WeChat;
using ResidentAssistant.Tests.Harness;
using Xunit;

namespace ResidentAssistant.Tests.WeChat;

/// <summary>
/// WeChat lets us push a few messages after each act of a resident. They are counted before they are used up, and nothing is lost when they are.
/// </summary>
public sealed class WeChatBudgetTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Lines_that_wait_together_go_as_one_message()
    {
        await using var city = await WeChatCity.StartAsync();
        var talk = await Talk.BeginAsync(city);
        await talk.SaysAsync("您好", "合同带来了吗", "周四下午可以");
        Assert.Equal(HandoffTexts.Joined("张律师") + "\n\n张律师：您好\n\n张律师：合同带来了吗\n\n张律师：周四下午可以", Assert.Single(city.Peer.Messages).Content);
        Assert.Equal(3, (await talk.BudgetAsync())!.Left);
    }

    [Fact]
    public async Task One_message_is_kept_in_reserve_and_the_rest_waits_for_the_residents_next_word()
    {
        await using var city = await WeChatCity.StartAsync();
        var talk = await Talk.BeginAsync(city);
        foreach (var word in new[] { "一", "二", "三", "四", "五", "六" })
            await talk.SaysAsync(word);
        // Five are allowed: four for talking, one for the notice that the resident's matter is done.
        Assert.Equal(["张律师：一", "张律师：二", "张律师：三", "张律师：四"], city.Peer.Messages.Select(m => m.Content.Split('\n')[^1]));
        Assert.Equal(0, (await talk.BudgetAsync())!.Left);
        Assert.Equal([DeliveryState.Deferred, DeliveryState.Deferred], (await city.OutboxAsync()).TakeLast(2).Select(m => m.State));
        // The resident's next word is answered with what waits, and allows five more.
        Assert.Equal("张律师：五\n\n张律师：六", (await talk.User.Says("在的")).Text);
        Assert.Equal(4, (await talk.BudgetAsync())!.Left);
        Assert.Equal(0, await city.DeliverAfterAsync(TimeSpan.FromMinutes(5)));
        Assert.All(await city.OutboxAsync(), m => Assert.Equal(DeliveryState.Delivered, m.State));
    }

    [Fact]
    public async Task The_result_of_a_case_may_use_the_reserve()
    {
        await using var city = await WeChatCity.StartAsync();
        var user = city.NewUser();
        await user.Says("3号楼楼下烧烤店油烟太大，晚上根本睡不着");
        await user.Says("阳光小区");
        await user.Says("提交");
        await user.Says("转人工");
        var (reception, lawyer, session) = await WeChatPushTests.ClaimAsync(city);
        foreach (var word in new[] { "一", "二", "三", "四" })
        {
            await reception.SayAsync(lawyer, session, word, Cancellation);
            await city.DeliverAfterAsync(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(4, city.Peer.Messages.Count);
        var staff = await city.City.StaffAsync("community@example.cn");
        var cases = city.Get<Assistant.Cases.HandleCase>();
        var found = Assert.Single(await cases.ListAsync(staff, null, Cancellation));
        Assert.Equal(Assistant.Cases.CaseChange.Done, await cases.SettleAsync(staff, found.Number, "烧烤店已装净化器", Cancellation));
        await city.DeliverAfterAsync(TimeSpan.FromSeconds(1));
        Assert.Equal(5, city.Peer.Messages.Count);
        Assert.Contains(found.Number, city.Peer.Messages.Last().Content, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_48_hours_nothing_is_pushed_and_what_came_says_from_when_it_is()
    {
        await using var city = await WeChatCity.StartAsync();
        var talk = await Talk.BeginAsync(city);
        await city.DeliverAfterAsync(TimeSpan.FromSeconds(1));
        city.Clock.Advance(TimeSpan.FromHours(48));
        await talk.SaysAsync("合同我看完了");
        Assert.Single(city.Peer.Messages);
        city.Clock.Advance(TimeSpan.FromHours(3));
        Assert.Equal("（11月25日（周三）09:00的回复）\n张律师：合同我看完了", (await talk.User.Says("你好")).Text);
    }

    [Fact]
    public async Task What_WeChat_counts_wins_over_what_we_counted()
    {
        await using var city = await WeChatCity.StartAsync();
        var talk = await Talk.BeginAsync(city);
        await city.DeliverAfterAsync(TimeSpan.FromSeconds(1));
        city.Peer.Faults.Enqueue(45047);
        await talk.SaysAsync("在吗");
        Assert.Equal(0, (await talk.BudgetAsync())!.Left);
        await talk.SaysAsync("还在吗");
        Assert.Single(city.Peer.Messages);
        Assert.Equal("张律师：在吗\n\n张律师：还在吗", (await talk.User.Says("在")).Text);
    }

    [Fact]
    public async Task A_tap_allows_three_messages_for_a_minute()
    {
        await using var city = await WeChatCity.StartAsync();
        var user = city.NewUser();
        await user.Does("subscribe");
        var budget = (await ReachAsync(city)).Budget(city.Clock.GetUtcNow())!;
        Assert.Equal((3, city.Clock.GetUtcNow().AddMinutes(1)), (budget.Left, budget.Until));
        city.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(0, (await ReachAsync(city)).Budget(city.Clock.GetUtcNow())!.Left);
        await user.Sends("text", WeChatUser.NewId(), ("Content", "你好"), ("bizmsgmenuid", "2"));
        Assert.Equal(3, (await ReachAsync(city)).Budget(city.Clock.GetUtcNow())!.Left);
        await user.Says("你好");
        Assert.Equal(7, (await ReachAsync(city)).Budget(city.Clock.GetUtcNow())!.Left);
    }

    [Fact]
    public async Task The_resident_sees_that_a_lawyer_is_writing_and_it_costs_no_message()
    {
        await using var city = await WeChatCity.StartAsync();
        var talk = await Talk.BeginAsync(city);
        var before = await talk.BudgetAsync();
        city.Get<Typing>().Hint((await city.TranscriptAsync())[0].ConversationId, Speaker.Lawyer, "张律师");
        await Eventually.TrueAsync(() => !city.Peer.Calls.IsEmpty);
        var (path, body) = Assert.Single(city.Peer.Calls);
        Assert.Equal(("message/custom/typing", "Typing", talk.User.OpenId),
            (path, body.GetProperty("command").GetString(), body.GetProperty("touser").GetString()));
        Assert.Equal(before, await talk.BudgetAsync());
    }

    [Fact]
    public async Task A_long_answer_uses_what_is_allowed_and_says_how_to_read_on()
    {
        await using var city = await WeChatCity.StartAsync();
        var talk = await Talk.BeginAsync(city);
        await city.DeliverAfterAsync(TimeSpan.FromSeconds(1));
        city.Peer.Messages.Clear();
        var text = string.Concat(Enumerable.Range(1, 400).Select(i => $"这是第{i}句，说得很清楚。"));
        await talk.SaysAsync(text);
        Assert.Equal(3, city.Peer.Messages.Count);
        Assert.EndsWith("（还有内容，回复“查看回复”接着看）", city.Peer.Messages.Last().Content, StringComparison.Ordinal);
        var read = string.Concat(city.Peer.Messages.Select(m => m.Content)).Replace(WeChatTexts.MoreIsKept, "", StringComparison.Ordinal)
            + (await talk.User.Says("查看回复")).Text;
        city.Peer.Messages.Clear();
        await city.DeliverAfterAsync(TimeSpan.FromSeconds(2));
        Assert.Equal("张律师：" + text, read + string.Concat(city.Peer.Messages.Select(m => m.Content)));
    }

    [Theory]
    [InlineData("WeChat:Accounts:main:AppSecret", "")]
    [InlineData("WeChat:Accounts:main:CustomerService", "false")]
    public async Task An_account_that_cannot_push_gives_a_long_answer_piece_by_piece(string setting, string value)
    {
        await using var city = await WeChatCity.StartAsync(settings: (setting, value));
        city.Script.Bubbles = [string.Concat(Enumerable.Repeat("说得很清楚。", 200))];
        city.Script.Choices = [new("好", "test.say")];
        var (user, id) = (city.NewUser(), WeChatUser.NewId());
        var first = (await user.Says("照着说", id)).Text!;
        Assert.EndsWith("说得很清楚。\n\n（还有内容，回复“查看回复”接着看）", first, StringComparison.Ordinal);
        Assert.Equal(first, (await user.Says("照着说", id)).Text);
        await city.DeliverAfterAsync(TimeSpan.FromMinutes(1));
        Assert.Empty(city.Peer.Messages);
        var all = first.Replace(WeChatTexts.MoreIsKept, "", StringComparison.Ordinal);
        for (var next = await user.Says("查看回复"); next.Text is { } text && text != ReplyTexts.NothingKept; next = await user.Says("查看回复"))
            all += text.Replace(WeChatTexts.MoreIsKept, "", StringComparison.Ordinal);
        Assert.Equal(city.Script.Bubbles[0] + "\n\n回复数字选择：\n1 好", all);
    }

    [Fact]
    public async Task A_slow_answer_of_an_account_that_cannot_push_is_fetched_by_a_tap()
    {
        await using var city = await WeChatCity.StartAsync(settings: ("WeChat:Accounts:main:CustomerService", "false"));
        city.Script.Bubbles = ["想好了"];
        var user = city.NewUser();
        var asked = user.Says("慢慢说");
        await city.PassWindowAsync();
        var waiting = await asked;
        Assert.Equal("正在为您查，请过几秒回复“查看回复”。", waiting.Text);
        Assert.Contains("weixin://bizmsgmenu?msgmenucontent=" + Uri.EscapeDataString("查看回复"), waiting.Source, StringComparison.Ordinal);
        city.Script.Release.SetResult();
        Assert.Equal("想好了", (await user.Says("查看回复")).Text);
        Assert.Equal(ReplyTexts.NothingKept, (await user.Says("查看回复")).Text);
    }

    [Fact]
    public async Task What_may_have_arrived_is_said_once_more_with_an_excuse_and_then_left_to_staff()
    {
        await using var city = await WeChatCity.StartAsync();
        var talk = await Talk.BeginAsync(city);
        await city.DeliverAfterAsync(TimeSpan.FromSeconds(1));
        city.Peer.Messages.Clear();
        city.Peer.Faults.Enqueue(500);
        await talk.SaysAsync("您好");
        await city.DeliverAfterAsync(TimeSpan.FromSeconds(5));
        Assert.Equal("（怕您没收到，再发一次）\n张律师：您好", Assert.Single(city.Peer.Messages).Content);
        await talk.User.Says("嗯");
        city.Peer.Faults.Enqueue(500);
        city.Peer.Faults.Enqueue(500);
        await talk.SaysAsync("听得到吗");
        await city.DeliverAfterAsync(TimeSpan.FromSeconds(5));
        await city.DeliverAfterAsync(TimeSpan.FromHours(1));
        Assert.Single(city.Peer.Messages);
        Assert.Equal(DeliveryState.Dead, (await city.OutboxAsync())[^1].State);
    }

    private static async Task<PushQuota> ReachAsync(WeChatCity city)
    {
        await using var db = await city.Get<Assistant.Data.Transactions>().ReadAsync(Cancellation);
        return db.Conversations.OrderByDescending(c => c.StartedAt).First().PushQuota;
    }

    /// <summary>A resident whom a lawyer has taken over.</summary>
    private sealed record Talk(WeChatCity City, WeChatUser User, Reception Reception, Assistant.Staff.StaffIdentity Lawyer, Guid Session)
    {
        public static async Task<Talk> BeginAsync(WeChatCity city)
        {
            var user = city.NewUser();
            await user.Says("转人工");
            var (reception, lawyer, session) = await WeChatPushTests.ClaimAsync(city);
            return new Talk(city, user, reception, lawyer, session);
        }

        /// <summary>Says these together and lets them go.</summary>
        public async Task SaysAsync(params string[] words)
        {
            foreach (var word in words)
                Assert.Equal(ReceptionOutcome.Done, await Reception.SayAsync(Lawyer, Session, word, Cancellation));
            await City.DeliverAfterAsync(TimeSpan.FromSeconds(1));
        }

        public async Task<SendBudget?> BudgetAsync() => (await ReachAsync(City)).Budget(City.Clock.GetUtcNow());
    }
}
