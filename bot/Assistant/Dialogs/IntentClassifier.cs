using System.Globalization;
using ResidentAssistant.Assistant.Conversations;

namespace ResidentAssistant.Assistant.Dialogs;

/// <summary>What a message probably means.</summary>
/// <param name="Probability">0 to 1.</param>
/// <param name="Evidence">The character groups that speak for it most, strongest first.</param>
public sealed record Meaning(Intent Intent, double Probability, IReadOnlyList<string> Evidence);

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

    private static readonly Intent[] Intents = Enum.GetValues<Intent>();
    private readonly Dictionary<string, double[]> weights = new(StringComparer.Ordinal);

    public IntentClassifier(IReadOnlyList<IntentExample> examples)
    {
        var data = examples.Select(example => (example.Intent, Features: Features(example.Text))).ToList();
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
        var examples = new List<IntentExample>();
        while (reader.ReadLine() is { } line)
            if (line.Split('\t') is [var intent, var text])
                examples.Add(new IntentExample(Enum.Parse<Intent>(intent), text));
        return examples;
    }

    public Meaning Classify(string text)
    {
        var features = Features(text);
        if (features.Count == 0)
            return new Meaning(Intent.Other, 1, []);
        var probabilities = Probabilities(features);
        var best = Array.IndexOf(probabilities, probabilities.Max());
        var evidence = features
            .Select(f => (f.Key, Weight: weights.TryGetValue(f.Key, out var w) ? w[best] * f.Value : 0))
            .Where(f => f.Weight > 0)
            .OrderByDescending(f => f.Weight).ThenBy(f => f.Key, StringComparer.Ordinal)
            .Take(5).Select(f => f.Key).ToList();
        return new Meaning(Intents[best], probabilities[best], evidence);
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

    private static Dictionary<string, double> Features(string text)
    {
        var plain = Manners.Plain(text.Length > ReadAtMost ? text[..ReadAtMost] : text);
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
