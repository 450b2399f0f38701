using Microsoft.Playwright;
using ResidentAssistant.Tests.Appointments;
using ResidentAssistant.Tests.Harness;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace ResidentAssistant.Tests.Browser;

/// <summary>An administrator arranges who receives residents: a place, a weekly time, a leave that touches somebody's appointment.</summary>
[Collection(nameof(Chromium))]
public sealed class ArrangeTests(Chromium chromium)
{
    [Theory]
    [InlineData(1280, 800)]
    [InlineData(390, 844)]
    public async Task A_weekly_time_brings_times_and_a_leave_moves_who_is_touched(int width, int height)
    {
        await using var host = await TestHost.StartAsync(customise: ConsoleSignIn.KeepMessages);
        var resident = host.City.NewResident();
        await resident.Says("预约11月26号两点张律师");
        await resident.Says("跳过");
        await resident.Says("确认预约");
        resident.Hears("约好了");
        await using var desk = await ConsoleSignIn.EnterAsync(chromium, host, "admin@example.cn", width, height);
        await desk.Page.GotoAsync("/console/appointments");
        await desk.Page.GetByRole(AriaRole.Link, new() { Name = "排班", Exact = true }).ClickAsync();
        await Expect(desk.Page.Locator("h1")).ToHaveTextAsync("排班");

        var places = Section(desk, "地点");
        await places.GetByLabel("名称").FillAsync("昭明社区会议室");
        await places.GetByLabel("地址").FillAsync("昭明路 6 号");
        await Button(places, "加上").ClickAsync();
        await Expect(places.GetByText("昭明路 6 号")).ToBeVisibleAsync();

        var weekly = Section(desk, "每周的时间");
        await weekly.GetByLabel("律师").SelectOptionAsync("李律师");
        await weekly.GetByLabel("星期").SelectOptionAsync("周二");
        await weekly.GetByLabel("地点").SelectOptionAsync("昭明社区会议室");
        await weekly.GetByLabel("从", new() { Exact = true }).FillAsync("16:00");
        await weekly.GetByLabel("到", new() { Exact = true }).FillAsync("15:00");
        await Button(weekly, "加上").ClickAsync();
        await Expect(desk.Page.Locator(".note.wrong")).ToContainTextAsync("结束要晚于开始");
        await weekly.GetByLabel("从", new() { Exact = true }).FillAsync("09:00");
        await weekly.GetByLabel("到", new() { Exact = true }).FillAsync("10:00");
        await Button(weekly, "加上").ClickAsync();
        await Expect(Section(desk, "后面八周").GetByText("11月24日（周二）")).ToBeVisibleAsync();
        await desk.ShowAsync($"arrange-{width}");

        var skills = Section(desk, "律师的专长");
        await skills.GetByLabel("律师").SelectOptionAsync("李律师");
        await skills.GetByLabel("男女").SelectOptionAsync("女");
        await skills.GetByLabel("婚姻家庭").CheckAsync();
        await Button(skills, "存").ClickAsync();
        await Expect(skills.GetByText("女，婚姻家庭")).ToBeVisibleAsync();

        var except = Section(desk, "请假、替班、临时加一次");
        await except.GetByLabel("从哪天").FillAsync("2026-11-26");
        await except.GetByLabel("到哪天").FillAsync("2026-11-26");
        await except.GetByLabel("律师").SelectOptionAsync("张律师");
        await except.GetByLabel("原因").FillAsync("出庭");
        await Button(except, "加上").ClickAsync();
        var touched = desk.Page.GetByRole(AriaRole.Alertdialog);
        await Expect(touched).ToContainTextAsync("1 位已经约了的居民没有时间了");
        await Expect(touched).ToContainTextAsync("改到 11月26日（周四）14:00 李律师");
        await desk.ShowAsync($"arrange-touched-{width}");
        await Button(touched, "一起保存并通知").ClickAsync();
        await Expect(except.GetByText("张律师停")).ToBeVisibleAsync();
        await resident.Says("我的预约");
        resident.Hears("11月26日（周四）14:00，李律师");
        var asks = host.City.NewResident();
        await asks.Says("预约周四律师");
        await asks.Says("有没有女律师");
        asks.Hears("女律师有李律师。");
        desk.WasInOrder();
    }

