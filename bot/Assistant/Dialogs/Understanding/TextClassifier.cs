using System.Globalization;
using System.Runtime.InteropServices;

namespace ResidentAssistant.Assistant.Dialogs;

/// <summary>
/// Tells what a text is, learned from examples in a second or a few, the same result each time. Groups of one to three characters, rare
/// ones weighing more, go through one layer of hidden units, which several questions may share; of a few such networks the mean counts. What a
/// message means, what a complaint is about and whether somebody is in danger are all told by it. It can say which characters spoke
/// for its answer.
/// </summary>
public sealed class TextClassifier
{
    /// <summary>What a group still weighs that every example has.</summary>
    private const double Everywhere = 0.3;

    /// <summary>Length of the vector of a text.</summary>
    private const double Scale = 2;

    private readonly TextTraining training;
    private readonly Dictionary<ulong, int> places = [];

    /// <summary>How much each group counts, by place.</summary>
    private readonly List<float> rarities = [];
    private readonly TextNetwork[] members;

    /// <param name="classes">How many classes each question has; a class is a number from 0.</param>
    /// <param name="examples">Texts and what they are.</param>
    /// <param name="training">How to learn.</param>
    public TextClassifier(IReadOnlyList<int> classes, IReadOnlyList<TextExample> examples, TextTraining training)
    {
        this.training = training;
        var keys = examples.Select(example => Keys(example.Text)).ToList();
        Count(keys);
        var vectors = keys.ConvertAll(Vector);
        var answers = examples.Select(example => example.Answers).ToList();
        members = new TextNetwork[training.Members];
        Parallel.For(0, members.Length, seed => members[seed] = new TextNetwork(classes, places.Count, vectors, answers, training, seed));
    }

    /// <summary>For each question 0 to 1 for each class, together 1.</summary>
    public IReadOnlyList<double[]> Probabilities(ReadableText text)
    {
        var vector = Vector(Keys(text));
        var mean = members[0].Probabilities(vector);
        foreach (var member in members.Skip(1))
            foreach (var (sum, own) in mean.Zip(member.Probabilities(vector)))
                for (var c = 0; c < sum.Length; c++)
                    sum[c] += own[c];
        foreach (var probabilities in mean)
            for (var c = 0; c < probabilities.Length; c++)
                probabilities[c] /= members.Length;
        return mean;
    }

    /// <summary>The groups of two and three characters that speak for a class most, with all that is within them; none overlaps another.</summary>
    /// <param name="text">Read whole, but only its first part is quoted.</param>
    /// <param name="question">From 0.</param>
    /// <param name="of">The class.</param>
    /// <param name="most">How many groups at most.</param>
    public IReadOnlyList<string> Evidence(ReadableText text, int question, int of, int most)
    {
        var plain = text.Parts[0];
        var vector = Vector(Keys(text));
        var weights = new Dictionary<int, double>();
        foreach (var member in members)
            foreach (var (place, weight) in member.Contributions(vector, question, of))
                weights[place] = weights.GetValueOrDefault(place) + weight;
        double Weight(int start, int length) =>
            start + length <= plain.Length && places.TryGetValue(Key(plain.AsSpan(start, length)), out var place) ? weights.GetValueOrDefault(place) : 0;
        var groups = new List<(int Start, int Length, double Weight)>();
        for (var start = 0; start < plain.Length; start++)
        {
            var two = Weight(start, 1) + Weight(start + 1, 1) + Weight(start, 2);
            groups.Add((start, Math.Min(2, plain.Length - start), two));
            if (start + 3 <= plain.Length)
                groups.Add((start, 3, two + Weight(start + 2, 1) + Weight(start + 1, 2) + Weight(start, 3)));
        }

        return Best(plain, groups, most);
    }

    private static List<string> Best(string plain, List<(int Start, int Length, double Weight)> groups, int most)
    {
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

    /// <summary>Gives each group that enough examples have a place, and a weight by how many they are.</summary>
    private void Count(List<IReadOnlyList<HashSet<ulong>>> examples)
    {
        var counts = new Dictionary<ulong, int>();
        foreach (var key in examples.SelectMany(parts => parts.Count == 1 ? parts[0] : parts.SelectMany(keys => keys).Distinct()))
            CollectionsMarshal.GetValueRefOrAddDefault(counts, key, out _)++;
        foreach (var (key, count) in counts)
            if (count >= training.FewestExamples)
            {
                places.Add(key, places.Count);
                rarities.Add((float)(Math.Log((double)examples.Count / count) + Everywhere));
            }
    }

    /// <summary>The known groups of a text, of length 2 together; of several parts each counts the same.</summary>
    private (int Place, float Value)[] Vector(IReadOnlyList<HashSet<ulong>> parts)
    {
        if (parts.Count == 1)
            return Vector(parts[0], Scale);
        var sum = new SortedDictionary<int, float>();
        foreach (var (place, value) in parts.SelectMany(part => Vector(part, 1)))
            sum[place] = sum.GetValueOrDefault(place) + value;
        var length = Math.Sqrt(sum.Values.Sum(value => (double)value * value));
        return [.. sum.Select(pair => (pair.Key, (float)(Scale * pair.Value / length)))];
    }

    private (int Place, float Value)[] Vector(HashSet<ulong> keys, double scale)
    {
        var known = new List<int>(keys.Count);
        var squares = 0.0;
        foreach (var key in keys)
            if (places.TryGetValue(key, out var place))
            {
                known.Add(place);
                squares += rarities[place] * rarities[place];
            }

        var each = (float)(scale / Math.Sqrt(squares));
        return [.. known.Select(place => (place, rarities[place] * each))];
    }

    private IReadOnlyList<HashSet<ulong>> Keys(ReadableText text) => [.. text.Parts.Select(part => Keys(part, text))];

    /// <summary>The groups of a text between its ends, which are marked: a first word means more than the same word within.</summary>
    private HashSet<ulong> Keys(string plain, ReadableText text)
    {
        var keys = new HashSet<ulong>();
        if (plain.Length == 0)
            return keys;
        var framed = $"^{plain}$";
        for (var length = 1; length <= training.LongestGroup; length++)
            for (var start = 0; start + length <= framed.Length; start++)
                keys.Add(Key(framed.AsSpan(start, length)));
        if (training.KnowsShape)
            keys.Add(Key($"#{Math.Min(6, (int)Math.Log2(plain.Length)).ToString(CultureInfo.InvariantCulture)}"));
        if (training.KnowsShape && text.Asks)
            keys.Add(Key("?"));
        if (text.Marks.Length > 0)
            keys.UnionWith(text.Marks.SelectMany(mark => keys.Select(key => Marked(key, mark)).Append(Marked(0, mark))).ToList());
        return keys;
    }

    /// <summary>The key of a group of at most three characters, together with a mark, which is no character of any text.</summary>
    private static ulong Marked(ulong key, char mark) => (key & 0xffff_ffff_ffff) | ((ulong)mark << 48);

    private static ulong Key(ReadOnlySpan<char> group)
    {
        var key = (ulong)group.Length;
        foreach (var c in group)
            key = (key << 16) | c;
        return key;
    }
}
