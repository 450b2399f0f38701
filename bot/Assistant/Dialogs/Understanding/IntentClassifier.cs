namespace ResidentAssistant.Assistant.Dialogs;

/// <summary>What a message means when nothing is open (意图), by a <see cref="TextClassifier"/> over its first words.</summary>
public sealed class IntentClassifier(IReadOnlyList<IntentExample> examples)
{
    /// <summary>Only the beginning of a long message decides; the first sentences say what it is about.</summary>
    private const int ReadAtMost = 300;

    private const int LikeliestIntents = 3;
    private const int EvidenceEach = 4;

    private static readonly Intent[] Intents = Enum.GetValues<Intent>();
    private readonly TextClassifier classifier = new(
        [Intents.Length],
        [.. examples.Select(example => new TextExample(Readable(example.Text), (int)example.Intent))],
        new TextTraining { KnowsShape = true, FewestExamples = 1, Rounds = 12, Rate = 0.1f, Dropout = 0.2, Members = 4, Temperature = 1.5f });

    /// <summary>The examples that travel with the product: one file for each author, none of whom saw what the others wrote.</summary>
    public static IReadOnlyList<IntentExample> StarterExamples() =>
        [.. ExampleLines.Resources("intents.").SelectMany(Of)];

    /// <summary>Those of one author, e.g. <c>intents.a</c>.</summary>
    public static IReadOnlyList<IntentExample> Of(string author) => ExampleLines.OfResource(author, Parse);

    /// <summary>Lines of an intent, a tab and a sentence; empty ones are passed over.</summary>
    /// <exception cref="FormatException">A line is something else; the message is its number.</exception>
    public static IReadOnlyList<IntentExample> ReadExamples(TextReader reader) => ExampleLines.Read(reader, Parse);

    public Meaning Classify(string text)
    {
        var readable = Readable(text);
        var plain = readable.Parts[0];
        if (plain.Length == 0)
            return new Meaning([new LikelyIntent(Intent.Other, 1, [])]);
        var probabilities = classifier.Probabilities(readable)[0];
        var likeliest = Enumerable.Range(0, probabilities.Length).OrderByDescending(i => probabilities[i]).Take(LikeliestIntents);
        return new Meaning([.. likeliest.Select(i =>
            new LikelyIntent(Intents[i], Math.Round(probabilities[i], 4), classifier.Evidence(readable, 0, i, EvidenceEach)))]);
    }

    private static IntentExample? Parse(string[] columns) =>
        columns is [var name, var text] && Enum.TryParse<Intent>(name, out var intent) && Enum.IsDefined(intent) ? new IntentExample(intent, text) : null;

    private static ReadableText Readable(string text) =>
        ReadableText.Of(text.Length > ReadAtMost ? text[..ReadAtMost] : text, text.TrimEnd() is [.., '?' or '？']);
}
