using System.Text.RegularExpressions;
using ResidentAssistant.Assistant.Appointments;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Tests.Harness;
using Xunit;

namespace ResidentAssistant.Tests.Conversations;

public sealed partial class BookingTests
{
    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_resident_books_a_thursday_and_gives_it_back(DatabaseProvider provider)
    {
        await using var city = await TestCity.StartAsync(provider);
        var resident = city.NewResident();
        await resident.Says("我想预约周四的律师");
        Assert.Equal("11月26日（周四）14:00 张律师", resident.Choices.First(c => c.Contains("张律师", StringComparison.Ordinal)));
        await resident.Says("11月26日（周四）14:00 张律师");
        resident.Hears(AppointmentTexts.WhatAbout);
        await resident.Says("离婚时房子怎么分");
        resident.Hears("时间：11月26日（周四）14:00 张律师");
        await resident.Taps("确认预约");
        Assert.Matches(Code(), resident.LastWords);
        var other = city.NewResident();
        await other.Says("我想预约周四的律师");
        Assert.DoesNotContain("11月26日（周四）14:00 张律师", other.Choices);
        await resident.Says("取消预约");
        resident.Hears("要取消");
        await resident.Taps("确定取消");
        resident.Hears("已经放出来了");
        await other.Says("取消");
        await other.Says("我想预约周四的律师");
        Assert.Contains("11月26日（周四）14:00 张律师", other.Choices);
    }

    [Fact]
    public async Task What_somebody_is_about_to_book_is_kept_for_five_minutes()
    {
        await using var city = await TestCity.StartAsync();
        var (first, second) = (city.NewResident(), city.NewResident());
        await second.Says("预约周四律师");
        await first.Says("预约周四律师");
        await first.Says("11月26日（周四）14:30 李律师");
        await second.Taps("11月26日（周四）14:30 李律师");
        second.Hears(AppointmentTexts.Taken);
        Assert.DoesNotContain("11月26日（周四）14:30 李律师", second.Choices);
        city.Clock.Advance(TimeSpan.FromMinutes(6));
        await second.Says("11月26日（周四）14:30 李律师");
        await second.Says("跳过");
        await second.Says("确认预约");
        second.Hears("约好了");
        await first.Says("跳过");
        await first.Says("确认预约");
        first.Hears(AppointmentTexts.Taken);
        Assert.DoesNotContain("11月26日（周四）14:30 李律师", first.Choices);
    }

    [Fact]
    public async Task The_day_and_hour_may_be_said_in_words()
    {
        await using var city = await TestCity.StartAsync();
        var resident = city.NewResident();
        await resident.Says("预约周四律师");
        await resident.Says("下周四下午三点半");
        resident.Hears(AppointmentTexts.WhatAbout);
        await resident.Says("跳过");
        resident.Hears("12月3日（周四）15:30");
    }

    [Fact]
    public async Task A_time_that_is_full_says_so_before_others_are_offered()
    {
        await using var city = await TestCity.StartAsync();
        foreach (var lawyer in new[] { "张律师", "李律师" })
        {
            var other = city.NewResident();
            await other.Says("预约周四律师");
            await other.Says($"11月26日（周四）14:30 {lawyer}");
            await other.Says("跳过");
            await other.Says("确认预约");
            other.Hears("约好了");
        }

        var resident = city.NewResident();
        await resident.Says("预约周四两点半的律师");
        resident.Hears("11月26日（周四）14:30已经约满了。请选一个时间");
        Assert.All(resident.Choices.Take(6), label => Assert.StartsWith("11月26日（周四）", label, StringComparison.Ordinal));
        await resident.Says("下周四两点半");
        await resident.Says("跳过");
        resident.Hears("时间：12月3日（周四）14:30");
    }

    [Fact]
    public async Task A_lawyer_who_is_named_stays_when_the_hour_changes()
    {
        await using var city = await TestCity.StartAsync();
        var resident = city.NewResident();
        await resident.Says("预约周四律师");
        await resident.Says("有没有女律师");
        resident.Hears("来的律师有张律师、李律师");
        await resident.Says("12月10号张律师");
        await resident.Says("三点半");
        await resident.Says("跳过");
        resident.Hears("时间：12月10日（周四）15:30 张律师");
    }

