using Microsoft.Playwright;
using ResidentAssistant.Assistant.Cases;
using ResidentAssistant.Tests.Harness;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace ResidentAssistant.Tests.Browser;

/// <summary>Lists of the console that are searched and filtered, and the messages that tell what was done.</summary>
[Collection(nameof(Chromium))]
public sealed class ConsoleListTests(Chromium chromium)
{
    /// <summary>What can be pressed and lies under a message. What has scrolled under the bar at the top is under it with or without one.</summary>
    private const string Covered = """
        () => {
          const told = document.querySelector('.mud-snackbar').getBoundingClientRect();
          const bar = document.querySelector('.mud-appbar').getBoundingClientRect();
          return [...document.querySelectorAll('a, button, input, select, textarea')].filter(one => {
            const at = one.getBoundingClientRect();
            return !one.closest('.mud-snackbar') && at.width > 0 && at.height > 0 && one.checkVisibility()
              && (one.closest('.mud-appbar') || at.bottom > bar.bottom)
              && at.left < told.right && at.right > told.left && at.bottom > told.top
              && Math.max(at.top, one.closest('.mud-appbar') ? at.top : bar.bottom) < told.bottom;
          }).map(one => one.outerHTML);
        }
        """;

    [Fact]
    public async Task What_is_searched_and_filtered_stands_in_the_address_and_survives_the_way_back()
    {
        await using var host = await TestHost.StartAsync();
        foreach (var words in new[] { "阳光花园3号楼楼下烧烤店油烟太大，晚上根本睡不着", "檀溪路路灯坏了，晚上一片黑", "丽江泊林楼道里堆满了杂物" })
        {
            var resident = host.City.NewResident();
            await resident.Says(words);
            await resident.Says("提交");
            resident.Hears("已经提交");
        }

        await using var desk = await ConsoleSignIn.EnterAsync(chromium, host, "community@example.cn");
        var (rows, box) = (desk.Page.Locator("tbody tr"), desk.Page.GetByRole(AriaRole.Searchbox));
        await Expect(rows).ToHaveCountAsync(3);
        await box.PressSequentiallyAsync("油烟");
        await Expect(rows).ToHaveCountAsync(1);
        await HasQueryAsync(desk.Page, "?q=油烟");
        await desk.Page.GetByRole(AriaRole.Link, new() { Name = "待受理" }).ClickAsync();
        await Expect(desk.Page.Locator("nav [aria-current=page]").Filter(new() { HasText = "待受理" })).ToBeVisibleAsync();
        await Expect(rows).ToHaveCountAsync(1);
        await HasQueryAsync(desk.Page, "?state=Received&q=油烟");

        await rows.GetByRole(AriaRole.Link).ClickAsync();
        await Expect(desk.Page.Locator("h1")).ToHaveTextAsync("XY-20261123-0001");
        await desk.Page.GoBackAsync();
        await FilteredAsync();
        await desk.Page.ReloadAsync();
        await FilteredAsync();
        await rows.GetByRole(AriaRole.Link).ClickAsync();
        await Expect(desk.Page.Locator("h1")).ToHaveTextAsync("XY-20261123-0001");
        await desk.Page.Locator("p.back a").ClickAsync();
        await FilteredAsync();

        await box.FillAsync("路灯");
        await Expect(rows).ToContainTextAsync("路灯坏了");
        await desk.Page.GoBackAsync();
        await desk.Page.GoForwardAsync();
        await Expect(box).ToHaveValueAsync("路灯");
        await desk.Page.Locator(".mud-nav-link").Filter(new() { HasText = "诉求" }).ClickAsync();
        await Expect(rows).ToHaveCountAsync(3);
        await Expect(box).ToHaveValueAsync("");
        desk.WasInOrder();

        async Task FilteredAsync()
        {
            await Expect(box).ToHaveValueAsync("油烟");
            await Expect(rows).ToHaveCountAsync(1);
            await HasQueryAsync(desk.Page, "?state=Received&q=油烟");
        }
    }

