using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Dialogs;
using ResidentAssistant.Tests.Durability;
using ResidentAssistant.Tests.Harness;
using Xunit;

namespace ResidentAssistant.Tests.Understanding;

/// <summary>What staff say a sentence means is reviewed, tried on what residents wrote, and learned.</summary>
public sealed class CorrectionTests
{
    private const string Misheard = "说会联系我，一直没电话";
    private const Intent Meant = Intent.CaseStatus;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task What_is_adopted_is_understood_by_the_other_node_a_minute_later(DatabaseProvider provider)
    {
        await using var city = await TestCity.StartAsync(provider);
        var other = city.AddNode();
        await other.GetRequiredService<IntentModel>().StartAsync(Cancellation);
        var line = await SaysAsync(city, Misheard);
        Assert.NotEqual(Meant, new Meaning(line.Decision!.Intents).Taken);
        await AdoptAsync(city, line, Meant);
        city.Clock.Advance(TimeSpan.FromMinutes(1));
        await HasLearnedAsync(other, Misheard, Meant);
        var receipt = await other.GetRequiredService<Inbox>().ReceiveAsync(new InboundMessage("test", "somebody else", "m1", Misheard), Cancellation);
        await other.GetRequiredService<TurnRunner>().RunAsync(receipt.ConversationId, Cancellation);
        var understood = (await Transcripts.ReadAsync(city, receipt.ConversationId))[0].Decision!;
        Assert.Equal((DecisionKind.Classifier, Meant), (understood.Kind, understood.Intents[0].Intent));
    }

    [Fact]
    public async Task What_is_refused_is_not_learned_and_what_is_taken_back_is_forgotten()
    {
        await using var city = await TestCity.StartAsync();
        var (corrections, learner) = (city.Get<CorrectIntents>(), city.Get<IntentModel>());
        var curator = await city.StaffAsync("curator@example.cn");
        var line = await SaysAsync(city, Misheard);
        var before = learner.Classify(Misheard).Taken;
        await ProposeAsync(city, line, Meant);
        var proposed = Assert.Single(await corrections.ListAsync(curator, Cancellation));
        Assert.Equal(CorrectionChange.Done, await corrections.ReviewAsync(curator, proposed.Id, proposed.Version, false, Cancellation));
        await learner.CatchUpAsync(Cancellation);
        Assert.Equal(before, learner.Classify(Misheard).Taken);
        await AdoptAsync(city, line, Meant);
        await learner.CatchUpAsync(Cancellation);
        Assert.Equal(Meant, learner.Classify(Misheard).Taken);
        var adopted = Assert.Single(await corrections.ListAsync(curator, Cancellation));
        Assert.Equal(CorrectionChange.ChangedMeanwhile, await corrections.ReviewAsync(curator, proposed.Id, proposed.Version, false, Cancellation));
        Assert.Equal(CorrectionChange.Done, await corrections.ReviewAsync(curator, adopted.Id, adopted.Version, false, Cancellation));
        Assert.True(await learner.CatchUpAsync(Cancellation));
        Assert.Equal(before, learner.Classify(Misheard).Taken);
        var actions =
            await Transcripts.QueryAsync(city, db =>
                db.Audit.Where(e => e.Action.StartsWith("intent.")).Select(e => e.Action).Order().ToListAsync(Cancellation));
        Assert.Equal(["intent.approve", "intent.propose", "intent.propose", "intent.refuse", "intent.refuse"], actions);
    }

