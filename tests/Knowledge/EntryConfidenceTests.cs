using ResidentAssistant.Assistant.Legal;
using ResidentAssistant.Knowledge;
using Xunit;

namespace ResidentAssistant.Tests.Knowledge;

/// <summary>The entries that travel with the product, asked as residents ask who did not see their wordings.</summary>
public sealed class EntryConfidenceTests
{
    private static readonly IReadOnlyList<JudgedMessage> Judged = JudgedMessage.Read(JudgedMessage.StarterFile);

    private static readonly Lazy<EntryWordings> Entries = new(() => new EntryWordings(StarterContent.Read(Path.Combine(StarterFaq.Folder, "faq"))
        .Select(entry => entry.ToPassage()).Select(passage => (passage.Id, passage.Headings, Fields.Wordings(passage), passage.Text))));

    [Fact]
    public void Judged_messages_name_entries_that_are_there_and_repeat_none_of_their_wordings()
    {
        var wordings = StarterContent.Read(Path.Combine(StarterFaq.Folder, "faq")).ToDictionary(entry => $"faq:{entry.Id}", entry => entry.AskedAs.Append(entry.Question));
        Assert.All(Judged.Where(message => message.EntryId is not null), message => Assert.DoesNotContain(message.Text, wordings[message.EntryId!]));
        Assert.True(Judged.Count(message => message.EntryId is null) >= 300);
    }

    [Fact]
    public void The_right_entry_comes_first_for_most_and_what_is_sure_is_seldom_wrong()
    {
        var (right, wrong, nearest) = (0, 0, 0);
        var asked = Judged.Where(message => message.EntryId is not null).ToList();
        for (var part = 0; part < 5; part++)
        {
            var own = part;
            var confidence = EntryConfidence.Learn(Entries.Value, [.. Judged.Where((_, at) => at % 5 != own)])!;
            foreach (var message in Judged.Where((_, at) => at % 5 == own).Where(message => message.EntryId is not null))
            {
                if (Entries.Value.Match(Slips.Mend(message.Text), 1) is not [var match])
                    continue;
                nearest += match.Id == message.EntryId ? 1 : 0;
                if (confidence.Of(match.Features) < AnswerQuestion.Sure)
                    continue;
                right += match.Id == message.EntryId ? 1 : 0;
                wrong += match.Id == message.EntryId ? 0 : 1;
            }
        }

        var figures = $"nearest {nearest}, sure and right {right}, sure and wrong {wrong} of {asked.Count}";
        TestContext.Current.TestOutputHelper?.WriteLine(figures);
        Assert.True(nearest >= 0.88 * asked.Count, figures);
        Assert.True(right >= 0.8 * asked.Count, figures);
        Assert.True(wrong <= 0.06 * asked.Count, figures);
    }

    [Fact]
    public void What_counts_without_judged_messages_is_what_these_teach()
    {
        var learned = EntryConfidence.Learn(Entries.Value, Judged)!;
        Assert.All(Judged, message => Assert.All(
            Entries.Value.Match(Slips.Mend(message.Text), 1),
            match => Assert.Equal(learned.Of(match.Features), EntryConfidence.Default.Of(match.Features), 0.15)));
    }
}
