using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using ResidentAssistant.Assistant.Staff;
using ResidentAssistant.Tests.Harness;
using ResidentAssistant.Tests.Keeping;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace ResidentAssistant.Tests.Browser;

/// <summary>An administrator keeps units, places, duties and accounts, at a desk and on a phone.</summary>
[Collection(nameof(Chromium))]
public sealed class UnitsDeskTests(Chromium chromium)
{
    [Theory]
    [InlineData(1280, 800)]
    [InlineData(390, 844)]
    public async Task An_administrator_adds_moves_and_disables_units_and_keeps_places_and_duties(int width, int height)
    {
        await using var host = await TestHost.StartAsync(customise: ConsoleSignIn.KeepMessages);
        var resident = host.City.NewResident();
        await resident.Says("阳光花园3号楼楼下烧烤店油烟太大，晚上根本睡不着");
        await resident.Says("提交");
        await using var desk = await ConsoleSignIn.EnterAsync(chromium, host, "admin@example.cn", width, height);
        await desk.Page.GotoAsync("/console/units");
        var (form, rows) = (desk.Page.Locator("form.add"), desk.Page.Locator("tbody tr"));
        await form.GetByLabel("名称").FillAsync("襄江社区");
        await form.GetByLabel("级别").SelectOptionAsync("社区");
        await form.GetByLabel("上级").SelectOptionAsync("城南街道");
        await Button(form, "新建").ClickAsync();
        await Expect(rows).ToHaveCountAsync(12);
        await desk.ShowAsync($"units-{width}");

        var added = Row(rows, "襄江社区");
        await Button(added, "改").ClickAsync();
        await rows.GetByLabel("名称").FillAsync("襄江新城社区");
        await desk.ShowAsync($"units-edit-{width}");
        await rows.GetByLabel("上级").SelectOptionAsync("襄阳市");
        await Button(rows, "保存").ClickAsync();
        await Expect(Row(rows, "襄江新城社区")).ToBeVisibleAsync();
        await Button(Row(rows, "檀溪社区"), "停用").ClickAsync();
        await Expect(desk.Page.GetByText("“檀溪社区”还有 1 个账号、1 件没办完的诉求").Last).ToBeVisibleAsync();
        await Button(Row(rows, "襄江新城社区"), "停用").ClickAsync();
        await Expect(Button(Row(rows, "襄江新城社区"), "启用")).ToBeVisibleAsync();

        await desk.Page.GetByRole(AriaRole.Link, new() { Name = "地名" }).ClickAsync();
        await Expect(desk.Page.Locator("h1")).ToHaveTextAsync("地名");
        await form.GetByLabel("名称").FillAsync("月亮湾");
        await form.GetByLabel("别名").FillAsync("月湾小区、月亮湾小区");
        await form.GetByLabel("负责的单位").SelectOptionAsync("昭明社区");
        await Button(form, "加上").ClickAsync();
        await Expect(Row(rows, "月亮湾")).ToContainTextAsync("月湾小区、月亮湾小区");
        await desk.ShowAsync($"places-{width}");

        await desk.Page.GetByRole(AriaRole.Link, new() { Name = "权责清单" }).ClickAsync();
        await Expect(desk.Page.Locator("h1")).ToHaveTextAsync("权责清单");
        await form.GetByLabel("编号").FillAsync("CG-09");
        await form.GetByLabel("单位").SelectOptionAsync("城市管理局");
        await form.GetByLabel("分类").SelectOptionAsync("环境保护");
        await form.GetByLabel("内容").FillAsync("烧烤店油烟的查处");
        await Button(form, "加上").ClickAsync();
        await Expect(Row(rows, "CG-09")).ToContainTextAsync("烧烤店油烟的查处");
        await desk.ShowAsync($"duties-{width}");
        await Button(Row(rows, "CG-09"), "删").ClickAsync();
        await Expect(Row(rows, "CG-09")).ToHaveCountAsync(0);
        desk.WasInOrder();
    }

