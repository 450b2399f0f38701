using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Handoff;
using ResidentAssistant.Assistant.Notices;
using ResidentAssistant.Assistant.Residents;
using ResidentAssistant.Tests.Durability;
using ResidentAssistant.Tests.Harness;
using Xunit;

namespace ResidentAssistant.Tests.Notices;

/// <summary>What is said outside a turn is part of the conversation as any other line.</summary>
public sealed class NotifyResidentTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Its_choices_are_those_that_a_number_means()
    {
        await using var city = await TestCity.StartAsync();
        var resident = city.NewResident();
        await resident.Says("转人工");
        await TellAsync(city, resident, new Notice("还要等一会儿。", new Choice("再等等", "lawyer.stay"), HandoffTexts.LeaveChoice));
        await resident.Listens();
        Assert.Equal(["再等等", HandoffTexts.LeaveChoice.Label], resident.Choices);
        await resident.Says("2");
        Assert.Empty(await city.Get<Reception>().ListAsync(await city.StaffAsync("lawyer@example.cn"), Cancellation));
    }

    [Fact]
    public async Task Without_choices_those_of_before_stay()
    {
        await using var city = await TestCity.StartAsync();
        var resident = city.NewResident();
        await resident.Says("你好");
        await TellAsync(city, resident, new Notice("今天下午系统维护。"));
        await resident.Says("1");
        resident.Hears("请说说遇到了什么问题");
    }

    [Fact]
    public async Task Who_has_left_is_told_nothing_but_staff_see_that_it_was_not_delivered()
    {
        await using var city = await TestCity.StartAsync(customise: services => services.AddSingleton<IPushChannel>(new PushedChannel()));
        var resident = city.NewResident(PushedChannel.Name);
        await resident.Says("你好");
        await city.Get<LeaveChannel>().RunAsync(PushedChannel.Name, resident.Address, Cancellation);
        var asked = false;
        await TellAsync(city, resident, new Notice("办好了。", HandoffTexts.LeaveChoice) { UsesReserve = true, Remember = _ => asked = true });
        Assert.False(asked);
        var (line, dialog) = await Transcripts.QueryAsync(city, async db => (
            await db.Outbox.OrderByDescending(m => m.CreatedAt).FirstAsync(Cancellation),
            await db.Conversations.Where(c => c.Id == resident.ConversationId).Select(c => c.Dialog).SingleAsync(Cancellation)));
        Assert.Equal((DeliveryState.Dead, true, null), (line.State, line.Notice, dialog));
    }

    private static Task TellAsync(TestCity city, TestResident resident, Notice notice) => city.Transactions.RunAsync(
        db => city.Get<NotifyResident>().RunAsync(db, resident.ConversationId, notice, Cancellation), Cancellation);
}
