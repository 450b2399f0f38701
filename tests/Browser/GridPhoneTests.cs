using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using ResidentAssistant.Assistant.Cases;
using ResidentAssistant.Assistant.Scenes;
using ResidentAssistant.Tests.Grid;
using ResidentAssistant.Tests.Harness;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace ResidentAssistant.Tests.Browser;

/// <summary>A grid worker with a telephone of 390 pixels.</summary>
[Collection(nameof(Chromium))]
public sealed class GridPhoneTests(Chromium chromium)
{
    private const string Number = "XY-20261123-0001";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_worker_reports_by_a_scanned_doorplate_with_a_photo_handles_the_case_and_reads_the_month()
    {
        await using var host = await StartAsync();
        var door = Assert.IsType<SceneAdded.Done>(
            await host.City.Get<SceneDesk>().AddAsync(null, SceneKind.Doorplate, "三号楼门牌", null, GridCity.Door, Cancellation)).Scene;
        await using var phone = await EnterAsync(host);
        await phone.Page.GotoAsync($"/door/{door.Id}");
        var form = phone.Page.Locator(".spot form");
        await Expect(form.GetByLabel("地点（楼栋、门牌）")).ToHaveValueAsync(GridCity.Door);
        await phone.ShowAsync("grid-report-empty");
        await form.GetByLabel("看到了什么").FillAsync("井盖松了，刚才有人踩空，先用砖头压着");
        await form.GetByLabel("紧急程度").SelectOptionAsync("紧急");
        await form.Locator("input[type=file]").SetInputFilesAsync(Photo("井盖.png"));
        await Expect(form.Locator(".photos img")).ToHaveCountAsync(1);

        // The page is closed while the camera is open: nothing is lost.
        await phone.Page.ReloadAsync();
        await Expect(form.GetByLabel("看到了什么")).ToHaveValueAsync("井盖松了，刚才有人踩空，先用砖头压着");
        await Expect(form.Locator(".photos img")).ToHaveCountAsync(1);
        await phone.ShowAsync("grid-report-filled");
        await form.GetByRole(AriaRole.Button, new() { Name = "发出" }).ClickAsync();
        await Expect(phone.Page.Locator(".spot .done")).ToHaveTextAsync($"上报好了，编号 {Number}，由{GridCity.First}办理。");
        await Expect(phone.Page.Locator(".mine li")).ToContainTextAsync(Number);
        await phone.ShowAsync("grid-report-sent");

        await form.GetByLabel("便民服务").CheckAsync();
        await form.GetByLabel("为谁办了什么").FillAsync("帮张婆婆填了高龄补贴的表");
        await phone.ShowAsync("grid-service");
        await form.GetByRole(AriaRole.Button, new() { Name = "发出" }).ClickAsync();
        await Expect(phone.Page.Locator(".spot .done")).ToHaveTextAsync("便民服务记下了。");

        await phone.Page.GetByRole(AriaRole.Link, new() { Name = "我的网格" }).ClickAsync();
        await Expect(phone.Page.Locator(".case")).ToContainTextAsync("井盖松了");
        await phone.ShowAsync("grid-cases");
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "开始办理" }).ClickAsync();
        await Expect(phone.Page.Locator(".case .chip").First).ToHaveTextAsync("办理中");
        await phone.Page.GetByRole(AriaRole.Link, new() { Name = "打开，回复或答复" }).ClickAsync();
        await Expect(phone.Page.Locator("h1")).ToHaveTextAsync(Number);
        await phone.Page.Locator(".shoot input").SetInputFilesAsync(Photo("修好了.png"));
        await Expect(phone.Page.Locator(".shoot p")).ToHaveTextAsync("加了 1 张照片。");
        await Expect(phone.Page.Locator(".photos img")).ToHaveCountAsync(2);
        await Expect(phone.Page.Locator(".meanwhile")).ToHaveCountAsync(0);
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "答复结果" }).First.ClickAsync();
        await phone.Page.GetByLabel("办理结果", new() { Exact = true }).FillAsync("井盖换了新的");
        await phone.ShowAsync("grid-case");
        await phone.Page.Locator(".composer").GetByRole(AriaRole.Button, new() { Name = "发出结果" }).ClickAsync();
        await Expect(phone.Page.Locator(".page-head")).ToContainTextAsync("待确认");

        await phone.Page.GetByRole(AriaRole.Link, new() { Name = "← 我的网格" }).ClickAsync();
        await Expect(phone.Page.GetByText("已答复，等居民确认")).ToBeVisibleAsync();
        await phone.Page.GetByRole(AriaRole.Link, new() { Name = "月度台账" }).ClickAsync();
        await Expect(phone.Page.Locator("h1")).ToHaveTextAsync("2026年11月网格台账");
        var line = phone.Page.Locator("tbody tr");
        await Expect(line).ToHaveTextAsync(new Regex("刘强.*1 件.*1 件.*1 件.*1 次.*0 次.*还没有", RegexOptions.Singleline));
        await phone.ShowAsync("grid-month");
        phone.WasInOrder();
        await using var db = await host.City.Transactions.ReadAsync(Cancellation);
        Assert.Equal((1, 2), (await db.Cases.CountAsync(Cancellation), await db.Attachments.CountAsync(a => a.CaseId != null, Cancellation)));
    }

    [Fact]
    public async Task Without_a_line_what_is_sent_waits_in_the_telephone_and_goes_once_when_the_line_is_back()
    {
        await using var host = await StartAsync();
        await using var phone = await EnterAsync(host);
        await phone.Page.GotoAsync("/console/grid");
        var form = phone.Page.Locator(".spot form");
        await form.GetByLabel("地点（楼栋、门牌）").FillAsync(GridCity.Door);
        await form.GetByLabel("看到了什么").FillAsync("楼道里堆了沙发");
        // The city takes it, and the answer is lost on the way; then nothing goes through.
        var sent = 0;
        await phone.Page.RouteAsync("**/console/grid/entries", async route =>
        {
            if (++sent == 1)
                await route.FetchAsync();
            await route.AbortAsync();
        });
        await form.GetByRole(AriaRole.Button, new() { Name = "发出" }).ClickAsync();
        var waiting = phone.Page.Locator(".waiting li");
        await Expect(waiting).ToContainTextAsync("楼道里堆了沙发：还没有发出去：网络不好，有网了自动再发。");
        await phone.ShowAsync("grid-waiting");
        await phone.Page.UnrouteAsync("**/console/grid/entries");
        await phone.Page.ReloadAsync();
        await Expect(phone.Page.Locator(".spot .done")).ToHaveTextAsync($"上报好了，编号 {Number}，由{GridCity.First}办理。");
        await Expect(waiting).ToHaveCountAsync(0);
        await using var db = await host.City.Transactions.ReadAsync(Cancellation);
        Assert.Equal(1, await db.Cases.CountAsync(Cancellation));
    }

    [Fact]
    public async Task A_position_is_kept_with_the_report_names_the_nearest_doorplate_and_may_be_refused()
    {
        await using var host = await StartAsync();
        await using var phone = await EnterAsync(host);
        await phone.Page.GotoAsync("/console/grid");
        var form = phone.Page.Locator(".spot form");
        await form.GetByRole(AriaRole.Button, new() { Name = "用手机定位" }).ClickAsync();
        await Expect(form.Locator(".located")).ToContainTextAsync("手机没有允许");
        await phone.ShowAsync("grid-refused");
        await phone.Context.GrantPermissionsAsync(["geolocation"]);
        await phone.Context.SetGeolocationAsync(new Geolocation { Latitude = 32.0422f, Longitude = 112.1355f, Accuracy = 9 });
        await form.GetByRole(AriaRole.Button, new() { Name = "用手机定位" }).ClickAsync();
        await Expect(form.Locator(".located")).ToContainTextAsync($"最近的门牌是{GridCity.Door}");
        await Expect(form.GetByLabel("地点（楼栋、门牌）")).ToHaveValueAsync(GridCity.Door);
        await form.GetByLabel("隐患排查").CheckAsync();
        await form.GetByLabel("有隐患").CheckAsync();
        await form.GetByLabel("查了什么，怎么样").FillAsync("燃气管锈了");
        await phone.ShowAsync("grid-hazard");
        await form.GetByRole(AriaRole.Button, new() { Name = "发出" }).ClickAsync();
        await Expect(phone.Page.Locator(".spot .done")).ToContainTextAsync("隐患记下了，编号");
        await using var db = await host.City.Transactions.ReadAsync(Cancellation);
        Assert.Contains("北纬32.0422", (await db.Cases.SingleAsync(Cancellation)).Spot, StringComparison.Ordinal);
        phone.WasInOrder();
    }

    [Fact]
    public async Task A_street_reads_the_month_at_a_desk_and_takes_it_as_a_workbook()
    {
        await using var host = await StartAsync();
        await GridCity.RecordAsync(host.City, GridCity.Report("井盖松了"));
        await using var desk = await ConsoleSignIn.EnterAsync(chromium, host, "street@example.cn");
        await desk.Page.GotoAsync("/console/grid/month?month=2026-11");
        await Expect(desk.Page.Locator("tbody tr")).ToContainTextAsync("刘强");
        await desk.ShowAsync("grid-month-desk");
        await desk.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await desk.Page.SetViewportSizeAsync(720, 900);
        await Expect(desk.Page.Locator(".mud-appbar")).ToBeHiddenAsync();
        await Expect(desk.Page.Locator("thead")).ToBeVisibleAsync();
        await desk.ShowAsync("grid-month-printed");
        await desk.Page.EmulateMediaAsync(new() { Media = Media.Screen });
        var download = await desk.Page.RunAndWaitForDownloadAsync(() => desk.Page.GetByRole(AriaRole.Link, new() { Name = "导出 Excel" }).ClickAsync());
        Assert.Equal("网格台账2026-11.xlsx", download.SuggestedFilename);
        desk.WasInOrder();
    }

    [Fact]
    public async Task Whoever_is_not_signed_in_comes_from_a_doorplate_to_the_assistant()
    {
        await using var host = await StartAsync();
        using var browser = new ConsoleBrowser(host);
        Assert.Equal("/chat", (await browser.GetAsync("/door/abc")).Headers.Location!.ToString());
        await ConsoleSignIn.SetPasswordAsync(host, "lawyer@example.cn");
        await browser.SignInAsync("lawyer@example.cn", ConsoleSignIn.Password);
        Assert.Equal("/chat", (await browser.GetAsync("/door/abc")).Headers.Location!.ToString());
        Assert.Equal("/chat", (await browser.GetAsync("/door/a-b")).Headers.Location!.ToString());
    }

    private static async Task<TestHost> StartAsync()
    {
        var host = await TestHost.StartAsync(customise: ConsoleSignIn.KeepMessages);
        await GridCity.LayOutAsync(host.Services);
        return host;
    }

    private async Task<Visit> EnterAsync(TestHost host)
    {
        await ConsoleSignIn.SetPasswordAsync(host, GridCity.Worker);
        var phone = await chromium.VisitAsync(host);
        await phone.Page.GotoAsync("/console");
        await ConsoleSignIn.SignInAsync(phone, GridCity.Worker, ConsoleSignIn.Password);
        await Expect(phone.Page.GetByRole(AriaRole.Button, new() { Name = "退出" })).ToBeVisibleAsync();
        return phone;
    }

    private static FilePayload Photo(string name) => new() { Name = name, MimeType = "image/png", Buffer = TestPictures.Png(2000, 1500) };
}
