using Microsoft.Playwright;
using ResidentAssistant.Tests.Harness;
using ResidentAssistant.Tests.WeChat;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace ResidentAssistant.Tests.Browser;

/// <summary>The page of QR codes in the console, and a resident's own page, in a real browser.</summary>
[Collection(nameof(Chromium))]
public sealed class ScenesAndMineTests(Chromium chromium)
{
    [Fact]
    public async Task Staff_add_a_doorplate_and_download_its_code()
    {
        await using var peer = await WeChatPeer.StartAsync();
        await using var host = await TestHost.StartAsync(settings: new Dictionary<string, string?>
        {
            ["WeChat:ApiBase"] = peer.Address,
            ["WeChat:Accounts:main:AppId"] = WeChatCity.AppId,
            ["WeChat:Accounts:main:AppSecret"] = WeChatCity.Secret,
            ["WeChat:Accounts:main:Token"] = WeChatCity.Token,
            ["WeChat:Accounts:main:EncodingAESKey"] = WeChatCity.EncodingAesKey,
        });
        await using var desk = await ConsoleSignIn.EnterAsync(chromium, host, "street@example.cn");
        await desk.Page.GotoAsync("/console/scenes");
        await desk.Page.GetByLabel("名称", new() { Exact = true }).FillAsync("阳光花园3号楼门牌");
        await desk.Page.GetByLabel("地点").FillAsync("阳光花园3号楼");
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "新建" }).ClickAsync();
        await Expect(desk.Page.GetByText("请选一个您管的单位")).ToBeVisibleAsync();
        await desk.Page.Locator("form.add select").Last.SelectOptionAsync("檀溪社区");
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "新建" }).ClickAsync();
        var row = desk.Page.Locator("tbody tr");
        await Expect(row).ToContainTextAsync("两小时内的诉求记在“阳光花园3号楼”");
        await Expect(row).ToContainTextAsync("0 次");
        var download = await desk.Page.RunAndWaitForDownloadAsync(() => row.GetByRole(AriaRole.Link, new() { Name = "下载" }).ClickAsync());
        Assert.Equal("阳光花园3号楼门牌.jpg", download.SuggestedFilename);
        Assert.Equal(WeChatPeer.Jpeg, await File.ReadAllBytesAsync(await download.PathAsync(), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_resident_of_the_web_chat_sees_what_they_have_going_on()
    {
        await using var host = await TestHost.StartAsync();
        await using var visit = await chromium.VisitAsync(host);
        await visit.OpenChatAsync();
        await visit.SaysAsync("阳光花园3号楼楼下烧烤店油烟太大，晚上根本睡不着");
        await visit.HearsAsync("请您核对");
        await visit.TapsAsync("提交");
        await visit.HearsAsync("XY-20261123-0001");
        await visit.SaysAsync("预约周四律师");
        await visit.HearsAsync("请选一个时间");
        await visit.SaysAsync("1");
        await visit.HearsAsync("就谈您反映的");
        await visit.SaysAsync("跳过");
        await visit.HearsAsync("请您核对：\n时间");
        await visit.TapsAsync("确认预约");
        await visit.HearsAsync("预约码");
        await visit.Page.GotoAsync("/my");
        await Expect(visit.Page.Locator("main")).ToContainTextAsync("XY-20261123-0001");
        await Expect(visit.Page.Locator("main")).ToContainTextAsync("预约码");
        await Expect(visit.Page.Locator(".what").First).ToHaveCSSAsync("font-weight", "700");
        Assert.True(await visit.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), "The page is wider than the phone.");
        visit.WasInOrder();
    }
}
