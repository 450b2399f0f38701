using System.Globalization;

namespace ResidentAssistant.Assistant.Dialogs;

/// <summary>How a <see cref="TextClassifier"/> reads and learns.</summary>
public sealed record TextTraining
{
    /// <summary>How often all examples are shown.</summary>
    public int Rounds { get; init; } = 20;

    /// <summary>Size of the first step; later rounds take smaller ones.</summary>
    public double Rate { get; init; } = 0.5;

    /// <summary>How much of a weight fades each time its group is met.</summary>
    public double Decay { get; init; } = 1e-3;

    /// <summary>Whether the length of a text, by powers of two, and a question mark at its end are known.</summary>
    public bool KnowsShape { get; init; }

    /// <summary>Longest group of characters, 2 or 3.</summary>
    public int LongestGroup { get; init; } = 3;

    /// <summary>Whether a group that few examples have weighs more; for long texts, in which most groups say nothing.</summary>
    public bool WeighsRarity { get; init; }

    /// <summary>How much more an example of a rare class counts than one of a frequent class: 0 the same, 0.5 by the root of their shares.</summary>
    public double Balance { get; init; } = 0.5;
}

/// <summary>A text as a classifier reads it.</summary>
/// <param name="Parts">Plain (see <see cref="Manners.Plain"/>), e.g. a title and what follows it; a long part does not drown a short one.</param>
/// <param name="Asks">Whether it ends with a question mark.</param>
public sealed record ReadableText(IReadOnlyList<string> Parts, bool Asks = false)
{
    /// <summary>What else is known of it, e.g. that it names a weapon; counts as much as all its words.</summary>
    public IReadOnlyCollection<string> Marks { get; init; } = [];

    public ReadableText(string plain, bool asks = false)
        : this([plain], asks)
    {
    }
}

/// <summary>
/// Multinomial logistic regression over groups of one to three characters, trained from examples in a second or two, the same result
/// each time. Plain enough to be explained: each group of characters has a weight for each class. What a message means, what a complaint is
/// about and whether somebody is in danger are all told by it.
/// </summary>
public sealed class TextClassifier
{
    /// <summary>An example of a rare class counts at most so many times one of a frequent class.</summary>
    private const double MostBalance = 2;

    /// <summary>Length of the vector of a text.</summary>
    private const double Scale = 2;

    /// <summary>What a group still weighs that every example has.</summary>
    private const double Everywhere = 0.3;

    private readonly int classes;
    private readonly TextTraining training;
    private readonly Dictionary<ulong, int> places = [];
    private readonly float[] weights;

    /// <summary>How much each group counts, by place.</summary>
    private readonly List<double> rarities = [];

    /// <param name="classes">How many there are; a class is a number from 0.</param>
    /// <param name="examples">Texts and what they are.</param>
    /// <param name="training">How to learn.</param>
    public TextClassifier(int classes, IReadOnlyList<(int Class, ReadableText Text)> examples, TextTraining training)
    {
        this.classes = classes;
        this.training = training;
        var keys = examples.Select(example => Keys(example.Text)).ToList();
        Count(keys);
        weights = new float[places.Count * classes];
        Learn([.. examples.Select((example, i) => (example.Class, Vector(keys[i])))]);
    }

    /// <summary>0 to 1 for each class, together 1.</summary>
    public double[] Probabilities(ReadableText text) => Probabilities(Vector(Keys(text)));

    /// <summary>The groups of two and three characters that speak for a class most, with all that is within them; none overlaps another.</summary>
    public IReadOnlyList<string> Evidence(string plain, int of, int most)
    {
        double Weight(int start, int length) =>
            start + length <= plain.Length && places.TryGetValue(Key(plain.AsSpan(start, length)), out var place) ? weights[(place * classes) + of] : 0;
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
            if (evidence.Count == most)
                break;
        }

