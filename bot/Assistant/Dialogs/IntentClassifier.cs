using System.Globalization;
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

/// <summary>
/// Multinomial logistic regression over groups of one to three characters, trained at start from examples (under a second,
/// the same result on every start). Plain enough to be explained: each group of characters has a weight for each intent.
/// </summary>
public sealed class IntentClassifier
{
    private const int Rounds = 20;
    private const double LearningRate = 0.5;
    private const double Decay = 1e-3;

    /// <summary>Only the beginning of a long message decides; the first sentences say what it is about.</summary>
    private const int ReadAtMost = 300;

    private const int LikeliestIntents = 3;
    private const int EvidenceEach = 4;

    private static readonly Intent[] Intents = Enum.GetValues<Intent>();
    private readonly Dictionary<string, double[]> weights = new(StringComparer.Ordinal);

    public IntentClassifier(IReadOnlyList<IntentExample> examples)
    {
        var data = examples.Select(example => (example.Intent, Features: Features(example.Text, Beginning(example.Text)))).ToList();
        var balance = Intents.ToDictionary(intent => intent, intent => Balance(data.Count, data.Count(d => d.Intent == intent)));
        var random = new Random(20261123);
        for (var round = 0; round < Rounds; round++)
        {
            var rate = LearningRate / (1 + (0.2 * round));
            foreach (var index in Shuffle(data.Count, random))
                Learn(data[index].Intent, data[index].Features, rate * balance[data[index].Intent]);
        }
    }

    /// <summary>The examples that travel with the product.</summary>
    public static IReadOnlyList<IntentExample> StarterExamples()
    {
        using var stream = typeof(IntentClassifier).Assembly.GetManifestResourceStream("intents.tsv")!;
        using var reader = new StreamReader(stream);
        return ReadExamples(reader);
    }

    /// <summary>Lines of an intent, a tab and a sentence; empty ones are passed over.</summary>
    /// <exception cref="FormatException">A line is something else; the message is its number.</exception>
    public static IReadOnlyList<IntentExample> ReadExamples(TextReader reader)
    {
        var examples = new List<IntentExample>();
        for (var number = 1; reader.ReadLine() is { } line; number++)
        {
            if (line.Length == 0)
                continue;
            examples.Add(line.Split('\t') is [var name, var text] && Enum.TryParse<Intent>(name, out var intent) && Enum.IsDefined(intent)
                ? new IntentExample(intent, text)
                : throw new FormatException(number.ToString(CultureInfo.InvariantCulture)));
        }

        return examples;
    }

    public Meaning Classify(string text)
    {
        var plain = Beginning(text);
        var features = Features(text, plain);
        if (features.Count == 0)
            return new Meaning([new LikelyIntent(Intent.Other, 1, [])]);
        var probabilities = Probabilities(features);
        var likeliest = Enumerable.Range(0, probabilities.Length).OrderByDescending(i => probabilities[i]).Take(LikeliestIntents);
        return new Meaning([.. likeliest.Select(i => new LikelyIntent(Intents[i], Math.Round(probabilities[i], 4), Evidence(plain, i)))]);
    }

    /// <summary>The groups of two and three characters that speak for an intent most, with all that is within them; none overlaps another.</summary>
    private List<string> Evidence(string plain, int intent)
    {
        var known = weights.GetAlternateLookup<ReadOnlySpan<char>>();
        double Weight(int start, int length) =>
            start + length <= plain.Length && known.TryGetValue(plain.AsSpan(start, length), out var weight) ? weight[intent] : 0;
        var groups = new List<(int Start, int Length, double Weight)>();
        for (var start = 0; start < plain.Length; start++)
        {
            var two = Weight(start, 1) + Weight(start + 1, 1) + Weight(start, 2);
            groups.Add((start, Math.Min(2, plain.Length - start), two));
            if (start + 3 <= plain.Length)
                groups.Add((start, 3, two + Weight(start + 2, 1) + Weight(start + 1, 2) + Weight(start, 3)));
        }

        var evidence = new List<(int Start, int Length, double Weight)>();
        foreach (var group in groups.Where(g => g.Weight > 0).OrderByDescending(g => g.Weight).ThenBy(g => g.Start))
        {
            if (evidence.Exists(chosen => group.Start < chosen.Start + chosen.Length && chosen.Start < group.Start + group.Length))
                continue;
            evidence.Add(group);
            if (evidence.Count == EvidenceEach)
                break;
        }

        return [.. evidence.Select(group => plain.Substring(group.Start, group.Length)).Distinct()];
    }

    private void Learn(Intent truth, Dictionary<string, double> features, double rate)
    {
        var probabilities = Probabilities(features);
        foreach (var (feature, value) in features)
        {
            if (!weights.TryGetValue(feature, out var weight))
                weights[feature] = weight = new double[Intents.Length];
            for (var i = 0; i < Intents.Length; i++)
            {
                var error = (Intents[i] == truth ? 1 : 0) - probabilities[i];
                weight[i] += rate * ((error * value) - (Decay * weight[i]));
            }
        }
    }

    private double[] Probabilities(Dictionary<string, double> features)
    {
        var scores = new double[Intents.Length];
        foreach (var (feature, value) in features)
            if (weights.TryGetValue(feature, out var weight))
                for (var i = 0; i < scores.Length; i++)
                    scores[i] += weight[i] * value;
        var highest = scores.Max();
        var sum = 0.0;
        for (var i = 0; i < scores.Length; i++)
            sum += scores[i] = Math.Exp(scores[i] - highest);
        for (var i = 0; i < scores.Length; i++)
            scores[i] /= sum;
        return scores;
    }

    private static string Beginning(string text) => Manners.Plain(text.Length > ReadAtMost ? text[..ReadAtMost] : text);

    private static Dictionary<string, double> Features(string text, string plain)
    {
        var features = new Dictionary<string, double>(StringComparer.Ordinal);
        if (plain.Length == 0)
            return features;
        var framed = $"^{plain}$";
        for (var length = 1; length <= 3; length++)
            for (var start = 0; start + length <= framed.Length; start++)
                features[framed.Substring(start, length)] = 1;
        features[$"#{Math.Min(6, (int)Math.Log2(plain.Length)).ToString(CultureInfo.InvariantCulture)}"] = 1;
        if (text.TrimEnd().EndsWith('?') || text.TrimEnd().EndsWith('？'))
            features["?"] = 1;
        var norm = Math.Sqrt(features.Count);
        foreach (var key in features.Keys.ToList())
            features[key] = 2 / norm;
        return features;
    }

    private static double Balance(int all, int own) => own == 0 ? 0 : Math.Min(2, Math.Sqrt((double)all / Intents.Length / own));

    private static int[] Shuffle(int count, Random random)
    {
        var order = Enumerable.Range(0, count).ToArray();
        random.Shuffle(order);
        return order;
    }
}
