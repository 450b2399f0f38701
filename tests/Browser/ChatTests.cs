using Microsoft.Playwright;
using ResidentAssistant.Assistant.Appointments;
using ResidentAssistant.Assistant.Cases;
using ResidentAssistant.Assistant.Handoff;
using ResidentAssistant.Tests.Harness;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace ResidentAssistant.Tests.Browser;

/// <summary>What residents come for, by typing and tapping on a phone.</summary>
[Collection(nameof(Chromium))]
public sealed class ChatTests(Chromium chromium)
{
    private const string Smoke = "3号楼楼下烧烤店油烟太大，晚上根本睡不着";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_complaint_is_filed_handled_and_rated()
    {
        await using var host = await TestHost.StartAsync();
        await using var visit = await chromium.VisitAsync(host);
        await visit.OpenChatAsync();
        await visit.SaysAsync(Smoke);
        await visit.HearsAsync("是哪个小区");
        await visit.SaysAsync("阳光花园");
        await visit.HearsAsync("请您核对");
        await visit.SaysAsync("不对，是5号楼");
        await visit.HearsAsync("阳光花园 5号楼");
        await visit.TapsAsync("提交");
        await visit.HearsAsync("XY-20261123-0001");
        var staff = await host.City.StaffAsync("community@example.cn");
        Assert.Equal(CaseChange.Done, await host.Get<HandleCase>().SettleAsync(staff, "XY-20261123-0001", "已要求店家加装油烟净化器", Cancellation));
        await visit.HearsAsync("已要求店家加装油烟净化器");
        await Expect(visit.Page.Locator(".separator.change").Last).ToContainTextAsync("王秀英");
        await visit.TapsAsync("已解决");
        await visit.TapsAsync("基本满意");
        await visit.HearsAsync(CaseTexts.RatingThanks);
        var filed = Assert.Single(await host.Get<HandleCase>().ListAsync(staff, null, Cancellation));
        Assert.Equal(Rating.Acceptable, filed.Rating);
        visit.WasInOrder();
    }

    [Fact]
    public async Task A_legal_question_is_answered_and_a_lawyer_takes_over()
    {
        await using var host = await TestHost.StartAsync();
        await using var visit = await chromium.VisitAsync(host);
        await visit.OpenChatAsync();
        await visit.SaysAsync("物业费涨价业主可以拒绝交吗");
        await visit.HearsAsync("依据：《");
        await Expect(visit.Page.GetByRole(AriaRole.Link, new() { Name = "《民法典》第二百八十条" }).First)
            .ToHaveAttributeAsync("href", $"/law/{Uri.EscapeDataString("民法典")}/{Uri.EscapeDataString("第二百八十条")}");
        await visit.TapsAsync("看法条原文");
        await visit.HearsAsync("业主大会或者业主委员会的决定，对业主具有法律约束力。");
        await visit.TapsAsync("转律师");
        await visit.HearsAsync("排在第一位");
        var lawyer = await host.City.StaffAsync("lawyer@example.cn");
        var reception = host.Get<Reception>();
        var waiting = Assert.Single(await reception.ListAsync(lawyer, Cancellation));
        await reception.ClaimAsync(lawyer, waiting.SessionId, Cancellation);
        await visit.HearsAsync(HandoffTexts.Joined("张律师"));
        await reception.SayAsync(lawyer, waiting.SessionId, "您把合同发我看看", Cancellation);
        await visit.HearsAsync("您把合同发我看看");
        await Expect(visit.Page.Locator(".separator.change")).ToHaveTextAsync("以下由张律师（志愿律师）回复");
        await reception.EndAsync(lawyer, waiting.SessionId, Cancellation);
        await visit.HearsAsync(HandoffTexts.Ended("张律师"));
        visit.WasInOrder();
    }

    [Fact]
    public async Task A_thursday_is_booked_and_given_back_and_a_seat_is_taken()
    {
        await using var host = await TestHost.StartAsync();
        await using var visit = await chromium.VisitAsync(host);
        await visit.OpenChatAsync();
        await visit.TapsAsync("预约周四律师");
        await visit.TapsAsync("11月26日（周四）14:00 张律师");
        await visit.HearsAsync(AppointmentTexts.WhatAbout);
        await visit.SaysAsync("离婚时房子怎么分");
        await visit.TapsAsync("确认预约");
        await visit.HearsAsync("预约码");
        await visit.SaysAsync("取消预约");
        await visit.TapsAsync("确定取消");
        await visit.HearsAsync("已经放出来了");
        await visit.Page.Locator("#menu-button").ClickAsync();
        await visit.Page.Locator("#panel").GetByText("道德讲堂").ClickAsync();
        await visit.TapsAsync("报名11月28日（周六）道德讲堂");
        await visit.HearsAsync("报好名了");
        visit.WasInOrder();
    }

