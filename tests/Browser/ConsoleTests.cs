using System.Text.RegularExpressions;
using Microsoft.Playwright;
using ResidentAssistant.Tests.Harness;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace ResidentAssistant.Tests.Browser;

/// <summary>Staff and lawyers at a desk, residents on their phones.</summary>
[Collection(nameof(Chromium))]
public sealed class ConsoleTests(Chromium chromium)
{
    [Fact]
    public async Task A_case_is_begun_answered_and_closed_and_the_resident_reads_it_and_rates()
    {
        await using var host = await TestHost.StartAsync();
        await using var desk = await EnterAsync(host, "community@example.cn");
        await Expect(desk.Page.GetByText("还没有诉求")).ToBeVisibleAsync();
        await using var phone = await chromium.VisitAsync(host);
        await FileAsync(phone);
        await phone.SaysAsync("离婚后孩子归谁");
        await phone.HearsAsync("《民法典》");

        await desk.Page.GetByRole(AriaRole.Link, new() { Name = "XY-20261123-0001" }).ClickAsync();
        await Expect(desk.Page.Locator("h1")).ToHaveTextAsync("XY-20261123-0001");
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "开始办理" }).ClickAsync();
        await phone.HearsAsync("已经开始办理");
        await WriteAsync(desk, "回复居民", "今天下午上门看过了", "发给居民");
        await phone.HearsAsync("今天下午上门看过了");
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "答复结果" }).First.ClickAsync();
        await WriteAsync(desk, "办理结果", "店家已加装油烟净化器", "发出结果");
        await phone.HearsAsync("店家已加装油烟净化器");
        await phone.TapsAsync("已解决");
        await phone.TapsAsync("满意");
        await Expect(desk.Page.Locator(".page-head")).ToContainTextAsync("满意");
        await Expect(desk.Page.Locator(".transcript")).ToContainTextAsync("店家已加装油烟净化器");
        await Expect(desk.Page.Locator(".transcript")).Not.ToContainTextAsync("离婚");
        await Expect(desk.Page.Locator(".transcript")).Not.ToContainTextAsync("《民法典》");
        phone.WasInOrder();
        desk.WasInOrder();
    }

    [Fact]
    public async Task A_half_written_reply_is_there_after_a_reload_for_who_wrote_it_and_for_this_case_alone()
    {
        const string Half = "您好，我们下午先去现场看";
        await using var host = await TestHost.StartAsync();
        await using var phone = await chromium.VisitAsync(host);
        await FileAsync(phone);
        await using var desk = await EnterAsync(host, "community@example.cn");
        await desk.Page.GotoAsync("/console/cases/XY-20261123-0001");
        var reply = desk.Page.GetByLabel("回复居民", new() { Exact = true });
        await reply.FillAsync(Half);
        await desk.Page.ReloadAsync();
        await Expect(reply).ToHaveValueAsync(Half);
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "答复结果" }).First.ClickAsync();
        await Expect(desk.Page.GetByLabel("办理结果", new() { Exact = true })).ToHaveValueAsync("");
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "回复居民" }).ClickAsync();
        await Expect(reply).ToHaveValueAsync(Half);
        await desk.Page.Locator(".composer").GetByRole(AriaRole.Button, new() { Name = "发给居民" }).ClickAsync();
        await phone.HearsAsync(Half);
        await Expect(reply).ToHaveValueAsync("");
        await desk.Page.ReloadAsync();
        await Expect(reply).ToHaveValueAsync("");

        await reply.FillAsync(Half);
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "退出" }).ClickAsync();
        await Expect(desk.Page).ToHaveURLAsync(new Regex("/console/login"));
        Assert.Equal(0, await desk.Page.EvaluateAsync<int>("Object.keys(localStorage).filter(key => key.startsWith('composer/')).length"));
        desk.WasInOrder();
    }

    [Fact]
    public async Task The_category_of_a_case_is_shown_in_the_list_and_corrected_on_its_page()
    {
        await using var host = await TestHost.StartAsync();
        await using var phone = await chromium.VisitAsync(host);
        await FileAsync(phone);
        await using var desk = await EnterAsync(host, "community@example.cn");
        await Expect(desk.Page.Locator("tbody tr")).ToContainTextAsync("环境保护");
        await desk.Page.GetByRole(AriaRole.Link, new() { Name = "XY-20261123-0001" }).ClickAsync();
        var category = desk.Page.GetByLabel("分类");
        await Expect(category).ToHaveValueAsync("Environment");
        await Expect(desk.Page.Locator("section dl").First).ToContainTextAsync("自动分的，不对请改");
        await category.SelectOptionAsync(new SelectOptionValue { Label = "城乡建设" });
        await Expect(desk.Page.Locator("section dl").First).ToContainTextAsync("改过");
        await Expect(category).ToHaveValueAsync("Construction");
        await Expect(desk.Page.Locator("ol li").Last).ToContainTextAsync("环境保护 → 城乡建设");
        await desk.Page.GotoAsync("/console/cases");
        await Expect(desk.Page.Locator("tbody tr")).ToContainTextAsync("城乡建设");
        desk.WasInOrder();
    }

    [Fact]
    public async Task Open_cases_about_the_same_problem_stand_on_the_page_of_each()
    {
        await using var host = await TestHost.StartAsync();
        foreach (var words in new[] { "阳光花园3号楼楼下烧烤店油烟太大，晚上根本睡不着", "阳光花园楼下那家烧烤，油烟天天往家里灌，窗户都不敢开", "阳光花园烧烤店的油烟熏得人晚上睡不着，投诉好几次了也没人管" })
        {
            var resident = host.City.NewResident();
            await resident.Says(words);
            await resident.Says("提交");
            resident.Hears("已经提交");
        }

        await using var desk = await EnterAsync(host, "community@example.cn");
        await Expect(desk.Page.Locator("tbody tr").First).ToContainTextAsync("另有 2 件可能是同一件事");
        await desk.Page.GetByRole(AriaRole.Link, new() { Name = "XY-20261123-0001" }).ClickAsync();
        var alike = desk.Page.Locator("section").Filter(new() { HasText = "可能是同一件事" });
        await Expect(alike).ToContainTextAsync("油烟天天往家里灌");
        await alike.GetByRole(AriaRole.Link, new() { Name = "XY-20261123-0003" }).ClickAsync();
        await Expect(desk.Page.Locator("h1")).ToHaveTextAsync("XY-20261123-0003");
        await Expect(alike).ToContainTextAsync("晚上根本睡不着");
        desk.WasInOrder();
    }

    [Fact]
    public async Task A_lawyer_takes_over_and_both_sides_read_each_other_live()
    {
        await using var host = await TestHost.StartAsync();
        await using var desk = await EnterAsync(host, "lawyer@example.cn");
        await Expect(desk.Page).ToHaveURLAsync(new Regex("/console/reception$"));
        await using var phone = await chromium.VisitAsync(host);
        await phone.OpenChatAsync();
        await phone.SaysAsync("转人工");
        await phone.HearsAsync("排在第一位");

        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "接待", Exact = true }).ClickAsync();
        await phone.HearsAsync("张律师来了");
        await phone.SaysAsync("房东不退押金怎么办 <b>急</b>");
        await Expect(desk.Page.Locator(".transcript .resident").Last).ToContainTextAsync("房东不退押金怎么办 <b>急</b>");
        var composer = desk.Page.GetByLabel("对居民说");
        await composer.FillAsync("您把合同发我看看");
        await composer.PressAsync("Enter");
        await phone.HearsAsync("您把合同发我看看");
        await Expect(composer).ToHaveValueAsync("");
        await phone.Page.Locator("#file")
            .SetInputFilesAsync(new FilePayload { Name = "合同.jpg", MimeType = "image/jpeg", Buffer = TestPictures.JpegWithPlace() });
        await Expect(phone.Page.Locator("#tray img")).ToHaveCountAsync(1);
        await phone.Page.Locator("#composer .send").ClickAsync();
        await Expect(desk.Page.Locator(".transcript img")).ToHaveJSPropertyAsync("naturalWidth", 30);
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "结束接待" }).ClickAsync();
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "结束", Exact = true }).ClickAsync();
        await phone.HearsAsync("张律师的接待结束了");
        await Expect(desk.Page.GetByText("现在没有人在等")).ToBeVisibleAsync();
        phone.WasInOrder();
        desk.WasInOrder();
    }

    [Fact]
    public async Task Of_two_lawyers_who_see_the_same_resident_the_second_finds_the_place_taken()
    {
        await using var host = await TestHost.StartAsync();
        await using var first = await EnterAsync(host, "lawyer@example.cn");
        await using var second = await EnterAsync(host, "lawyer2@example.cn");
        await using var phone = await chromium.VisitAsync(host);
        await phone.OpenChatAsync();
        await phone.SaysAsync("转人工");
        var claim = new PageGetByRoleOptions { Name = "接待", Exact = true };
        await Expect(second.Page.GetByRole(AriaRole.Button, claim)).ToBeVisibleAsync();
        await first.Page.GetByRole(AriaRole.Button, claim).ClickAsync();
        await phone.HearsAsync("张律师来了");
        await Expect(second.Page.GetByText("现在没有人在等")).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData("lawyer@example.cn", "/console/cases")]
    [InlineData("lawyer@example.cn", "/console/audit")]
    [InlineData("community@example.cn", "/console/reception")]
    [InlineData("curator@example.cn", "/console/cases")]
    public async Task A_page_of_another_role_is_closed(string email, string path)
    {
        await using var host = await TestHost.StartAsync();
        await using var desk = await EnterAsync(host, email);
        await desk.Page.GotoAsync(path);
        await Expect(desk.Page.Locator("h1")).ToHaveTextAsync("这个页面不归您管");
        await Expect(desk.Page.Locator($"nav a[href='{path}']")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_case_of_another_community_does_not_open_by_its_address()
    {
        await using var host = await TestHost.StartAsync();
        await using var phone = await chromium.VisitAsync(host);
        await FileAsync(phone);
        await using var desk = await EnterAsync(host, "grid@example.cn");
        await desk.Page.GotoAsync("/console/cases/XY-20261123-0001");
        await Expect(desk.Page.GetByText("没有编号为 XY-20261123-0001 的诉求")).ToBeVisibleAsync();
        await Expect(desk.Page.GetByText("烧烤店")).ToHaveCountAsync(0);
    }

    private Task<Visit> EnterAsync(TestHost host, string email) => ConsoleSignIn.EnterAsync(chromium, host, email);

    private static async Task WriteAsync(Visit desk, string label, string text, string button)
    {
        await desk.Page.GetByLabel(label, new() { Exact = true }).FillAsync(text);
        await desk.Page.Locator(".composer").GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync();
    }

    private static async Task FileAsync(Visit phone)
    {
        await phone.OpenChatAsync();
        await phone.SaysAsync("阳光花园3号楼楼下烧烤店油烟太大，晚上根本睡不着");
        await phone.HearsAsync("请您核对");
        await phone.TapsAsync("提交");
        await phone.HearsAsync("XY-20261123-0001");
    }
}
