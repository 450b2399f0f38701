using ResidentAssistant.Assistant.Cases;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Dialogs;
using ResidentAssistant.Tests.Harness;
using Xunit;

namespace ResidentAssistant.Tests.Conversations;

/// <summary>What residents may do in the middle of any form, and what is never a dead end.</summary>
public sealed class RepairTests
{
    public static TheoryData<string> Openings =>
    [
        "我要反映问题", "3号楼楼下烧烤店油烟太大，晚上根本睡不着", "法律咨询", "预约周四律师",
        "打官司要交多少诉讼费", "被辞退能赔多少钱", "加班费怎么算", "离婚孩子抚养费给多少", "欠条过了三年还能要吗", "劳动仲裁还来得及吗", "请不起律师怎么办",
    ];

    public static TheoryData<string, string> OpeningsAndMessages
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var opening in Openings)
                foreach (var message in new[]
                {
                    "", "。。。", "😀😀😀", "１", "帮助", "<script>alert(1)</script>", "'; DROP TABLE Cases; --", new string('长', 2000), new string('a', 10_000),
                    "\u0000\u0001\u001b[31m", "\ud800", "case.rate:x", "=yes:0", "上一步", "跳过", "重来",
                    "先这样", "接着办", "大字版", "看别的", "最后一个", "不对，是5号楼", "不是三万，是五万", "补充一下，昨晚又来了",
                })
                    data.Add(opening.Data, message);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(OpeningsAndMessages))]
    public async Task Whatever_is_said_in_a_form_is_answered_and_the_form_can_still_be_left(string opening, string message)
    {
        await using var city = await TestCity.StartAsync();
        var resident = city.NewResident();
        await resident.Says(opening);
        await resident.Says(message);
        Assert.NotEmpty(resident.Heard);
        resident.DoesNotHear("刚才没能办成");
        await resident.Says("取消");
        Assert.NotEmpty(resident.Heard);
        await resident.Says("我的诉求");
        resident.Hears("您还没有反映过问题。");
    }

    [Theory]
    [MemberData(nameof(Openings))]
    public async Task Stickers_voice_location_and_a_second_joining_do_not_lose_the_form(string opening)
    {
        await using var city = await TestCity.StartAsync();
        var resident = city.NewResident();
        await resident.Says(opening);
        var question = resident.Heard[^1].Text;
        foreach (var kind in new[] { MessageKind.Unreadable, MessageKind.Voice, MessageKind.Location, MessageKind.Joined })
        {
            await resident.SendsKind(kind);
            Assert.EndsWith(question, resident.Heard[^1].Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_same_message_twice_has_one_effect()
    {
        await using var city = await TestCity.StartAsync();
        var resident = city.NewResident();
        var message = new InboundMessage.Text("test", resident.Address, "same", "转人工");
        var first = await resident.Sends(message);
        Assert.Single(resident.Heard);
        var second = await resident.Sends(message);
        Assert.Empty(resident.Heard);
        Assert.Equal(first with { Duplicate = true }, second);
    }

    [Theory]
    [InlineData("着火了！", "119")]
    [InlineData("家里燃气泄漏怎么办", "119")]
    [InlineData("我要跳楼", "12356")]
    [InlineData("老公家暴我", "110")]
    [InlineData("有人晕倒了", "120")]
    public async Task Danger_is_answered_with_the_number_to_call_before_anything_else(string words, string number)
    {
        await using var city = await TestCity.StartAsync();
        var resident = city.NewResident();
        await resident.Says(words);
        Assert.Contains(number, resident.Heard[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Danger_is_answered_in_the_middle_of_a_form_and_the_form_is_kept()
    {
        await using var city = await TestCity.StartAsync();
        var resident = city.NewResident();
        await resident.Says("3号楼楼下烧烤店油烟太大，晚上根本睡不着");
        await resident.Says("救命，着火了");
        resident.Hears("119");
        await resident.Says("我安全了");
        resident.Hears("我们接着办刚才的“反映问题”");
        await resident.Says("阳光花园");
        resident.Hears("请您核对");
    }

    [Fact]
    public async Task Twenty_thousand_characters_are_kept_and_the_resident_is_told_where_it_ended()
    {
        await using var city = await TestCity.StartAsync();
        var resident = city.NewResident();
        await resident.Says("路灯坏了" + new string('啊', 30_000));
        resident.Hears(DialogTexts.TooLong);
    }

    [Theory]
    [InlineData("1")]
    [InlineData("１")]
    [InlineData("一")]
    [InlineData("第一个")]
    [InlineData("选1")]
    [InlineData("我要反映问题！")]
    public async Task A_choice_is_named_by_number_or_by_its_words(string words)
    {
        await using var city = await TestCity.StartAsync();
        var resident = city.NewResident();
        await resident.Says("帮助");
        await resident.Says(words);
        resident.Hears(CaseTexts.WhatHappened);
    }

    [Fact]
    public async Task Another_job_interrupts_and_the_first_one_comes_back()
    {
        await using var city = await TestCity.StartAsync();
        var resident = city.NewResident();
        await resident.Says("3号楼楼下烧烤店油烟太大，晚上根本睡不着");
        await resident.Says("预约周四律师");
        await resident.Says("1");
        await resident.Says("跳过");
        await resident.Says("确认预约");
        resident.Hears("约好了");
        resident.Hears(DialogTexts.Resume("反映问题"));
        resident.Hears("是哪个小区");
    }
}
