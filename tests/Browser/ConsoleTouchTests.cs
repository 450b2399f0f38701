using Microsoft.Playwright;
using ResidentAssistant.Tests.Harness;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace ResidentAssistant.Tests.Browser;

/// <summary>The console under a thumb and under a keyboard.</summary>
[Collection(nameof(Chromium))]
public sealed class ConsoleTouchTests(Chromium chromium)
{
    /// <summary>What is pressed and lower than a thumb. A link inside a sentence is as high as its line.</summary>
    private const string TooLow = """
        () => [...document.querySelectorAll('a[href], button, select, input, textarea, summary')].filter(one => {
          const at = one.getBoundingClientRect();
          return at.width > 0 && at.height > 0 && at.height < 43.5 && one.checkVisibility() && one.type !== 'hidden'
            && !one.matches('.cover') && !(getComputedStyle(one).display === 'inline' && one.matches('p > a, div > a, b > a'));
        }).map(one => one.outerHTML.slice(0, 160) + ' ' + one.getBoundingClientRect().height)
        """;

    /// <summary>What the keyboard reaches without a line around it; of a row its link draws the line around the row.</summary>
    private const string Unmarked = """
        () => {
          const one = document.activeElement;
          if (!one || one === document.body) return 'end';
          const drawn = style => style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
          return drawn(getComputedStyle(one)) || drawn(getComputedStyle(one, '::after')) ? '' : one.outerHTML.slice(0, 200);
        }
        """;

    [Theory]
    [InlineData("admin@example.cn", "/console/cases")]
    [InlineData("admin@example.cn", "/console/cases/XY-20261123-0001")]
    [InlineData("admin@example.cn", "/console/safety")]
    [InlineData("admin@example.cn", "/console/outbox")]
    [InlineData("admin@example.cn", "/console/audit")]
    [InlineData("grid@example.cn", "/console/grid")]
    [InlineData("grid@example.cn", "/console/grid?see=cases")]
    [InlineData("street@example.cn", "/console/grid/month")]
    [InlineData("admin@example.cn", "/console/appointments")]
    [InlineData("admin@example.cn", "/console/appointments/arrange")]
    [InlineData("admin@example.cn", "/console/lectures")]
    [InlineData("admin@example.cn", "/console/scenes")]
    [InlineData("admin@example.cn", "/console/reception")]
    [InlineData("admin@example.cn", "/console/units")]
    [InlineData("admin@example.cn", "/console/units/places")]
    [InlineData("admin@example.cn", "/console/units/duties")]
    [InlineData("admin@example.cn", "/console/units/transfer")]
    [InlineData("admin@example.cn", "/console/staff")]
    [InlineData("curator@example.cn", "/console/knowledge")]
    [InlineData("curator@example.cn", "/console/knowledge/new")]
    [InlineData("curator@example.cn", "/console/knowledge/wuye-zhangjia")]
    [InlineData("curator@example.cn", "/console/knowledge/synonyms")]
    [InlineData("curator@example.cn", "/console/knowledge/ended")]
    [InlineData("curator@example.cn", "/console/knowledge/transfer")]
    public async Task All_that_is_pressed_is_high_enough_for_a_thumb_and_marked_for_the_keyboard(string email, string path)
    {
        await using var host = await TestHost.StartAsync();
        var resident = host.City.NewResident();
        await resident.Says("阳光花园3号楼楼下烧烤店油烟太大，晚上根本睡不着");
        await resident.Says("提交");
        await resident.Says("转人工");
        await using var desk = await ConsoleSignIn.EnterAsync(chromium, host, email);
        await desk.Page.SetViewportSizeAsync(390, 844);
        await desk.Page.GotoAsync(path);
        await Expect(desk.Page.Locator("h1").First).ToBeVisibleAsync();
        await Expect(desk.Page.Locator("main .mud-progress-linear")).ToHaveCountAsync(0);
        if (path is "/console/knowledge/synonyms" or "/console/knowledge/ended" or "/console/units" or "/console/units/places" or "/console/units/duties"
            or "/console/staff")
            await desk.Page.GetByRole(AriaRole.Button, new() { Name = "改", Exact = true }).First.ClickAsync();
        Assert.Empty(await desk.Page.EvaluateAsync<string[]>(TooLow));
        Assert.Equal(390, await desk.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        if (Environment.GetEnvironmentVariable("SCREENSHOTS") is { Length: > 0 } folder)
            await desk.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"touch{path.Replace('/', '-')}.png") });

        await desk.Page.SetViewportSizeAsync(1280, 800);
        for (var steps = 0; steps < 60; steps++)
        {
            await desk.Page.Keyboard.PressAsync("Tab");
            var unmarked = await desk.Page.EvaluateAsync<string>(Unmarked);
            if (unmarked == "end")
                break;
            Assert.Equal("", unmarked);
        }
    }

    [Fact]
    public async Task A_message_of_three_lines_is_shown_whole_on_a_phone_and_its_button_is_named()
    {
        await using var host = await TestHost.StartAsync(customise: ConsoleSignIn.KeepMessages);
        await using var desk = await ConsoleSignIn.EnterAsync(chromium, host, "curator@example.cn");
        await desk.Page.GotoAsync("/console/knowledge/synonyms");
        await desk.Page.GetByLabel("新的一组").FillAsync("没有等号");
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "加上" }).ClickAsync();
        await Expect(desk.Page.GetByText("没有看懂").Last).ToBeVisibleAsync();
        await Expect(desk.Page.Locator(".mud-snackbar").GetByRole(AriaRole.Button, new() { Name = "关闭", Exact = true })).ToBeVisibleAsync();
        await desk.Page.SetViewportSizeAsync(390, 844);
        await desk.Page.EvaluateAsync("document.querySelector('.mud-snackbar-content-message').textContent = '刚才有别人改过这件诉求，您的操作没有生效。页面已更新，请看一下再办。写的话都还在。'");
        Assert.True(await desk.Page.EvaluateAsync<bool>("""
            (() => {
              const [box, words] = ['.mud-snackbar', '.mud-snackbar-content-message'].map(one => document.querySelector(one).getBoundingClientRect());
              const bar = document.querySelector('.mud-appbar').getBoundingClientRect();
              return words.top >= box.top && words.bottom <= box.bottom && box.top >= bar.top && box.bottom <= bar.bottom;
            })()
            """), "The words are cut.");
        if (Environment.GetEnvironmentVariable("SCREENSHOTS") is { Length: > 0 } folder)
            await desk.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, "message-three-lines.png") });
    }
}
