using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Handoff;
using ResidentAssistant.Tests.Harness;
using Xunit;

namespace ResidentAssistant.Tests.Handoff;

public sealed class HandoffTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_lawyer_takes_over_and_gives_the_conversation_back(DatabaseProvider provider)
    {
        await using var city = await TestCity.StartAsync(provider);
        var resident = city.NewResident();
        var lawyer = await city.StaffAsync("lawyer@example.cn");
        var reception = city.Get<Reception>();
        await resident.Says("转人工");
        resident.Hears("排在第一位");
        var waiting = Assert.Single(await reception.ListAsync(lawyer, Cancellation));
        Assert.Equal("转人工", waiting.LastWords);
        Assert.Equal(ReceptionOutcome.Done, await reception.ClaimAsync(lawyer, waiting.SessionId, Cancellation));
        await resident.Listens();
        resident.Hears(HandoffTexts.Joined("张律师"));
        await resident.Says("物业费涨价业主可以拒绝交吗");
        Assert.Empty(resident.Heard);
        Assert.Equal(ReceptionOutcome.Done, await reception.SayAsync(lawyer, waiting.SessionId, "您把合同发我看看", Cancellation));
        await resident.Listens();
        Assert.Equal((Speaker.Lawyer, "张律师"), (resident.Heard[0].Speaker, resident.Heard[0].SpeakerName));
        Assert.Equal(ReceptionOutcome.Done, await reception.EndAsync(lawyer, waiting.SessionId, Cancellation));
        await resident.Listens();
        resident.Hears(HandoffTexts.Ended("张律师"));
        await resident.Says("1");
        resident.Hears("谢谢您告诉我");
        await resident.Says("1");
        resident.Hears("请说说遇到了什么问题");
    }

    [Fact]
    public async Task Two_lawyers_cannot_take_the_same_resident()
    {
        await using var city = await TestCity.StartAsync();
        await city.NewResident().Says("我要找律师");
        var reception = city.Get<Reception>();
        var (first, second) = (await city.StaffAsync("lawyer@example.cn"), await city.StaffAsync("lawyer2@example.cn"));
        var waiting = Assert.Single(await reception.ListAsync(first, Cancellation));
        var outcomes =
            await Task.WhenAll(reception.ClaimAsync(first, waiting.SessionId, Cancellation), reception.ClaimAsync(second, waiting.SessionId, Cancellation));
        Assert.Equal([ReceptionOutcome.Done, ReceptionOutcome.Gone], outcomes.Order());
        var loser = outcomes[0] == ReceptionOutcome.Gone ? first : second;
        Assert.Equal(ReceptionOutcome.NotYours, await reception.SayAsync(loser, waiting.SessionId, "您好", Cancellation));
        Assert.Empty(await reception.ListAsync(loser, Cancellation));
    }

    [Fact]
    public async Task Who_waits_hears_how_many_are_before_and_may_leave()
    {
        await using var city = await TestCity.StartAsync();
        await city.NewResident().Says("转人工");
        city.Clock.Advance(TimeSpan.FromMinutes(1));
        var resident = city.NewResident();
        await resident.Says("转人工");
        resident.Hears("前面还有 1 位");
        await resident.Taps("不等了");
        resident.Hears(HandoffTexts.LeftQueue);
        Assert.Single(await city.Get<Reception>().ListAsync(await city.StaffAsync("lawyer@example.cn"), Cancellation));
    }

    [Theory]
    [InlineData(new[] { "房东不退押金，一共三千块", "转人工", "前面还有几个人？" }, "房东不退押金，一共三千块")]
    [InlineData(new[] { "你好", "老板拖欠了我三个月的工资不给", "我找律师", "还要等多久", "在吗", "？" }, "老板拖欠了我三个月的工资不给")]
    [InlineData(new[] { "转人工", "是我离婚的事，孩子两岁", "他还打过我", "律师来了吗" }, "是我离婚的事，孩子两岁 / 他还打过我")]
    [InlineData(new[] { "转人工", "快点" }, "转人工 / 快点")]
    public async Task Lawyers_read_what_somebody_who_waits_wants_and_no_talk_about_the_queue(string[] said, string shown)
    {
        await using var city = await TestCity.StartAsync();
        var resident = city.NewResident();
        foreach (var words in said)
            await resident.Says(words);
        Assert.Equal(shown, Assert.Single(await city.Get<Reception>().ListAsync(await city.StaffAsync("lawyer@example.cn"), Cancellation)).LastWords);
    }
}
