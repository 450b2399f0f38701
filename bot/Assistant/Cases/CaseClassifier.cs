namespace ResidentAssistant.Assistant.Cases;

/// <summary>What a complaint is about (诉求分类), by the first level of the city hotlines' table; named by <see cref="CaseTexts.CategoryName"/>.</summary>
public enum CaseCategory
{
    /// <summary>城乡建设</summary>
    Construction,

    /// <summary>环境保护</summary>
    Environment,

    /// <summary>交通运输</summary>
    Transport,

    /// <summary>教育文体</summary>
    Education,

    /// <summary>劳动和社会保障</summary>
    Labour,

    /// <summary>商贸旅游</summary>
    Commerce,

    /// <summary>卫生计生</summary>
    Health,

    /// <summary>其他: none of them, or it could not be told</summary>
    Other,
}

/// <summary>One complaint whose category is known.</summary>
public sealed record CategoryExample(CaseCategory Category, string Text, string? Title = null);

/// <summary>What a complaint is probably about.</summary>
/// <param name="Score">About 1 for what is like the examples; below 0 when nothing speaks for it.</param>
public sealed record CategoryGuess(CaseCategory Category, double Score);

/// <summary>
/// Ridge regression, one against the rest, over the Chinese characters and pairs of them that occur in a complaint, rare
/// ones weighing more. Learns a few hundred examples in milliseconds, the same result each time.
/// </summary>
public sealed class CaseClassifier
{
    private const int Rounds = 30;
    private const double Ridge = 0.1;
    private const double Bias = 0.1;

    /// <summary>What a character still weighs that every example has.</summary>
    private const double Everywhere = 0.3;

    /// <summary>A single character says less than a pair.</summary>
    private const double SingleWeight = 0.7;

    private readonly CaseCategory[] categories;
    private readonly Dictionary<int, int> places = [];
    private readonly List<double> rarities = [];
    private readonly double[] weights;
    private readonly double[] biases;

    public CaseClassifier(IReadOnlyList<CategoryExample> examples)
    {
        categories = [.. examples.Select(example => example.Category).Distinct().Order()];
        CountGroups(examples);
        weights = new double[places.Count * categories.Length];
        biases = new double[categories.Length];
        Train([.. examples.Select(example => (Array.IndexOf(categories, example.Category), Vector(example.Text, example.Title)))]);
    }

    /// <summary>The examples that travel with the product.</summary>
    public static IReadOnlyList<CategoryExample> StarterExamples()
    {
        using var stream = typeof(CaseClassifier).Assembly.GetManifestResourceStream("categories.tsv")!;
        using var reader = new StreamReader(stream);
        var examples = new List<CategoryExample>();
        while (reader.ReadLine() is { } line)
            if (line.Split('\t') is [var name, var text])
                examples.Add(new CategoryExample(CaseTexts.CategoryNamed(name) ?? throw new InvalidDataException($"categories.tsv: {name}"), text));
        return examples;
    }

    public CategoryGuess Classify(string text, string? title = null)
    {
        var scores = Scores(Vector(text, title));
        var best = Array.IndexOf(scores, scores.Max());
        return new CategoryGuess(categories[best], scores[best]);
    }

    private void CountGroups(IReadOnlyList<CategoryExample> examples)
    {
        var counts = new List<int>();
        foreach (var example in examples)
            foreach (var group in Groups(example.Text).Union(Groups(example.Title)))
                if (places.TryAdd(group, counts.Count))
                    counts.Add(1);
                else
                    counts[places[group]]++;
        foreach (var (group, place) in places)
            rarities.Add((Math.Log((double)examples.Count / counts[place]) + Everywhere) * (IsPair(group) ? 1 : SingleWeight));
    }

    /// <summary>
    /// Gauss-Seidel steps on the dual problem. In shuffled order 30 rounds come close to the exact solution; one category
    /// after the other they do not.
    /// </summary>
    private void Train(IReadOnlyList<(int Category, (int Place, double Value)[] Vector)> examples)
    {
        var held = new double[examples.Count, categories.Length];
        var order = Enumerable.Range(0, examples.Count).ToArray();
        var random = new Random(20261126);
        for (var round = 0; round < Rounds; round++)
        {
            random.Shuffle(order);
            foreach (var i in order)
            {
                var (truth, vector) = examples[i];
                var scores = Scores(vector);
                for (var c = 0; c < categories.Length; c++)
                {
                    var step = ((c == truth ? 1 : -1) - scores[c] - (Ridge * held[i, c])) / (1 + Bias + Ridge);
                    held[i, c] += step;
                    biases[c] += Bias * step;
                    foreach (var (place, value) in vector)
                        weights[(place * categories.Length) + c] += step * value;
                }
            }
        }
    }

    private double[] Scores((int Place, double Value)[] vector)
    {
        var scores = (double[])biases.Clone();
        foreach (var (place, value) in vector)
            for (var c = 0; c < scores.Length; c++)
                scores[c] += weights[(place * scores.Length) + c] * value;
        return scores;
    }

    /// <summary>The known groups of the text and of the title, which says in a few words as much; of length 1, or empty.</summary>
    private (int Place, double Value)[] Vector(string text, string? title)
    {
        var sum = new Dictionary<int, double>();
        Add(sum, text);
        Add(sum, title);
        return Normal(sum);
    }

    private void Add(Dictionary<int, double> sum, string? text)
    {
        var own = Groups(text).Where(places.ContainsKey).Select(group => places[group]).ToDictionary(place => place, place => rarities[place]);
        foreach (var (place, value) in Normal(own))
            sum[place] = sum.GetValueOrDefault(place) + value;
    }

    private static (int Place, double Value)[] Normal(Dictionary<int, double> values)
    {
        var length = Math.Sqrt(values.Values.Sum(value => value * value));
        return [.. values.Select(pair => (pair.Key, pair.Value / length))];
    }

    /// <summary>Each Chinese character and each pair of neighbours, once.</summary>
    internal static HashSet<int> Groups(string? text)
    {
        var groups = new HashSet<int>();
        var before = '\0';
        foreach (var letter in text ?? "")
        {
            var known = letter is >= '\u4e00' and <= '\u9fff';
            if (known)
                groups.Add(letter);
            if (known && before != '\0')
                groups.Add(Pair(before, letter));
            before = known ? letter : '\0';
        }

        return groups;
    }

    internal static int Pair(char first, char second) => (first << 16) | second;

    private static bool IsPair(int group) => group is < 0 or > char.MaxValue;
}
