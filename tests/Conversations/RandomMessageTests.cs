using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Dialogs;
using ResidentAssistant.Tests.Harness;
using ResidentAssistant.Tests.Knowledge;
using Xunit;

namespace ResidentAssistant.Tests.Conversations;

/// <summary>Five hundred real messages, thrown at every open dialog.</summary>
public sealed class RandomMessageTests
{
    private const int Seed = 20261126;
    private const int Messages = 500;

    [Theory]
    [MemberData(nameof(RepairTests.Openings), MemberType = typeof(RepairTests))]
    public async Task Real_messages_in_an_open_dialog_fail_nothing_lose_nothing_and_are_not_answered_twice_the_same(string opening)
    {
        var file = SharedData.PathOrSkip("complaints/messages.jsonl");
        await using var city = await TestCity.StartAsync();
        var resident = city.NewResident();
        var form = await OpenAsync(city, resident, opening);
        var lost = 0;
        var before = "";
        var told = await DraftAsync(city, resident, form);
        foreach (var message in Pick(file))
        {
            await resident.Says(message);
            Assert.NotEmpty(resident.Heard);
            resident.DoesNotHear("没能办成");
            Assert.NotEqual(before, resident.Heard[^1].Text);
            before = resident.Heard[^1].Text;
            var now = await DraftAsync(city, resident, form);
            // A form may be finished by what was said; it must not vanish while something is told in it.
            if (told?.Contains("睡不着", StringComparison.Ordinal) == true && now?.Contains("睡不着", StringComparison.Ordinal) != true)
                lost++;
            told = now;
            if (now is null)
            {
                await OpenAsync(city, resident, opening);
                before = resident.Heard[^1].Text;
                told = await DraftAsync(city, resident, form);
            }
        }

        Assert.Equal(0, lost);
    }

    private static async Task<string> OpenAsync(TestCity city, TestResident resident, string opening)
    {
        await resident.Says(opening);
        return (await DialogAsync(city, resident)).Current!.Form;
    }

    /// <summary>All drafts of the form, open or put aside; null when there is none.</summary>
    private static async Task<string?> DraftAsync(TestCity city, TestResident resident, string form)
    {
        var dialog = await DialogAsync(city, resident);
        var drafts = dialog.Open.Concat(dialog.Drafts).Where(open => open.Form == form)
            .Select(open => open.Draft.GetRawText() + open.PendingClarification).ToList();
        return drafts.Count == 0 ? null : string.Join('\n', drafts);
    }

    private static async Task<DialogState> DialogAsync(TestCity city, TestResident resident)
    {
        await using var db = await city.Transactions.ReadAsync(TestContext.Current.CancellationToken);
        return DialogState.Read(await db.Conversations.Where(c => c.Id == resident.ConversationId).Select(c => c.Dialog)
            .SingleAsync(TestContext.Current.CancellationToken));
    }

    private static IEnumerable<string> Pick(string file)
    {
        var random = new Random(Seed);
        var rows = File.ReadLines(file).Select(line => JsonDocument.Parse(line).RootElement).ToArray();
        random.Shuffle(rows);
        return rows.Take(Messages).Select((row, i) => row.GetProperty(i % 2 == 0 ? "title" : "text").GetString()!);
    }
}
