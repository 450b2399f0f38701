using Microsoft.Playwright;
using ResidentAssistant.Assistant.Cases;
using ResidentAssistant.Tests.Harness;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace ResidentAssistant.Tests.Browser;

/// <summary>Work at the desk with the keyboard, with many cases, and two people at one case.</summary>
[Collection(nameof(Chromium))]
public sealed class DeskKeysTests(Chromium chromium)
{
    private const string First = "XY-20261123-0001";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Cases_are_accepted_dispatched_and_opened_by_keys_and_keys_mean_nothing_in_a_box()
    {
        await using var host = await StartAsync();
        await using var desk = await ConsoleSignIn.EnterAsync(chromium, host, "community@example.cn");
        var (page, rows) = (desk.Page, desk.Page.Locator("tbody tr"));
        await page.SetViewportSizeAsync(1280, 900);
        await Expect(rows).ToHaveCountAsync(3);
        await page.Keyboard.PressAsync("?");
        await Expect(page.Locator("dialog.keys")).ToBeVisibleAsync();
        await desk.PictureAsync("desk-keys");
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("j");
        await Expect(rows.Nth(0).Locator("a.cover")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("k");
        // Two that are due at the same time stand in no certain order.
        await rows.Filter(new() { HasText = First }).Locator("a.cover").FocusAsync();
        await desk.PictureAsync("desk-row");
        await page.Keyboard.PressAsync("a");
        await Expect(rows.Filter(new() { HasText = First })).ToContainTextAsync("已受理");
        await page.Keyboard.PressAsync("d");
        await Expect(page.Locator(".mud-snackbar").Last).ToContainTextAsync("派给了城市管理局，依据 CG-02");
        await Expect(rows.Filter(new() { HasText = First })).ToContainTextAsync("待报到");

        await page.Keyboard.PressAsync("/");
        await page.Keyboard.TypeAsync("jad路灯");
        await Expect(page.GetByRole(AriaRole.Searchbox)).ToHaveValueAsync("jad路灯");
        await Expect(page.GetByText("没有找到")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Searchbox).FillAsync("路灯");
        await Expect(rows).ToHaveCountAsync(1);
        await page.GetByLabel("视图的名字").FillAsync("路灯的事");
        await page.GetByRole(AriaRole.Button, new() { Name = "存成视图" }).ClickAsync();
        await Expect(page.Locator(".views a")).ToHaveTextAsync("路灯的事");
        await desk.PictureAsync("desk-view");
        await page.Locator("h1").ClickAsync();
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("h1")).ToHaveTextAsync("XY-20261123-0003");
        await page.Keyboard.PressAsync("t");
        await page.Keyboard.PressAsync("r");
        await Expect(page.GetByLabel("回复居民", new() { Exact = true })).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("dat");
        await Expect(page.GetByLabel("回复居民", new() { Exact = true })).ToHaveValueAsync("dat");
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("d");
        await Expect(page.Locator(".moves").GetByLabel("派给")).ToBeVisibleAsync();
        await Expect(page.Locator(".moves").GetByRole(AriaRole.Button, new() { Name = "确定" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("u");
        await Expect(page.Locator("h1")).ToHaveTextAsync("诉求");
        desk.WasInOrder();
    }

    [Theory]
    [InlineData(1280, 900)]
    [InlineData(390, 780)]
    public async Task Several_are_dispatched_together_and_what_was_refused_is_told(int width, int height)
    {
        await using var host = await StartAsync();
        await using var desk = await ConsoleSignIn.EnterAsync(chromium, host, "community@example.cn");
        var page = desk.Page;
        await page.SetViewportSizeAsync(width, height);
        await page.GetByLabel("选 " + First).CheckAsync();
        await Expect(page.Locator(".bulk")).ToContainTextAsync("选了 1 件");
        await page.GetByLabel("选 XY-20261123-0002").CheckAsync();
        await Expect(page.Locator(".bulk")).ToContainTextAsync("选了 2 件");
        await host.Get<HandleCase>().SettleAsync(await host.City.StaffAsync("admin@example.cn"), "XY-20261123-0002", "清过了", Cancellation);
        await page.GetByLabel("派给哪个单位").SelectOptionAsync(new SelectOptionValue { Label = "城市管理局" });
        await desk.PictureAsync($"desk-bulk-{width}");
        await page.GetByRole(AriaRole.Button, new() { Name = "一起派单" }).ClickAsync();
        await Expect(page.Locator(".refused")).ToContainTextAsync("有 1 件没有派出去");
        await Expect(page.Locator(".refused li")).ToContainTextAsync("XY-20261123-0002");
        await Expect(page.Locator("tbody tr").Filter(new() { HasText = First })).ToContainTextAsync("待报到");
        await desk.PictureAsync($"desk-refused-{width}");
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));
        desk.WasInOrder();
    }

    [Theory]
    [InlineData(1280, 900)]
    [InlineData(390, 780)]
    public async Task Two_people_at_one_case_see_each_other_and_a_text_is_put_into_the_box_unsent(int width, int height)
    {
        await using var host = await StartAsync();
        var admin = await host.City.StaffAsync("admin@example.cn");
        await host.Get<ReplyTemplates>().SaveAsync(admin, null, 0, "收到", "{称呼}，您反映的事（{编号}）收到了。", Cancellation);
        await using var clerk = await OpenAsync("community@example.cn");
        await using var street = await OpenAsync("street@example.cn");
        var names = (Clerk: (await host.City.StaffAsync("community@example.cn")).Name, Street: (await host.City.StaffAsync("street@example.cn")).Name);
        await Expect(clerk.Page.Locator(".lookers")).ToHaveTextAsync($"{names.Street}正在看。");
        await clerk.Page.GetByLabel("常用回复").SelectOptionAsync(new SelectOptionValue { Label = "收到" });
        var box = clerk.Page.GetByLabel("回复居民", new() { Exact = true });
        await Expect(box).ToHaveValueAsync($"居民朋友，您反映的事（{First}）收到了。");
        await box.PressSequentiallyAsync("好");
        await Expect(street.Page.Locator(".lookers")).ToHaveTextAsync($"{names.Clerk}正在看，正在写回复。");
        await street.PictureAsync($"desk-lookers-{width}");
        await clerk.PictureAsync($"desk-template-{width}");
        Assert.Empty(await host.Get<HandleCase>().WordsAsync(admin, [], Cancellation));
        await clerk.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await Expect(clerk.Page.GetByText("居民诉求办理单")).ToBeVisibleAsync();
        await Expect(clerk.Page.Locator(".desk")).ToBeHiddenAsync();
        await clerk.PictureAsync($"desk-print-{width}");
        await clerk.Page.GotoAsync("/console/cases");
        await Expect(street.Page.Locator(".lookers")).ToHaveCountAsync(0);
        Assert.True(await street.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));
        clerk.WasInOrder();
        street.WasInOrder();

        async Task<Visit> OpenAsync(string email)
        {
            var desk = await ConsoleSignIn.EnterAsync(chromium, host, email);
            await desk.Page.SetViewportSizeAsync(width, height);
            await desk.Page.GotoAsync("/console/cases/" + First);
            await Expect(desk.Page.Locator("h1").First).ToHaveTextAsync(First);
            return desk;
        }
    }

