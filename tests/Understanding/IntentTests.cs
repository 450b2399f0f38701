using System.Text.Json;
using ResidentAssistant.Assistant.Dialogs;
using ResidentAssistant.Tests.Harness;
using Xunit;

namespace ResidentAssistant.Tests.Understanding;

public sealed class IntentTests
{
    private static readonly IntentClassifier Classifier = new(IntentClassifier.StarterExamples());

    [Theory]
    [InlineData("3号楼楼下烧烤店油烟太大，晚上根本睡不着", Intent.Complaint)]
    [InlineData("物业费涨价业主可以拒绝交吗", Intent.Legal)]
    [InlineData("我想预约周四的律师", Intent.Appointment)]
    [InlineData("道德讲堂什么时候有", Intent.Lecture)]
    public void What_the_readme_says_is_understood(string text, Intent intent) => Assert.Equal(intent, Classifier.Classify(text).Intent);

    [Fact]
    public void Everyday_sentences_are_understood()
    {
        var file = Above.Get("tests/Understanding/intents.jsonl");
        var rows = File.ReadLines(file).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        var right = rows.Count(row => Name(Classifier.Classify(row.GetProperty("text").GetString()!).Intent) == row.GetProperty("intent").GetString());
        Assert.Equal(540, rows.Count);
        Assert.True(right >= 0.94 * rows.Count, $"{right} of {rows.Count}");
    }

    /// <summary>Of an author who did not see the examples; the nine that another author happened to write as well are not counted.</summary>
    [Fact]
    public void Sentences_of_somebody_else_are_understood()
    {
        var known = IntentClassifier.StarterExamples().Select(example => Repair.Plain(example.Text)).ToHashSet(StringComparer.Ordinal);
        using var file = File.OpenText(Above.Get("tests/Understanding/intents-exam.tsv"));
        var examples = IntentClassifier.ReadExamples(file).Where(example => !known.Contains(Repair.Plain(example.Text))).ToList();
        Assert.Equal(441, examples.Count);
        var told = examples.Select(example => (example.Intent, Told: Classifier.Classify(example.Text).Intent)).ToList();
        var right = told.Count(one => one.Told == one.Intent);
        var harmony = Enum.GetValues<Intent>().Average(intent =>
            2.0 * told.Count(one => one.Told == intent && one.Intent == intent)
                / (told.Count(one => one.Told == intent) + told.Count(one => one.Intent == intent)));
        Assert.True(right >= 0.905 * examples.Count && harmony >= 0.905, $"{right} of {examples.Count}, macro-F1 {harmony:0.0000}");
    }

    [Fact]
    public void No_example_stands_in_the_evaluation_set()
    {
        var examples = IntentClassifier.StarterExamples().Select(example => Repair.Plain(example.Text)).ToHashSet(StringComparer.Ordinal);
        var twice = File.ReadLines(Above.Get("tests/Understanding/intents.jsonl"))
            .Select(line => JsonDocument.Parse(line).RootElement.GetProperty("text").GetString()!)
            .Where(text => examples.Contains(Repair.Plain(text)));
        Assert.Empty(twice);
    }

    [Fact]
    public void Training_twice_gives_the_same_answer_to_the_last_digit()
    {
        var again = new IntentClassifier(IntentClassifier.StarterExamples());
        foreach (var text in new[] { "路灯坏了没人修", "能不能退钱", "周四有空吗", "嗯" })
            Assert.Equal(Classifier.Classify(text).Probability, again.Classify(text).Probability);
    }

    private static string Name(Intent intent) => JsonNamingPolicy.SnakeCaseLower.ConvertName(intent.ToString());
}