        return [.. evidence.Select(group => plain.Substring(group.Start, group.Length)).Distinct()];
    }

    /// <summary>Gives each group a place, and a weight by how many examples have it.</summary>
    private void Count(List<(IReadOnlyList<HashSet<ulong>> Parts, HashSet<ulong> Marks)> examples)
    {
        var counts = new List<int>();
        foreach (var key in examples.SelectMany(text => text.Parts.SelectMany(keys => keys).Concat(text.Marks).Distinct()))
            if (places.TryAdd(key, counts.Count))
                counts.Add(1);
            else
                counts[places[key]]++;
        rarities.AddRange(counts.Select(count => training.WeighsRarity ? Math.Log((double)examples.Count / count) + Everywhere : 1));
    }

    private void Learn((int Class, (int Place, double Value)[] Vector)[] data)
    {
        var balance = Enumerable.Range(0, classes).Select(c => BalanceOf(data.Length, data.Count(d => d.Class == c))).ToArray();
        var random = new Random(20261123);
        var order = Enumerable.Range(0, data.Length).ToArray();
        for (var round = 0; round < training.Rounds; round++)
        {
            var rate = training.Rate / (1 + (0.2 * round));
            random.Shuffle(order);
            foreach (var index in order)
                Learn(data[index].Class, data[index].Vector, rate * balance[data[index].Class]);
        }
    }

    private void Learn(int truth, (int Place, double Value)[] vector, double rate)
    {
        var errors = Probabilities(vector);
        for (var c = 0; c < classes; c++)
            errors[c] = (c == truth ? 1 : 0) - errors[c];
        foreach (var (place, value) in vector)
        {
            var weight = weights.AsSpan(place * classes, classes);
            for (var c = 0; c < classes; c++)
                weight[c] += (float)(rate * ((errors[c] * value) - (training.Decay * weight[c])));
        }
    }

    private double[] Probabilities((int Place, double Value)[] vector)
    {
        var scores = new double[classes];
        foreach (var (place, value) in vector)
        {
            var weight = weights.AsSpan(place * classes, classes);
            for (var c = 0; c < scores.Length; c++)
                scores[c] += weight[c] * value;
        }

        var highest = scores.Max();
        var sum = 0.0;
        for (var c = 0; c < scores.Length; c++)
            sum += scores[c] = Math.Exp(scores[c] - highest);
        for (var c = 0; c < scores.Length; c++)
            scores[c] /= sum;
        return scores;
    }

    /// <summary>The known groups of a text, each counting the less, the more there are; of several parts each counts the same.</summary>
    private (int Place, double Value)[] Vector((IReadOnlyList<HashSet<ulong>> Parts, HashSet<ulong> Marks) text) =>
        text.Marks.Count == 0 ? Vector(text.Parts) : [.. Vector(text.Parts), .. Vector(text.Marks, Scale)];

    private (int Place, double Value)[] Vector(IReadOnlyList<HashSet<ulong>> parts)
    {
        if (parts.Count == 1)
            return Vector(parts[0], Scale);
        var sum = new Dictionary<int, double>();
        foreach (var (place, value) in parts.SelectMany(part => Vector(part, 1)))
            sum[place] = sum.GetValueOrDefault(place) + value;
        var length = Math.Sqrt(sum.Values.Sum(value => value * value));
        return [.. sum.Select(pair => (pair.Key, Scale * pair.Value / length))];
    }

    private (int Place, double Value)[] Vector(HashSet<ulong> keys, double scale)
    {
        var known = new List<int>(keys.Count);
        foreach (var key in keys)
            if (places.TryGetValue(key, out var place))
                known.Add(place);
        var length = training.WeighsRarity ? Math.Sqrt(known.Sum(place => rarities[place] * rarities[place])) : Math.Sqrt(keys.Count);
        return [.. known.Select(place => (place, scale * rarities[place] / length))];
    }

    private (IReadOnlyList<HashSet<ulong>> Parts, HashSet<ulong> Marks) Keys(ReadableText text) =>
        ([.. text.Parts.Select(part => Keys(part, text.Asks))], [.. text.Marks.Select(KeyOfMark)]);

    /// <summary>The groups of a text between its ends, which are marked: a first word means more than the same word within.</summary>
    private HashSet<ulong> Keys(string plain, bool asks)
    {
        var keys = new HashSet<ulong>();
        if (plain.Length == 0)
            return keys;
        var framed = $"^{plain}$";
        for (var length = 1; length <= training.LongestGroup; length++)
            for (var start = 0; start + length <= framed.Length; start++)
                keys.Add(Key(framed.AsSpan(start, length)));
        if (!training.KnowsShape)
            return keys;
        keys.Add(Key($"#{Math.Min(6, (int)Math.Log2(plain.Length)).ToString(CultureInfo.InvariantCulture)}"));
        if (asks)
            keys.Add(Key("?"));
        return keys;
    }

    private double BalanceOf(int all, int own) => own == 0 ? 0 : Math.Min(MostBalance, Math.Pow((double)all / classes / own, training.Balance));

    /// <summary>FNV-1a, above all groups of characters.</summary>
    private static ulong KeyOfMark(string mark) => mark.Aggregate(14695981039346656037UL, (hash, c) => (hash ^ c) * 1099511628211UL) | (1UL << 63);

    private static ulong Key(ReadOnlySpan<char> group)
    {
        var key = (ulong)group.Length;
        foreach (var c in group)
            key = (key << 16) | c;
        return key;
    }
}