    [Fact]
    public async Task A_verdict_finds_its_cases_and_those_who_are_not_content_stand_in_a_view_of_their_own()
    {
        await using var host = await TestHost.StartAsync();
        var (handle, staff) = (host.Get<HandleCase>(), await host.City.StaffAsync("admin@example.cn"));
        var verdicts = new[] { "满意", "不满意", "基本满意" };
        string[] matters = ["阳光花园3号楼楼下烧烤店油烟太大，晚上根本睡不着", "檀溪路路灯坏了，晚上一片黑", "丽江泊林楼道里堆满了杂物"];
        for (var at = 0; at < matters.Length; at++)
        {
            var resident = host.City.NewResident();
            await resident.Says(matters[at]);
            await resident.Says("提交");
            await handle.SettleAsync(staff, $"XY-20261123-000{at + 1}", "已经处理", TestContext.Current.CancellationToken);
            await resident.Says(verdicts[at]);
        }

        await using var desk = await ConsoleSignIn.EnterAsync(chromium, host, "community@example.cn");
        var (rows, box) = (desk.Page.Locator("tbody tr"), desk.Page.GetByRole(AriaRole.Searchbox));
        await Expect(rows).ToHaveCountAsync(3);
        foreach (var (at, verdict) in verdicts.Index())
        {
            await box.FillAsync(verdict);
            await Expect(rows).ToHaveCountAsync(1);
            await Expect(rows).ToContainTextAsync($"XY-20261123-000{at + 1}");
        }

        await box.FillAsync("");
        await desk.Page.GetByRole(AriaRole.Link, new() { Name = "不满意" }).ClickAsync();
        await Expect(rows).ToHaveCountAsync(1);
        await Expect(rows).ToContainTextAsync("路灯坏了");
        await desk.Page.ReloadAsync();
        await Expect(rows).ToHaveCountAsync(1);
        desk.WasInOrder();
    }

    [Fact]
    public async Task A_search_of_three_thousand_letters_is_read_in_part_and_answered_with_a_page()
    {
        await using var host = await TestHost.StartAsync();
        await using var desk = await ConsoleSignIn.EnterAsync(chromium, host, "community@example.cn");
        await desk.Page.GotoAsync("/console/cases?q=" + new string('长', 3000));
        await Expect(desk.Page.Locator("h1")).ToHaveTextAsync("诉求");
        Assert.Equal(200, (await desk.Page.GetByRole(AriaRole.Searchbox).InputValueAsync()).Length);
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "退出" }).ClickAsync();
        await Expect(desk.Page.Locator("#email")).ToBeVisibleAsync();
        await desk.Page.GotoAsync("/console/cases?q=" + new string('长', 3000));
        await Expect(desk.Page.Locator("#email")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_lists_of_the_knowledge_room_keep_what_is_searched_too()
    {
        await using var host = await TestHost.StartAsync();
        await using var desk = await ConsoleSignIn.EnterAsync(chromium, host, "curator@example.cn");
        foreach (var (path, words) in new[] { ("/console/knowledge?view=", "甲醛"), ("/console/knowledge/synonyms", "讨薪"), ("/console/knowledge/ended", "信访") })
        {
            await desk.Page.GotoAsync(path);
            var box = desk.Page.GetByRole(AriaRole.Searchbox).First;
            await Expect(desk.Page.Locator("tbody tr").Nth(5)).ToBeVisibleAsync();
            await box.FillAsync(words);
            await Expect(desk.Page.Locator("tbody tr").Nth(5)).Not.ToBeVisibleAsync();
            await desk.Page.GotoAsync("/console/password");
            await desk.Page.GoBackAsync();
            await Expect(box).ToHaveValueAsync(words);
            await Expect(desk.Page.Locator("tbody tr").Nth(5)).Not.ToBeVisibleAsync();
        }
    }

    [Theory]
    [InlineData(1280, 800)]
    [InlineData(390, 600)]
    public async Task A_message_covers_nothing_that_can_be_pressed(int width, int height)
    {
        await using var host = await TestHost.StartAsync(customise: ConsoleSignIn.KeepMessages);
        await using var desk = await ConsoleSignIn.EnterAsync(chromium, host, "curator@example.cn");
        await desk.Page.SetViewportSizeAsync(width, height);
        await desk.Page.GotoAsync("/console/knowledge/synonyms");
        await desk.Page.GetByLabel("新的一组").FillAsync("没有等号");
        var add = desk.Page.GetByRole(AriaRole.Button, new() { Name = "加上" });
        await add.ClickAsync();
        await Expect(desk.Page.GetByText("没有看懂").Last).ToBeVisibleAsync();
        Assert.Empty(await desk.Page.EvaluateAsync<string[]>(Covered));
        await desk.Page.EvaluateAsync("scrollTo(0, 400)");
        Assert.Empty(await desk.Page.EvaluateAsync<string[]>(Covered));
        await desk.Page.EvaluateAsync("scrollTo(0, 0)");
        await add.ClickAsync();
        await Expect(desk.Page.Locator(".mud-snackbar").Filter(new() { Visible = true })).ToHaveCountAsync(1);
        if (Environment.GetEnvironmentVariable("SCREENSHOTS") is { Length: > 0 } folder)
            await desk.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"message-{width}.png") });
    }

    private static Task HasQueryAsync(IPage page, string query) =>
        Visit.UntilAsync(() => Task.FromResult(Uri.UnescapeDataString(new Uri(page.Url).Query) == query), $"the address is {page.Url}");
}
