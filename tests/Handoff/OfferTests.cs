using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Appointments;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Handoff;
using ResidentAssistant.Assistant.Staff;
using ResidentAssistant.Assistant.Work;
using ResidentAssistant.Tests.Harness;
using Xunit;

namespace ResidentAssistant.Tests.Handoff;

/// <summary>Who is asked to take a resident over, and what becomes of a resident whom nobody answers.</summary>
public sealed class OfferTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Who_waits_is_offered_to_a_lawyer_who_is_there_and_to_the_next_when_nobody_answers(DatabaseProvider provider)
    {
        await using var city = await TestCity.StartAsync(provider);
        var (zhang, li) = await LawyersAsync(city);
        await IsThereAsync(city, zhang);
        var resident = city.NewResident();
        await resident.Says("转人工");
        await PassesAsync(city, TimeSpan.Zero);
        Assert.Equal((city.Clock.GetUtcNow().AddSeconds(60), false), await OfferAsync(city, zhang));
        Assert.Equal((null, true), await OfferAsync(city, li));

        await IsThereAsync(city, li);
        await PassesAsync(city, TimeSpan.FromSeconds(61));
        Assert.Equal((null, true), await OfferAsync(city, zhang));
        Assert.Equal((city.Clock.GetUtcNow().AddSeconds(60), false), await OfferAsync(city, li));
        Assert.Equal(PresenceState.Paused, (await city.Get<KeepPresence>().GetAsync(zhang, Cancellation))!.State);

        Assert.Equal(ReceptionOutcome.Gone, await DoAsync(city, zhang, new ReceptionCommand.Claim()));
        Assert.Equal("李律师", await city.Get<Reception>().HolderAsync(zhang, await SessionAsync(city), Cancellation));
        Assert.Equal(ReceptionOutcome.Done, await DoAsync(city, li, new ReceptionCommand.Claim()));
        await resident.Listens();
        resident.Hears("李律师来了");
    }

    [Fact]
    public async Task Who_declines_is_not_asked_again_while_others_are_there()
    {
        await using var city = await TestCity.StartAsync();
        var (zhang, li) = await LawyersAsync(city);
        await IsThereAsync(city, zhang);
        await city.NewResident().Says("转人工");
        await PassesAsync(city, TimeSpan.Zero);
        Assert.Equal(ReceptionOutcome.NotYours, await DoAsync(city, li, new ReceptionCommand.Decline()));
        Assert.Equal(ReceptionOutcome.Done, await DoAsync(city, zhang, new ReceptionCommand.Decline()));
        Assert.Equal((null, false), await OfferAsync(city, zhang));
        await PassesAsync(city, TimeSpan.Zero);
        Assert.Equal((null, false), await OfferAsync(city, zhang));
        await IsThereAsync(city, li);
        await PassesAsync(city, TimeSpan.Zero);
        Assert.NotNull((await OfferAsync(city, li)).Until);
        Assert.Equal(ReceptionOutcome.Done, await DoAsync(city, li, new ReceptionCommand.Decline()));

        // Nobody is left: after a while the first is asked again.
        await PassesAsync(city, TimeSpan.Zero);
        Assert.Equal((null, false), await OfferAsync(city, zhang));
        await IsThereAsync(city, zhang);
        await PassesAsync(city, TimeSpan.FromMinutes(4));
        await IsThereAsync(city, zhang);
        await PassesAsync(city, TimeSpan.Zero);
        Assert.NotNull((await OfferAsync(city, zhang)).Until);
    }

    [Fact]
    public async Task Nobody_gets_more_than_fit_and_whoever_ends_is_offered_the_next()
    {
        await using var city = await TestCity.StartAsync();
        var (zhang, _) = await LawyersAsync(city);
        await city.Get<KeepPresence>().SetAsync(zhang, PresenceState.On, 1, Cancellation);
        var (first, second) = (city.NewResident(), city.NewResident());
        await first.Says("转人工");
        city.Clock.Advance(TimeSpan.FromSeconds(1));
        await second.Says("转人工");
        await PassesAsync(city, TimeSpan.Zero);
        var items = await city.Get<Reception>().ListAsync(zhang, Cancellation);
        Assert.Equal([true, false], items.Select(item => item.OfferUntil is not null));
        await city.Get<Reception>().ClaimAsync(zhang, items[0].SessionId, Cancellation);
        await PassesAsync(city, TimeSpan.FromSeconds(1));
        Assert.DoesNotContain(await city.Get<Reception>().ListAsync(zhang, Cancellation), item => item.OfferUntil is not null);
        await city.Get<Reception>().EndAsync(zhang, items[0].SessionId, Cancellation);
        await PassesAsync(city, TimeSpan.Zero);
        Assert.Equal(items[1].SessionId, Assert.Single(await city.Get<Reception>().ListAsync(zhang, Cancellation), item => item.OfferUntil is not null).SessionId);
    }

    [Fact]
    public async Task A_lawyer_who_works_in_the_field_is_asked_first_and_danger_before_others()
    {
        await using var city = await TestCity.StartAsync();
        var (zhang, li) = await LawyersAsync(city);
        await city.Transactions.RunAsync(
            async db =>
            {
                db.LawyerProfiles.RemoveRange(await db.LawyerProfiles.ToListAsync(Cancellation));
                await db.SaveChangesAsync(Cancellation);
                db.LawyerProfiles.Add(new LawyerProfile(li.Id, "", [LegalField.Labour], null));
                return true;
            },
            Cancellation);
        await IsThereAsync(city, zhang);
        await IsThereAsync(city, li);
        var worker = city.NewResident();
        await worker.Says("老板拖欠工资三个月，想找律师");
        await worker.Says("转人工");
        await PassesAsync(city, TimeSpan.Zero);
        Assert.NotNull((await OfferAsync(city, li)).Until);
        Assert.Equal(LegalField.Labour, Assert.Single(await city.Get<Reception>().ListAsync(li, Cancellation)).Field);
    }

    [Fact]
    public async Task A_lawyer_who_says_nothing_is_asked_and_then_another_and_the_resident_is_told_once()
    {
        await using var city = await TestCity.StartAsync();
        var (zhang, li) = await LawyersAsync(city);
        var resident = city.NewResident();
        await resident.Says("转人工");
        await DoAsync(city, zhang, new ReceptionCommand.Claim());
        await DoAsync(city, zhang, new ReceptionCommand.Say("您好，请讲。"));
        await PassesAsync(city, TimeSpan.FromMinutes(1));
        await resident.Says("房东不退押金怎么办");
        await PassesAsync(city, TimeSpan.FromMinutes(5.5));
        var mine = Assert.Single(await city.Get<Reception>().ListAsync(zhang, Cancellation));
        Assert.NotNull(mine.AskedAt);
        await DoAsync(city, zhang, new ReceptionCommand.Say("合同带了吗？"));
        Assert.Null(Assert.Single(await city.Get<Reception>().ListAsync(zhang, Cancellation)).AskedAt);
        await resident.Says("带了");
        await resident.Listens();
        await PassesAsync(city, TimeSpan.FromMinutes(6));
        await PassesAsync(city, TimeSpan.FromMinutes(5));
        await PassesAsync(city, TimeSpan.FromMinutes(5));
        await resident.Listens();
        Assert.StartsWith("张律师这会儿没有回话，您说的都留着", Assert.Single(resident.Heard).Text, StringComparison.Ordinal);
        resident.Hears("现在没有律师在线");
        Assert.Equal(ReceptionOutcome.NotYours, await DoAsync(city, zhang, new ReceptionCommand.Say("在吗？")));
        Assert.Equal(ReceptionOutcome.Done, await DoAsync(city, li, new ReceptionCommand.Claim()));
    }

    [Fact]
    public async Task Thanks_ask_for_no_answer_and_what_both_have_left_ends_in_the_morning()
    {
        await using var city = await TestCity.StartAsync();
        var (zhang, _) = await LawyersAsync(city);
        var resident = city.NewResident();
        await resident.Says("转人工");
        await DoAsync(city, zhang, new ReceptionCommand.Claim());
        await DoAsync(city, zhang, new ReceptionCommand.Say("可以要求退还押金。"));
        await resident.Says("好的谢谢您");
        await resident.Listens();
        await PassesAsync(city, TimeSpan.FromMinutes(6));
        await PassesAsync(city, TimeSpan.FromMinutes(6));
        Assert.Null(Assert.Single(await city.Get<Reception>().ListAsync(zhang, Cancellation)).AskedAt);
        await PassesAsync(city, TimeSpan.FromHours(13));
        await resident.Listens();
        Assert.Empty(resident.Heard);
        await PassesAsync(city, TimeSpan.FromHours(11));
        await resident.Listens();
        Assert.Equal(HandoffTexts.Idle("张律师"), Assert.Single(resident.Heard).Text);
        Assert.Empty(await city.Get<Reception>().ListAsync(zhang, Cancellation));
        await resident.Taps("解决了");
        resident.Hears("谢谢您告诉我");
    }

    [Fact]
    public async Task Nobody_waits_for_ever()
    {
        await using var city = await TestCity.StartAsync();
        var resident = city.NewResident();
        await resident.Says("转人工");
        await PassesAsync(city, TimeSpan.FromDays(7));
        await resident.Listens();
        resident.Hears("这几天一直没有律师能接待您");
        await resident.Says("转人工");
        resident.Hears("排在第一位");
    }

    [Fact]
    public async Task Who_waits_longer_is_offered_first_and_danger_before_both()
    {
        await using var city = await TestCity.StartAsync();
        var (zhang, _) = await LawyersAsync(city);
        var (first, second, third) = (city.NewResident(), city.NewResident(), city.NewResident());
        foreach (var resident in new[] { first, second, third })
        {
            await resident.Says("转人工");
            await PassesAsync(city, TimeSpan.FromSeconds(5));
        }

        await third.Says("他打我，拿着刀");
        await PassesAsync(city, TimeSpan.FromSeconds(31));
        await city.Get<KeepPresence>().SetAsync(zhang, PresenceState.On, 2, Cancellation);
        await PassesAsync(city, TimeSpan.Zero);
        await PassesAsync(city, TimeSpan.FromSeconds(3));
        var items = await city.Get<Reception>().ListAsync(zhang, Cancellation);
        Assert.Equal(
            [(third.ConversationId, true), (first.ConversationId, false)],
            items.Where(item => item.OfferUntil is not null).Select(item => (item.ConversationId, item.IsUrgent)));
    }

    [Fact]
    public async Task A_conversation_is_handed_to_a_person_with_a_note_that_the_resident_never_reads()
    {
        await using var city = await TestCity.StartAsync();
        var (zhang, li) = await LawyersAsync(city);
        var resident = city.NewResident();
        await resident.Says("转人工");
        await DoAsync(city, zhang, new ReceptionCommand.Claim());
        await resident.Listens();
        Assert.Equal(ReceptionOutcome.NobodyThere, await DoAsync(city, zhang, new ReceptionCommand.Transfer(zhang.Id, null, "")));
        Assert.Equal(ReceptionOutcome.Done, await DoAsync(city, zhang, new ReceptionCommand.Transfer(li.Id, null, "当事人情绪激动，先听他讲完。")));
        await resident.Listens();
        Assert.Equal(HandoffTexts.HandedTo("张律师", "李律师"), Assert.Single(resident.Heard).Text);
        Assert.NotNull((await OfferAsync(city, li)).Until);
        Assert.Equal(ReceptionOutcome.NotYours, await DoAsync(city, zhang, new ReceptionCommand.Say("再说一句")));
        var session = await SessionAsync(city);
        Assert.Equal(ReceptionOutcome.Done, await DoAsync(city, li, new ReceptionCommand.Claim()));
        var held = await new ReadConversation(city.Transactions, city.Clock).OpenAsync(li, session, 0, Cancellation);
        Assert.Equal(["张律师：当事人情绪激动，先听他讲完。"], held!.Notes.Select(note => $"{note.StaffName}：{note.Text}"));
        Assert.DoesNotContain(held.Lines, line => line.Text.Contains("情绪激动", StringComparison.Ordinal));
        await resident.Listens();
        resident.DoesNotHear("情绪激动");
    }

    [Fact]
    public async Task Who_was_named_and_does_not_answer_is_passed_over_and_the_field_s_queue_takes_it()
    {
        await using var city = await TestCity.StartAsync();
        var (zhang, li) = await LawyersAsync(city);
        await city.NewResident().Says("转人工");
        await DoAsync(city, zhang, new ReceptionCommand.Claim());
        await DoAsync(city, zhang, new ReceptionCommand.Transfer(li.Id, LegalField.Family, ""));
        await PassesAsync(city, TimeSpan.FromMinutes(4));
        var waiting = Assert.Single(await city.Get<Reception>().ListAsync(li, Cancellation));
        Assert.Equal((null, LegalField.Family), (waiting.OfferUntil, waiting.Field));
    }

    [Fact]
    public async Task A_second_lawyer_reads_along_and_the_first_sees_it()
    {
        await using var city = await TestCity.StartAsync();
        var (zhang, li) = await LawyersAsync(city);
        await city.NewResident().Says("转人工");
        await DoAsync(city, zhang, new ReceptionCommand.Claim());
        var (session, read) = (await SessionAsync(city), new ReadConversation(city.Transactions, city.Clock));
        Assert.Null(await read.OpenAsync(li, session, 0, Cancellation));
        Assert.Equal(ReceptionOutcome.NobodyThere, await DoAsync(city, zhang, new ReceptionCommand.Invite((await city.StaffAsync("street@example.cn")).Id)));
        Assert.Equal(ReceptionOutcome.Done, await DoAsync(city, zhang, new ReceptionCommand.Invite(li.Id)));
        Assert.Equal(ReceptionOutcome.Done, await DoAsync(city, zhang, new ReceptionCommand.Invite(li.Id)));
        Assert.False((await read.OpenAsync(li, session, 0, Cancellation))!.IsMine);
        Assert.Equal(["李律师"], (await read.OpenAsync(zhang, session, 0, Cancellation))!.Readers);
        Assert.Equal(ReceptionOutcome.NotYours, await DoAsync(city, li, new ReceptionCommand.Say("我也说一句")));
        await DoAsync(city, zhang, new ReceptionCommand.End());
        Assert.Null(await read.OpenAsync(li, session, 0, Cancellation));
    }

    [Fact]
    public async Task The_resident_says_whether_it_helped()
    {
        await using var city = await TestCity.StartAsync();
        var (zhang, _) = await LawyersAsync(city);
        var resident = city.NewResident();
        await resident.Says("转人工");
        await DoAsync(city, zhang, new ReceptionCommand.Claim());
        await DoAsync(city, zhang, new ReceptionCommand.End(BookingResult.Answered, LegalField.Housing));
        await resident.Listens();
        Assert.Equal(["解决了", "部分解决", "没解决"], resident.Choices);
        await resident.Taps("没解决");
        resident.Hears("没帮上忙");
        Assert.Equal(["再找律师", "预约周四律师"], resident.Choices);
        await using var db = await city.Transactions.ReadAsync(Cancellation);
        var session = await db.Handoffs.SingleAsync(Cancellation);
        Assert.Equal((HandoffVerdict.Unsolved, BookingResult.Answered, LegalField.Housing), (session.Verdict, session.Result, session.Field));
    }

    [Fact]
    public async Task Nobody_waits_without_knowing_for_what()
    {
        await using var city = await TestCity.StartAsync();
        var (zhang, li) = await LawyersAsync(city);
        var resident = city.NewResident();
        await city.Transactions.RunAsync(
            async db =>
            {
                db.DutyShifts.Add(new DutyShift(li.Id, TestCity.Monday.AddHours(10), TestCity.Monday.AddHours(12)));
                await db.SaveChangesAsync(Cancellation);
                return true;
            },
            Cancellation);
        await resident.Says("转人工");
        resident.Hears("您排在第一位。现在没有律师在线，最近的值班是今天19:00。");
        resident.Hears("12348");
        await resident.Says("不等了");

        await IsThereAsync(city, zhang);
        foreach (var minutes in new[] { 2, 4, 9 })
        {
            var other = city.NewResident();
            await other.Says("转人工");
            city.Clock.Advance(TimeSpan.FromMinutes(minutes));
            await DoAsync(city, zhang, new ReceptionCommand.Claim());
            await DoAsync(city, zhang, new ReceptionCommand.End());
        }

        await IsThereAsync(city, zhang);
        await resident.Says("转人工");
        resident.Hears("您排在第一位。今天一般等 4 分钟。");
        city.Clock.Advance(TimeSpan.FromMinutes(3));
        await resident.Says("还要等多久");
        resident.Hears("现在没有律师在线");
    }

    private static async Task<(StaffIdentity Zhang, StaffIdentity Li)> LawyersAsync(TestCity city) =>
        (await city.StaffAsync("lawyer@example.cn"), await city.StaffAsync("lawyer2@example.cn"));

    private static async Task IsThereAsync(TestCity city, StaffIdentity lawyer) => await city.Get<KeepPresence>().SetAsync(lawyer, PresenceState.On, null, Cancellation);

    private static async Task PassesAsync(TestCity city, TimeSpan time)
    {
        city.Clock.Advance(time);
        // What is passed over is offered to the next in a transaction of its own.
        await city.Get<BackgroundLoop>().RunDueAsync(Cancellation);
        await city.Get<BackgroundLoop>().RunDueAsync(Cancellation);
    }

    /// <summary>The open hand-off that was asked for last.</summary>
    private static async Task<Guid> SessionAsync(TestCity city)
    {
        await using var db = await city.Transactions.ReadAsync(Cancellation);
        return await db.Handoffs.Where(h => h.OpenConversationId != null).OrderByDescending(h => h.RequestedAt).Select(h => h.Id).FirstAsync(Cancellation);
    }

    private static async Task<ReceptionOutcome> DoAsync(TestCity city, StaffIdentity lawyer, ReceptionCommand command) =>
        await city.Get<Reception>().RunAsync(lawyer, await SessionAsync(city), command, Cancellation);

    /// <summary>How the one who waits stands in a lawyer's list.</summary>
    private static async Task<(DateTimeOffset? Until, bool Other)> OfferAsync(TestCity city, StaffIdentity lawyer)
    {
        var item = Assert.Single(await city.Get<Reception>().ListAsync(lawyer, Cancellation));
        return (item.OfferUntil, item.IsOfferedToOther);
    }
}
