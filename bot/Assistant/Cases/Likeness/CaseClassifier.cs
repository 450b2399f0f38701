using ResidentAssistant.Assistant.Dialogs;

namespace ResidentAssistant.Assistant.Cases;

/// <summary>
/// What a complaint is about, by a <see cref="TextClassifier"/> over its words and its title, which says in a few words as much; rare
/// ones weigh more. Learns a few hundred examples in well under a second.
/// </summary>
public sealed class CaseClassifier
{
    private static readonly TextTraining Training = new() { LongestGroup = 2, FewestExamples = 1, Rounds = 20, Rate = 0.2f, Dropout = 0.3, Members = 10 };
    private readonly CaseCategory[] categories;
    private readonly TextClassifier classifier;

    public CaseClassifier(IReadOnlyList<CategoryExample> examples)
    {
        categories = [.. examples.Select(example => example.Category).Distinct().Order()];
        classifier = new TextClassifier(
            [categories.Length],
            [.. examples.Select(example => new TextExample(Readable(example.Text, example.Title), Array.IndexOf(categories, example.Category)))],
            Training);
    }

    /// <summary>The examples that travel with the product.</summary>
    public static IReadOnlyList<CategoryExample> StarterExamples() => ExampleLines.OfResource(
        "categories.tsv",
        columns => columns is [var name, var text] && CaseTexts.CategoryNamed(name) is { } category ? new CategoryExample(category, text) : null);

    public CategoryGuess Classify(string text, string? title = null)
    {
        var probabilities = classifier.Probabilities(Readable(text, title))[0];
        var best = Array.IndexOf(probabilities, probabilities.Max());
        return new CategoryGuess(categories[best], probabilities[best]);
    }

    private static ReadableText Readable(string text, string? title) =>
        new(title is null ? [ChineseOf(text)] : [ChineseOf(text), ChineseOf(title)]);

    /// <summary>Names of roads and estates, numbers and Latin letters say where, not what.</summary>
    private static string ChineseOf(string text) => new([.. Repair.Plain(PlaceRecognizer.WithoutNames(text)).Where(c => c is >= '\u4e00' and <= '\u9fff')]);
}