    [Fact]
    public async Task The_day_of_a_hearing_is_no_wish_for_that_day()
    {
        await using var city = await TestCity.StartAsync();
        var resident = city.NewResident();
        await resident.Says("12月10号开庭，我想预约周四的律师");
        resident.Hears("请选一个时间");
        Assert.Equal("11月26日（周四）14:00 张律师", resident.Choices.First(c => c.Contains("张律师", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("楼下烧烤店油烟太大，晚上根本睡不着")]
    [InlineData("隔壁下午一直在装修，吵得没法休息")]
    public async Task A_story_that_names_a_part_of_the_day_chooses_no_time(string story)
    {
        await using var city = await TestCity.StartAsync();
        var resident = city.NewResident();
        await resident.Says("预约周四律师");
        await resident.Says(story);
        resident.DoesNotHear("想问律师哪方面的事");
        resident.DoesNotHear("没有律师");
    }

    [Fact]
    public async Task A_day_without_a_lecture_is_said_to_have_none()
    {
        await using var city = await TestCity.StartAsync();
        var resident = city.NewResident();
        await resident.Says("周日的道德讲堂有吗");
        resident.Hears("周日没有讲堂。最近的讲堂");
        await resident.Says("12月的道德讲堂");
        resident.Hears("家风家训代代传");
        resident.DoesNotHear("身边好人的故事");
    }

    [Fact]
    public async Task One_appointment_at_a_time()
    {
        await using var city = await TestCity.StartAsync();
        var resident = city.NewResident();
        await resident.Says("预约周四律师");
        await resident.Says("1");
        await resident.Says("跳过");
        await resident.Says("确认预约");
        await resident.Says("预约周四律师");
        resident.Hears("您已经约了");
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Who_moves_an_appointment_keeps_it_until_the_new_one_is_had(DatabaseProvider provider)
    {
        await using var city = await TestCity.StartAsync(provider);
        var (resident, other) = (city.NewResident(), city.NewResident());
        await resident.Says("约12月3号三点");
        await resident.Says("跳过");
        await resident.Says("确认预约");
        await resident.Says("换到12月10号两点");
        resident.Hears("时间：12月10日（周四）14:00 张律师");
        city.Clock.Advance(TimeSpan.FromMinutes(6));
        await other.Says("约12月10号两点");
        await other.Says("跳过");
        await other.Says("确认预约");
        other.Hears("12月10日（周四）14:00，张律师");
        await resident.Says("确认预约");
        resident.Hears(AppointmentTexts.Taken);
        await resident.Says("两点半");
        await resident.Says("确认预约");
        resident.Hears("换好了，原来12月3日（周四）15:00的已经取消");
        await other.Says("换到12月3号三点");
        other.Hears("时间：12月3日（周四）15:00 张律师");
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_resident_takes_a_seat_in_a_lecture_and_gives_it_back(DatabaseProvider provider)
    {
        await using var city = await TestCity.StartAsync(provider);
        var resident = city.NewResident();
        await resident.Says("道德讲堂什么时候有");
        resident.Hears("还有 40 个座位");
        resident.DoesNotHear("法治大讲堂");
        await resident.Taps("报名11月28日（周六）道德讲堂");
        resident.Hears("报好名了");
        await resident.Says("道德讲堂");
        resident.Hears("还有 39 个座位");
        await resident.Taps("报名11月28日（周六）道德讲堂");
        resident.Hears("您已经报过");
        await resident.Says("我的预约");
        resident.Hears("身边好人的故事");
        await resident.Says("取消报名");
        resident.Hears("要取消11月28日（周六）");
        await resident.Taps("确定取消");
        resident.Hears("已取消报名");
        await resident.Says("道德讲堂");
        resident.Hears("还有 40 个座位");
    }

    [GeneratedRegex("预约码 [2-9A-HJ-NP-Z]{6}")]
    private static partial Regex Code();
}