    [Theory]
    [InlineData(1280, 900)]
    [InlineData(390, 780)]
    public async Task Administrators_keep_texts_and_see_deliveries(int width, int height)
    {
        await using var host = await StartAsync();
        await using var desk = await ConsoleSignIn.EnterAsync(chromium, host, "admin@example.cn");
        var page = desk.Page;
        await page.SetViewportSizeAsync(width, height);
        await page.GotoAsync("/console/templates");
        await page.GetByLabel("名称").FillAsync("收到");
        await page.GetByLabel("内容").FillAsync("{称呼}，{电话}");
        await page.GetByRole(AriaRole.Button, new() { Name = "加上" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "没有{电话}这个字段" })).ToBeVisibleAsync();
        await page.GetByLabel("内容").FillAsync("{称呼}，您反映的事（{编号}）收到了，{期限}前答复。");
        await page.GetByRole(AriaRole.Button, new() { Name = "加上" }).ClickAsync();
        await Expect(page.Locator("tbody tr")).ToContainTextAsync("您反映的事（{编号}）");
        await desk.PictureAsync($"desk-templates-{width}");
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));
        await page.GotoAsync("/console/webhooks");
        await Expect(page.GetByText("还没有系统要推送")).ToBeVisibleAsync();
        await desk.PictureAsync($"desk-webhooks-{width}");
        desk.WasInOrder();
    }

    private static async Task<TestHost> StartAsync()
    {
        var host = await TestHost.StartAsync(customise: ConsoleSignIn.KeepMessages);
        foreach (var words in new[] { "阳光花园3号楼楼下烧烤店油烟太大，晚上根本睡不着", "阳光花园5号楼楼下垃圾没人清", "檀溪路路灯坏了，晚上一片黑" })
        {
            var resident = host.City.NewResident();
            await resident.Says(words);
            await resident.Says("提交");
            resident.Hears("已经提交");
        }

        return host;
    }
}
