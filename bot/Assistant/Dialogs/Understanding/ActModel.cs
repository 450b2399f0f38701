namespace ResidentAssistant.Assistant.Dialogs;

/// <summary>Tells what a line does (<see cref="DialogAct"/>), learned from written examples, with what is open as part of what is read.</summary>
public sealed class ActModel
{
    /// <summary>First of the characters that stand for points: they are for private use, and no text holds them.</summary>
    private const char FirstMark = '\uE000';

    /// <summary>Only the beginning of a long message decides.</summary>
    private const int ReadAtMost = 120;

    private const int EvidenceShown = 3;

    private static readonly DialogAct[] Acts = Enum.GetValues<DialogAct>();
    private static readonly Lazy<ActModel> Learned = new(() => new ActModel(ActExamples.Starter()));
    private readonly Dictionary<string, char> marks;
    private readonly TextClassifier classifier;

    public ActModel(IReadOnlyList<ActExample> examples)
    {
        marks = examples.SelectMany(example => Names(example.Point)).Distinct().Order(StringComparer.Ordinal)
            .Select((name, place) => (name, place)).ToDictionary(pair => pair.name, pair => (char)(FirstMark + pair.place), StringComparer.Ordinal);
        classifier = new TextClassifier(
            [Acts.Length],
            [.. examples.Select(example => new TextExample(Readable(example.Point, example.Text), (int)example.Act))],
            new TextTraining { KnowsShape = true, FewestExamples = 2, Rounds = 8, Rate = 0.1f, Members = 3, Temperature = 1.5f });
    }

    /// <summary>Learned from the examples that travel with the product, once in a process; takes a second or two when it is first asked for.</summary>
    public static ActModel Starter => Learned.Value;

    /// <summary>Whether examples were written for this point, or for the same question of another form.</summary>
    public bool Knows(OpenPoint point) => marks.ContainsKey(Names(point)[^2]) || marks.ContainsKey(Names(point)[^1]);

    public ActReading Read(OpenPoint point, string text)
    {
        var readable = Readable(point, text);
        if (readable.Parts[0].Length == 0)
            return new ActReading(DialogAct.Unclear, 1, []);
        var probabilities = classifier.Probabilities(readable)[0];
        var best = Array.IndexOf(probabilities, probabilities.Max());
        return new ActReading(Acts[best], Math.Round(probabilities[best], 4), classifier.Evidence(readable, 0, best, EvidenceShown));
    }

    /// <summary>A point is read by its kind, by what was asked, and by both the form and what was asked; what no example has is passed over.</summary>
    private ReadableText Readable(OpenPoint point, string text)
    {
        var known = string.Concat(Names(point).Where(marks.ContainsKey).Select(name => marks[name]));
        return ReadableText.Of(text.Length > ReadAtMost ? text[..ReadAtMost] : text, text.TrimEnd() is [.., '?' or '？']) with { Marks = known };
    }

    private static string[] Names(OpenPoint point) => point.IsSlot
        ? ["slot", $"slot {point.At}", $"{point.Form} {point.At}"]
        : [point.At, $"{point.Form} {point.At}", $"{point.Form} {point.At}"];
}