    [Theory]
    [InlineData(1280, 800)]
    [InlineData(390, 844)]
    public async Task A_workbook_is_uploaded_and_the_report_names_the_rows_that_were_not_taken(int width, int height)
    {
        await using var host = await TestHost.StartAsync(customise: ConsoleSignIn.KeepMessages);
        await using var desk = await ConsoleSignIn.EnterAsync(chromium, host, "admin@example.cn", width, height);
        await desk.Page.GotoAsync("/console/units/transfer");
        var book = await ImportTerritoryTests.BookAsync(
            ("单位", ["名称", "级别", "上级"], [["襄江社区", "社区", "城南街道"], ["孤儿社区", "社区", "没有的街道"]]),
            ("权责清单", ["编号", "单位", "分类"], []));
        await desk.Page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload
        {
            Name = "城市.xlsx",
            MimeType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Buffer = book,
        });
        await Expect(desk.Page.GetByText("新加 1 条，改了 0 条，没有变化 0 条，没有导入 2 条。")).ToBeVisibleAsync();
        await Expect(desk.Page.Locator("tbody tr").First).ToContainTextAsync("没有名为“没有的街道”的单位。");
        await desk.ShowAsync($"transfer-{width}");
        var download = await desk.Page.RunAndWaitForDownloadAsync(() => desk.Page.GetByRole(AriaRole.Link, new() { Name = "导出现有的" }).ClickAsync());
        Assert.Equal("单位地名权责清单.xlsx", download.SuggestedFilename);
        desk.WasInOrder();
    }

    [Theory]
    [InlineData(1280, 800)]
    [InlineData(390, 844)]
    public async Task An_account_is_added_moved_and_disabled_and_its_password_is_shown_once(int width, int height)
    {
        await using var host = await TestHost.StartAsync(customise: ConsoleSignIn.KeepMessages);
        await using var desk = await ConsoleSignIn.EnterAsync(chromium, host, "admin@example.cn", width, height);
        await desk.Page.GotoAsync("/console/staff");
        var (form, rows) = (desk.Page.Locator("form.add"), desk.Page.Locator("main > table tbody tr, .page > table tbody tr"));
        await form.GetByLabel("姓名").FillAsync("孙丽");
        await form.GetByLabel("邮箱").FillAsync("sun@example.cn");
        await form.GetByLabel("角色").SelectOptionAsync("社区工作人员");
        await form.GetByLabel("单位").SelectOptionAsync("昭明社区");
        await Button(form, "新建").ClickAsync();
        var password = await desk.Page.Locator(".password").InnerTextAsync();
        await desk.ShowAsync($"staff-{width}");
        Assert.Equal(16, password.Trim().Length);
        await Button(desk.Page.Locator("main"), "记下了").ClickAsync();
        await Expect(desk.Page.Locator(".password")).ToHaveCountAsync(0);

        await Button(Row(rows, "sun@example.cn"), "改").ClickAsync();
        await rows.GetByLabel("角色").SelectOptionAsync("网格员");
        await desk.ShowAsync($"staff-edit-{width}");
        await Button(rows, "保存").ClickAsync();
        await Expect(Row(rows, "sun@example.cn")).ToContainTextAsync("网格员");
        await Button(Row(rows, "sun@example.cn"), "改").ClickAsync();
        await Button(rows, "停用").ClickAsync();
        await Expect(Row(rows, "sun@example.cn").Locator(".chip")).ToHaveTextAsync("停用");
        await using var db = await host.City.Transactions.ReadAsync(TestContext.Current.CancellationToken);
        var member = await db.Users.SingleAsync(u => u.Email == "sun@example.cn", TestContext.Current.CancellationToken);
        Assert.Equal((StaffRole.GridWorker, true), (member.Role, member.DisabledAt is not null));
        desk.WasInOrder();
    }

    private static ILocator Button(ILocator within, string name) => within.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    private static ILocator Row(ILocator rows, string text) => rows.Filter(new() { HasText = text });
}