    [Theory]
    [InlineData(1280, 800)]
    [InlineData(390, 844)]
    public async Task A_weekly_time_is_changed_after_its_eight_weeks_were_read(int width, int height)
    {
        await using var host = await TestHost.StartAsync(customise: ConsoleSignIn.KeepMessages);
        await DoorTests.BookAsync(host.City.NewResident(), "11月26日（周四）15:30 张律师");
        await using var desk = await ConsoleSignIn.EnterAsync(chromium, host, "street@example.cn", width, height);
        await desk.Page.GotoAsync("/console/appointments/arrange");
        var weekly = Section(desk, "每周的时间");
        await weekly.Locator("tbody tr").Filter(new() { HasText = "张律师" }).GetByRole(AriaRole.Button, new() { Name = "改", Exact = true }).ClickAsync();
        await Expect(weekly.GetByLabel("到", new() { Exact = true })).ToHaveValueAsync("16:00");
        await weekly.GetByLabel("到", new() { Exact = true }).FillAsync("13:00");
        await weekly.GetByLabel("每次几位").FillAsync("2");
        await Expect(weekly.Locator(".wrong")).ToHaveTextAsync("结束要晚于开始，不能过半夜。");
        await weekly.GetByLabel("到", new() { Exact = true }).FillAsync("15:00");
        await weekly.GetByLabel("结束的日子").FillAsync("2026-12-10");
        await weekly.GetByLabel("每次几位").FocusAsync();
        var preview = weekly.Locator(".preview");
        await Expect(preview).ToContainTextAsync("还没有保存。这样排，张律师后面八周是：");
        await Expect(preview.Locator("li")).ToHaveTextAsync(
            ["11月26日（周四） 张律师 14:00–15:00（空 2）", "12月3日（周四） 张律师 14:00–15:00（空 2）", "12月10日（周四） 张律师 14:00–15:00（空 2）"]);
        await Expect(Section(desk, "后面八周")).ToContainTextAsync("张律师 14:00–16:00");
        await desk.ShowAsync($"arrange-edit-{width}");
        await Button(weekly, "保存").ClickAsync();
        var touched = desk.Page.GetByRole(AriaRole.Alertdialog);
        await Expect(touched).ToContainTextAsync("1 位已经约了的居民没有时间了");
        await Button(touched, "一起保存并通知").ClickAsync();
        await Expect(Section(desk, "后面八周")).Not.ToContainTextAsync("张律师 14:00–16:00");
        await Expect(weekly.Locator("tbody tr").Filter(new() { HasText = "张律师" })).ToContainTextAsync("一次 2 位");
        desk.WasInOrder();
    }

    [Theory]
    [InlineData(1280, 800)]
    [InlineData(390, 844)]
    public async Task A_lawyer_writes_down_an_own_leave_and_takes_it_back(int width, int height)
    {
        await using var host = await TestHost.StartAsync(customise: ConsoleSignIn.KeepMessages);
        await DoorTests.BookAsync(host.City.NewResident(), "11月26日（周四）14:00 张律师");
        await using var desk = await ConsoleSignIn.EnterAsync(chromium, host, "lawyer@example.cn", width, height);
        await desk.Page.GotoAsync("/console/appointments/leave");
        await Expect(desk.Page.GetByLabel("律师")).ToHaveCountAsync(0);
        await desk.Page.GetByLabel("从哪天").FillAsync("2026-11-26");
        await desk.Page.GetByLabel("到哪天").FillAsync("2026-11-26");
        await desk.Page.GetByLabel("从几点").FillAsync("14:00");
        await desk.Page.GetByLabel("到几点").FillAsync("15:00");
        await desk.Page.GetByLabel("原因").FillAsync("出庭");
        await Button(desk.Page.Locator("form.add"), "请假").ClickAsync();
        var touched = desk.Page.GetByRole(AriaRole.Alertdialog);
        await Expect(touched).ToContainTextAsync("改到 11月26日（周四）14:00 李律师");
        await desk.ShowAsync($"leave-touched-{width}");
        await Button(touched, "一起保存并通知").ClickAsync();
        var row = desk.Page.Locator("tbody tr");
        await Expect(row).ToContainTextAsync("出庭");
        await desk.ShowAsync($"leave-{width}");
        await Button(row, "撤销").ClickAsync();
        await Expect(row).ToHaveCountAsync(0);
        desk.WasInOrder();
    }

    [Theory]
    [InlineData(1280, 800)]
    [InlineData(390, 844)]
    public async Task The_figures_of_a_month_are_read_and_taken_as_a_workbook(int width, int height)
    {
        await using var host = await TestHost.StartAsync(customise: ConsoleSignIn.KeepMessages);
        await DoorTests.BookAsync(host.City.NewResident(), "11月26日（周四）14:00 张律师");
        await using var desk = await ConsoleSignIn.EnterAsync(chromium, host, "street@example.cn", width, height);
        await desk.Page.GotoAsync("/console/appointments/figures?month=2026-11");
        await Expect(desk.Page.Locator("tbody tr").First).ToContainTextAsync("6%");
        await desk.ShowAsync($"appointment-figures-{width}");
        var download = await desk.Page.RunAndWaitForDownloadAsync(() => desk.Page.GetByRole(AriaRole.Link, new() { Name = "导出 Excel" }).ClickAsync());
        Assert.Equal("周四有约2026-11.xlsx", download.SuggestedFilename);
        desk.WasInOrder();
    }

    private static ILocator Section(Visit desk, string title) =>
        desk.Page.Locator("section.card").Filter(new() { Has = desk.Page.GetByRole(AriaRole.Heading, new() { Name = title }) });

    private static ILocator Button(ILocator within, string name) => within.GetByRole(AriaRole.Button, new() { Name = name });
}