    [Fact]
    public async Task A_rule_gives_way_to_a_correction_of_just_this_sentence()
    {
        const string said = "低保怎么申请";
        await using var city = await TestCity.StartAsync();
        var learner = city.Get<IntentModel>();
        Assert.Equal(Intent.Legal, learner.Classify(said).Taken);
        var line = await SaysAsync(city, said);
        Assert.Empty((await city.Get<ReplayMessages>().RunAsync(null, ReplayMessages.Usual, [], Cancellation)).Changed);
        await AdoptAsync(city, line, Intent.Complaint);
        await learner.CatchUpAsync(Cancellation);
        Assert.Equal(Intent.Complaint, learner.Classify(said).Taken);
        Assert.Equal(Intent.Legal, learner.Classify("低保在哪里申请").Taken);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Two_who_propose_the_same_sentence_at_once_make_one_proposal(DatabaseProvider provider)
    {
        await using var city = await TestCity.StartAsync(provider);
        var corrections = city.Get<CorrectIntents>();
        var (first, second) = (await city.StaffAsync("community@example.cn"), await city.StaffAsync("admin@example.cn"));
        var lines = new[] { await SaysAsync(city, Misheard), await SaysAsync(city, Misheard + "！") };
        var outcomes =
            await Task.WhenAll(corrections.ProposeAsync(first, lines[0], Meant, Cancellation),
                corrections.ProposeAsync(second, lines[1], Intent.Help, Cancellation));
        Assert.Equal([CorrectionChange.Done, CorrectionChange.KnownAlready], outcomes.Order());
        Assert.Single(await corrections.ListAsync(second, Cancellation));
    }

    [Fact]
    public async Task A_proposal_holds_no_name_place_or_number_and_is_sealed()
    {
        await using var city = await TestCity.StartAsync();
        var line = await SaysAsync(city, "我叫王小明，住阳光花园3号楼，电话13812345678，路灯坏了");
        await ProposeAsync(city, line, Intent.Help);
        var proposed = Assert.Single(await city.Get<CorrectIntents>().ListAsync(await city.StaffAsync("curator@example.cn"), Cancellation));
        Assert.Equal("我叫〔姓名〕，住〔地点〕〔门牌〕，电话〔电话〕，路灯坏了", proposed.Text);
        Assert.Equal(new IntentExample(Intent.Help, "我叫，住，电话，路灯坏了"), proposed.Example);
        var stored = await Transcripts.QueryAsync(city, db => db.Database.SqlQuery<string>($"""SELECT "Text" AS "Value" FROM "IntentCorrections" """).ToListAsync(Cancellation));
        Assert.DoesNotContain("路灯", Assert.Single(stored), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_curators_and_administrators_review_and_nobody_adopts_the_own_proposal()
    {
        await using var city = await TestCity.StartAsync();
        var corrections = city.Get<CorrectIntents>();
        var (admin, lawyer) = (await city.StaffAsync("admin@example.cn"), await city.StaffAsync("lawyer@example.cn"));
        Assert.Equal(CorrectionChange.Done, await corrections.ProposeAsync(admin, await SaysAsync(city, Misheard), Meant, Cancellation));
        var proposed = Assert.Single(await corrections.ListAsync(admin, Cancellation));
        Assert.Empty(await corrections.ListAsync(lawyer, Cancellation));
        Assert.Equal(CorrectionChange.NotAllowed, await corrections.ReviewAsync(lawyer, proposed.Id, proposed.Version, true, Cancellation));
        Assert.Equal(CorrectionChange.SamePerson, await corrections.ReviewAsync(admin, proposed.Id, proposed.Version, true, Cancellation));
        var tapped = await SaysAsync(city, "转人工");
        Assert.Equal(CorrectionChange.NothingToLearn, await corrections.ProposeAsync(admin, tapped, Meant, Cancellation));
    }

    [Fact]
    public async Task A_replay_tells_exactly_the_first_messages_that_would_be_understood_differently()
    {
        await using var city = await TestCity.StartAsync();
        var resident = city.NewResident();
        await resident.Says("3号楼楼下烧烤店油烟太大，晚上根本睡不着");
        await resident.Says("阳光花园");
        await resident.Says("取消");
        await SaysAsync(city, "物业费涨价业主可以拒绝交吗");
        var line = await SaysAsync(city, Misheard);
        var heardAs = new Meaning(line.Decision!.Intents).Taken;
        var replays = city.Get<ReplayMessages>();
        var unchanged = await replays.RunAsync(null, 500, [], Cancellation);
        Assert.Equal(3, unchanged.Messages);
        Assert.Empty(unchanged.Changed);
        var tried = await replays.RunAsync(null, 500, [new IntentExample(Meant, Misheard)], Cancellation);
        Assert.Equal([new ReplayedMessage(Misheard, heardAs, heardAs, Meant)], tried.Changed);
        await AdoptAsync(city, line, Meant);
        var adopted = await replays.RunAsync(null, 500, [], Cancellation);
        Assert.Equal([new ReplayedMessage(Misheard, heardAs, Meant, Meant)], adopted.Changed);
        Assert.Equal(1, (await replays.RunAsync(null, 1, [], Cancellation)).Messages);
    }

    private static async Task<Activity> SaysAsync(TestCity city, string text)
    {
        var resident = city.NewResident();
        await resident.Says(text);
        return (await Transcripts.ReadAsync(city, resident.ConversationId))[0];
    }

    private static async Task ProposeAsync(TestCity city, Activity line, Intent intent) =>
        Assert.Equal(CorrectionChange.Done, await city.Get<CorrectIntents>()
            .ProposeAsync(await city.StaffAsync("community@example.cn"), line, intent, Cancellation));

    private static async Task AdoptAsync(TestCity city, Activity line, Intent intent)
    {
        await ProposeAsync(city, line, intent);
        var (corrections, curator) = (city.Get<CorrectIntents>(), await city.StaffAsync("curator@example.cn"));
        var proposed = Assert.Single(await corrections.ListAsync(curator, Cancellation), c => c.State == CorrectionState.Proposed);
        Assert.Equal(CorrectionChange.Done, await corrections.ReviewAsync(curator, proposed.Id, proposed.Version, true, Cancellation));
    }

    /// <summary>Training goes on in the background, in real time.</summary>
    private static Task HasLearnedAsync(IServiceProvider node, string text, Intent intent) =>
        Eventually.TrueAsync(() => node.GetRequiredService<IntentModel>().Classify(text).Taken == intent);
}
