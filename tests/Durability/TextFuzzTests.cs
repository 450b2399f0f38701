using System.Diagnostics;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Dialogs;
using ResidentAssistant.Tests.Harness;
using Xunit;
using Activity = ResidentAssistant.Assistant.Conversations.Activity;

namespace ResidentAssistant.Tests.Durability;

/// <summary>
/// Hostile texts said at every open dialog. Each turn is run whole, to the point where it would be committed, and then taken back, so that
/// the next text meets the same state.
/// </summary>
public sealed class TextFuzzTests
{
    private static readonly string[][] States =
    [
        [], ["我要反映问题"], ["3号楼楼下烧烤店油烟太大，晚上根本睡不着"], ["3号楼楼下烧烤店油烟太大，晚上根本睡不着", "阳光花园"], ["3号楼楼下烧烤店油烟太大，晚上根本睡不着", "阳光花园", "提交"],
        ["法律咨询"], ["预约周四律师"], ["我想预约周四的律师", "1"], ["报名法治大讲堂"], ["转人工"],
        ["打官司要交多少诉讼费"], ["被辞退能赔多少钱"], ["加班费怎么算"], ["离婚孩子抚养费给多少"], ["欠条过了三年还能要吗"], ["劳动仲裁还来得及吗"], ["请不起律师怎么办"],
    ];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_hostile_text_fails_a_turn_in_any_state()
    {
        await using var city = await TestCity.StartAsync();
        var conversations = new List<Guid>();
        foreach (var state in States)
            conversations.Add(await OpenAsync(city, state));
        var (texts, turns, longestReading, longestTurn, longestText) = (0, 0L, TimeSpan.Zero, TimeSpan.Zero, "");
        foreach (var (seed, chance) in Fuzz.Rounds(inSuite: 60))
        {
            var text = Inbox.Clean(HostileTexts.Next(chance));
            texts++;
            for (var i = 0; i < conversations.Count; i++)
            {
                var (reading, turn) = await TryAsync(city, conversations[i], text, $"seed {seed}, state {string.Join(" / ", States[i])}");
                turns++;
                longestReading = reading > longestReading ? reading : longestReading;
                (longestTurn, longestText) = turn > longestTurn ? (turn, $"seed {seed}, state {i}, {text.Length} characters") : (longestTurn, longestText);
            }
        }

        Fuzz.Report("texts", new
        {
            texts,
            states = States.Length,
            turns,
            failed = 0,
            longestReadingMs = (int)longestReading.TotalMilliseconds,
            longestTurnMs = (int)longestTurn.TotalMilliseconds,
            longestText,
        });
        Assert.True(turns >= texts * States.Length);
    }

    private static async Task<Guid> OpenAsync(TestCity city, string[] state)
    {
        var resident = city.NewResident();
        await resident.Says("你好");
        foreach (var line in state)
            await resident.Says(line);
        return resident.ConversationId;
    }

    private static async Task<(TimeSpan Reading, TimeSpan Turn)> TryAsync(TestCity city, Guid conversationId, string text, string what)
    {
        try
        {
            var router = city.Get<Router>();
            var since = Stopwatch.GetTimestamp();
            var readings = router.Read(text, city.Clock.GetUtcNow());
            var reading = Stopwatch.GetElapsedTime(since);
            await using var db = await city.Transactions.ReadAsync(Cancellation);
            await using var transaction = await db.Database.BeginTransactionAsync(Cancellation);
            since = Stopwatch.GetTimestamp();
            var conversation = (await Transcript.LockAsync(db, conversationId, Cancellation))!;
            var line =
                Activity.FromResident(conversation, new InboundMessage.Text(conversation.Channel, conversation.Address, "fuzz", text), city.Clock.GetUtcNow());
            db.Activities.Add(line);
            var turn = new Turn(db, conversation, line, readings, city.Clock.GetUtcNow(), Cancellation);
            await router.AnswerAsync(turn);
            turn.End(city.Get<Transcript>());
            await db.SaveChangesAsync(Cancellation);
            return (reading, Stopwatch.GetElapsedTime(since));
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            throw new InvalidOperationException($"{what}: {text}", failure);
        }
    }
}
