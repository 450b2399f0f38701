using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Cases;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Handoff;
using ResidentAssistant.Assistant.Safety;
using ResidentAssistant.Tests.Durability;
using ResidentAssistant.Tests.Harness;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace ResidentAssistant.Tests.Browser;

/// <summary>What the lists of the console listen to: their own, and nothing that others do.</summary>
[Collection(nameof(Chromium))]
public sealed class ConsoleTopicTests(Chromium chromium)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_community_listens_to_its_own_cases_and_alerts()
    {
        await using var host = await TestHost.StartAsync();
        var unit = await Transcripts.QueryAsync(host.City, db => db.Units.Where(u => u.Name == "檀溪社区").Select(u => u.Id).SingleAsync(Cancellation));
        await using var desk = await ConsoleSignIn.EnterAsync(chromium, host, "community@example.cn");
        await desk.Page.GotoAsync("/console/cases");
        await Expect(desk.Page.GetByText("还没有诉求")).ToBeVisibleAsync();
        await ListensAsync(host, CaseTopics.OfUnit(unit), DutyTopics.OfUnit(unit));
        await using (var visitor = await chromium.VisitAsync(host))
        {
            await visitor.OpenChatAsync();
            await visitor.SaysAsync("阳光花园3号楼楼下烧烤店油烟很大，晚上睡不着");
            await visitor.SaysAsync("提交");
            await Expect(desk.Page.Locator("table.rows")).ToContainTextAsync("烧烤店");
        }

        desk.WasInOrder();
    }

    [Fact]
    public async Task A_lawyer_listens_to_the_queue_and_to_whoever_stands_in_it()
    {
        await using var host = await TestHost.StartAsync();
        var lawyer = await host.City.StaffAsync("lawyer@example.cn");
        await using var desk = await ConsoleSignIn.EnterAsync(chromium, host, "lawyer@example.cn");
        await Expect(desk.Page.GetByText("现在没有人在等")).ToBeVisibleAsync();
        await ListensAsync(host, ReceptionTopics.Queue, ReceptionTopics.HeldBy(lawyer.Id));
        await using var phone = await chromium.VisitAsync(host);
        await phone.OpenChatAsync();
        await phone.SaysAsync("转人工");
        await phone.HearsAsync("排在第一位");
        await Expect(desk.Page.Locator(".queue .item")).ToContainTextAsync("转人工");
        await phone.SaysAsync("房东不退我两千块押金");
        await Expect(desk.Page.Locator(".queue .item")).ToContainTextAsync("押金");
        desk.WasInOrder();
    }

    private static Task ListensAsync(TestHost host, params IEnumerable<Topic> topics)
    {
        var expected = topics.ToHashSet();
        return Eventually.TrueAsync(() => expected.SetEquals(host.Get<ConversationFeed>().Subscribed()));
    }
}
