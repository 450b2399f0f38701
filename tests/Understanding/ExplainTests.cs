using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ResidentAssistant.Assistant.Cases;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Dialogs;
using ResidentAssistant.Assistant.Handoff;
using ResidentAssistant.Tests.Durability;
using ResidentAssistant.Tests.Harness;
using Xunit;

namespace ResidentAssistant.Tests.Understanding;

/// <summary>Of every message it is known why it was answered as it was, down to the words.</summary>
public sealed class ExplainTests
{
    private const string Smoke = "3号楼楼下烧烤店油烟太大，晚上根本睡不着";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_first_message_is_explained_by_three_intents_with_the_words_that_speak_for_them()
    {
        await using var city = await TestCity.StartAsync();
        var resident = city.NewResident();
        await resident.Says(Smoke);
        var understood = await LastAsync(city, resident);
        Assert.Equal((DecisionKind.Classifier, null, true), (understood.Kind, understood.Form, understood.IsFirst));
        Assert.Equal(3, understood.Intents.Count);
        Assert.Equal(Intent.Complaint, understood.Intents[0].Intent);
        Assert.True(understood.Intents[0].Probability > understood.Intents[1].Probability);
        Assert.NotEmpty(understood.Intents[0].Evidence);
        Assert.All(understood.Intents[0].Evidence, words => Assert.Contains(words, Repair.Plain(Smoke), StringComparison.Ordinal));
        Assert.Equal([new Extracted("spot", "3号楼楼下", "3号楼楼下"), new Extracted("when", "晚上", "晚上"), new Extracted("about", "烧烤店", "烧烤店")], understood.Extracted);
    }

    [Theory]
    [InlineData("民法典1062条", "民法典1062条")]
    [InlineData("打官司要回13万2，诉讼费多少", "诉讼费多少")]
    [InlineData("请问身份证丢了怎么补办", "身份证")]
    public async Task What_a_rule_decides_is_explained_by_its_words(string said, string words)
    {
        await using var city = await TestCity.StartAsync();
        var resident = city.NewResident();
        await resident.Says(said);
        var only = Assert.Single((await LastAsync(city, resident)).Intents);
        Assert.Equal((Intent.Legal, 1), (only.Intent, only.Probability));
        Assert.Equal([words], only.Evidence);
    }

    [Fact]
    public async Task Each_step_of_a_complaint_tells_which_way_it_took()
    {
        await using var city = await TestCity.StartAsync();
        var resident = city.NewResident();
        await resident.Says(Smoke);
        await resident.Says("就在阳光小区");
        var answer = await LastAsync(city, resident);
        Assert.Equal((DecisionKind.Form, "complaint", "place", false), (answer.Kind, answer.Form, answer.Slot, answer.IsFirst));
        Assert.Equal([new Extracted("place", "阳光花园", "就在阳光小区")], answer.Extracted);
        await resident.Says("不对，是5号楼");
        Assert.Equal(DecisionKind.Correction, (await LastAsync(city, resident)).Kind);
        await resident.Says("我想预约周四的律师");
        var interruption = await LastAsync(city, resident);
        Assert.Equal((DecisionKind.Phrase, "complaint", false), (interruption.Kind, interruption.Form, interruption.IsFirst));
        await resident.Says("取消");
        var tapped = await LastAsync(city, resident);
        Assert.Equal((DecisionKind.Repair, "appointment"), (tapped.Kind, tapped.Form));
        await resident.Taps("提交");
        var choice = await LastAsync(city, resident);
        Assert.Equal((DecisionKind.Choice, "提交"), (choice.Kind, choice.Choice));
    }

    [Theory]
    [InlineData("转人工", DecisionKind.Phrase)]
    [InlineData("帮助", DecisionKind.Repair)]
    [InlineData("好的", DecisionKind.Repair)]
    [InlineData("有人要跳楼", DecisionKind.Danger)]
    [InlineData("楼道里堆了很多杂物，上次还着火了，一直没有人来清理，能不能派人来看看", DecisionKind.Classifier)]
    [InlineData("qwerty", DecisionKind.NotUnderstood)]
    public async Task A_message_that_opens_the_conversation_tells_which_way_it_took(string text, DecisionKind way)
    {
        await using var city = await TestCity.StartAsync();
        var resident = city.NewResident();
        await resident.Says(text);
        var understood = await LastAsync(city, resident);
        Assert.Equal(way, understood.Kind);
    }

    [Fact]
    public async Task What_a_lawyer_hears_and_what_has_no_words_is_told_as_such()
    {
        await using var city = await TestCity.StartAsync();
        var resident = city.NewResident();
        await resident.SendsKind(MessageKind.Voice);
        Assert.Equal(DecisionKind.NoText, (await LastAsync(city, resident)).Kind);
        await resident.Says("转人工");
        var lawyer = await city.StaffAsync("lawyer@example.cn");
        var session = Assert.Single(await city.Get<Reception>().ListAsync(lawyer, Cancellation)).SessionId;
        await city.Get<Reception>().ClaimAsync(lawyer, session, Cancellation);
        await resident.Says("房东不退押金怎么办");
        var understood = await LastAsync(city, resident);
        Assert.Equal((DecisionKind.Person, false), (understood.Kind, understood.IsFirst));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task What_is_stored_of_it_is_sealed(DatabaseProvider provider)
    {
        await using var city = await TestCity.StartAsync(provider);
        var resident = city.NewResident();
        await resident.Says(Smoke);
        var stored = await Transcripts.QueryAsync(city, db => db.Database
            .SqlQuery<string>($"""SELECT "Decision" AS "Value" FROM "Activities" WHERE "Decision" IS NOT NULL""").ToListAsync(Cancellation));
        var text = Assert.Single(stored);
        Assert.DoesNotContain("Complaint", text, StringComparison.Ordinal);
        Assert.Contains("\"intent\":\"Complaint\"", city.Get<Vault>().Open(text), StringComparison.Ordinal);
        Assert.InRange(text.Length, 1, 2000);
    }

    [Fact]
    public async Task Staff_of_the_unit_can_ask_why_and_staff_of_another_cannot()
    {
        await using var city = await TestCity.StartAsync();
        var resident = city.NewResident();
        await resident.Says("阳光花园" + Smoke);
        await resident.Taps("提交");
        var cases = city.Get<HandleCase>();
        var file = await cases.OpenAsync(await city.StaffAsync("community@example.cn"), "XY-20261123-0001", Cancellation);
        Assert.Equal(DecisionKind.Classifier, file!.Transcript.First(line => line.Speaker == Speaker.Resident).Decision?.Kind);
        Assert.Null(await cases.OpenAsync(await city.StaffAsync("grid@example.cn"), "XY-20261123-0001", Cancellation));
    }

    private static async Task<Assistant.Dialogs.Decision> LastAsync(TestCity city, TestResident resident) =>
        (await Transcripts.ReadAsync(city, resident.ConversationId)).Last(line => line.Speaker == Speaker.Resident).Decision!;
}
