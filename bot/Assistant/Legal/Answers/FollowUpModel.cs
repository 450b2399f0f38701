using ResidentAssistant.Assistant.Dialogs;

namespace ResidentAssistant.Assistant.Legal;

/// <summary>
/// Tells what a line asks of the answer before it, learned from written lines: one file for each author, none of whom saw what
/// the others wrote, so that each can be asked of what the others teach.
/// </summary>
public sealed class FollowUpModel(IReadOnlyList<FollowUpExample> examples)
{
    private const string Prefix = "followups.";

    /// <summary>A longer line tells a matter of its own.</summary>
    private const int LongestLine = 40;

    /// <summary>Authors by the name of their file.</summary>
    public static IReadOnlyList<string> Authors { get; } = ExampleLines.Resources(Prefix);

    private static readonly FollowUp[] All = Enum.GetValues<FollowUp>();
    private static readonly Lazy<FollowUpModel> Learned = new(() => new FollowUpModel([.. Authors.SelectMany(Of)]));
    private readonly TextClassifier classifier = new(
        [All.Length],
        [.. examples.Select(example => new TextExample(Readable(example.Text), (int)example.Asks))],
        new TextTraining { KnowsShape = true, FewestExamples = 1, Rounds = 12, Rate = 0.1f, Members = 4, Temperature = 1.2f });

    /// <summary>Learned from all that travel with the product, once in a process; takes a second when it is first asked for.</summary>
    public static FollowUpModel Starter => Learned.Value;

    /// <summary>The lines of an author: what they ask in lower case, a tab, and the line.</summary>
    public static IReadOnlyList<FollowUpExample> Of(string author) => ExampleLines.OfResource(author, Parse);

    /// <summary>What the line asks, and how likely.</summary>
    public (FollowUp Asks, double Probability) Read(string text)
    {
        var readable = Readable(text);
        if (readable.Parts[0].Length is 0 or > LongestLine)
            return (FollowUp.None, 1);
        var probabilities = classifier.Probabilities(readable)[0];
        var best = Array.IndexOf(probabilities, probabilities.Max());
        return (All[best], probabilities[best]);
    }

    private static FollowUpExample? Parse(string[] columns) =>
        columns is [var name, var text] && Enum.TryParse<FollowUp>(name, ignoreCase: true, out var asks) && Enum.IsDefined(asks)
            ? new FollowUpExample(asks, text)
            : null;

    private static ReadableText Readable(string text) => ReadableText.Of(text, text.TrimEnd() is [.., '?' or '？']);
}