    [Fact]
    public async Task A_photo_is_seen_before_it_is_sent_and_after_a_reload()
    {
        await using var host = await TestHost.StartAsync();
        await using var visit = await chromium.VisitAsync(host);
        await visit.OpenChatAsync();
        await visit.SaysAsync(Smoke);
        await visit.HearsAsync("是哪个小区");
        FilePayload Picture(string name) => new() { Name = name, MimeType = "image/jpeg", Buffer = TestPictures.JpegWithPlace() };
        await visit.Page.Locator("#file").SetInputFilesAsync([Picture("a.jpg"), Picture("b.jpg")]);
        await Expect(visit.Page.Locator("#tray img")).ToHaveCountAsync(2);
        await Expect(visit.Page.Locator("#log .bubble").Last).ToBeInViewportAsync(new() { Ratio = 1 });
        await visit.Page.Locator("#tray .thumb-remove").First.ClickAsync();
        await Expect(visit.Page.Locator("#tray img")).ToHaveCountAsync(1);
        await visit.Page.Locator("#composer .send").ClickAsync();
        await visit.HearsAsync("照片收到了");
        await Expect(visit.Page.Locator("#tray")).ToBeHiddenAsync();
        await Expect(visit.Page.Locator(".message.mine .picture img")).ToHaveCountAsync(1);
        await visit.SaysAsync("阳光花园");
        await visit.HearsAsync("照片：1 张");
        await visit.Page.ReloadAsync();
        var shown = visit.Page.Locator(".message.mine .picture img");
        await Expect(shown).ToHaveAttributeAsync("src", new System.Text.RegularExpressions.Regex("/webchat/photos/"));
        await Expect(shown).ToHaveJSPropertyAsync("naturalWidth", 30);
        visit.WasInOrder();
    }

    [Fact]
    public async Task A_file_that_is_no_photo_is_refused_with_a_sentence_before_it_is_sent()
    {
        await using var host = await TestHost.StartAsync();
        await using var visit = await chromium.VisitAsync(host);
        await visit.OpenChatAsync();
        await visit.Page.Locator("#file").SetInputFilesAsync(new FilePayload { Name = "a.jpg", MimeType = "image/jpeg", Buffer = "text"u8.ToArray() });
        await Expect(visit.Page.Locator("#hint")).ToContainTextAsync("这张照片打不开");
        await Expect(visit.Page.Locator("#tray")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Markup_of_residents_and_of_staff_is_shown_as_text()
    {
        const string hostile = Smoke + "<img src=x onerror=\"window.hacked=1\"><script>window.hacked=1</script>";
        await using var host = await TestHost.StartAsync();
        await using var visit = await chromium.VisitAsync(host);
        await visit.OpenChatAsync();
        await visit.SaysAsync(hostile);
        await Expect(visit.Mine("onerror").Locator(".bubble")).ToHaveTextAsync(hostile);
        await visit.HearsAsync("是哪个小区");
        await visit.SaysAsync("阳光花园");
        await visit.HearsAsync(hostile);
        await visit.SaysAsync("转人工");
        await visit.HearsAsync("排在第一位");
        var lawyer = await host.City.StaffAsync("lawyer@example.cn");
        var waiting = Assert.Single(await host.Get<Reception>().ListAsync(lawyer, Cancellation));
        await host.Get<Reception>().ClaimAsync(lawyer, waiting.SessionId, Cancellation);
        await host.Get<Reception>().SayAsync(lawyer, waiting.SessionId, "<b onclick=alert(1)>您好</b> javascript:alert(1)", Cancellation);
        await visit.HearsAsync("<b onclick=alert(1)>您好</b> javascript:alert(1)");
        await visit.Page.ReloadAsync();
        await visit.HearsAsync("<b onclick=alert(1)>您好</b>");
        Assert.Equal(0, await visit.Page.Locator("#log script, #log b[onclick], #log img, #log a[href^=javascript]").CountAsync());
        Assert.True(await visit.Page.EvaluateAsync<bool>("window.hacked === undefined"));
        visit.WasInOrder();
    }

    [Fact]
    public async Task Number_keys_of_a_choice_work_by_typing_too()
    {
        await using var host = await TestHost.StartAsync();
        await using var visit = await chromium.VisitAsync(host);
        await visit.OpenChatAsync();
        await visit.Page.Locator("#text").FillAsync("1");
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.HearsAsync(CaseTexts.WhatHappened);
    }
}
