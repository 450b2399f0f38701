using System.Text.Json.Serialization;
using ResidentAssistant.Assistant.Conversations;

namespace ResidentAssistant.Assistant.Dialogs;

/// <summary>One of the things a message may mean.</summary>
/// <param name="Intent">Stored by name.</param>
/// <param name="Probability">0 to 1, four digits.</param>
/// <param name="Evidence">The character groups that speak for it most, strongest first.</param>
public sealed record LikelyIntent(
    [property: JsonConverter(typeof(JsonStringEnumConverter<Intent>))] Intent Intent, double Probability, IReadOnlyList<string> Evidence);

/// <summary>What a message probably means.</summary>
/// <param name="Likeliest">At most three, the likeliest first; at least one.</param>
public sealed record Meaning(IReadOnlyList<LikelyIntent> Likeliest)
{
    /// <summary>Below this the assistant says that it did not understand.</summary>
    private const double SureEnoughToAct = 0.35;

    public Intent Intent => Likeliest[0].Intent;

    public double Probability => Likeliest[0].Probability;

    /// <summary>What the assistant takes it for; <see cref="Intent.Other"/> when it is not sure enough.</summary>
    public Intent Taken => Probability >= SureEnoughToAct ? Intent : Intent.Other;
}

/// <summary>One sentence whose intent is known.</summary>
public sealed record IntentExample(Intent Intent, string Text);

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
        new TextTraining { KnowsShape = true, FewestExamples = 1, Rounds = 12, Rate = 0.1f, Members = 4, Temperature = 1.5f });

    /// <summary>The examples that travel with the product.</summary>
    public static IReadOnlyList<IntentExample> StarterExamples() => ExampleLines.OfResource("intents.tsv", Parse);

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
