using System.Buffers;
using ResidentAssistant.Assistant.Dialogs;

namespace ResidentAssistant.Assistant.Safety;

/// <summary>Words that stand for the same in a sentence about danger: 老公, 前夫 and 那口子 are a partner.</summary>
internal sealed class DangerConcepts
{
    private readonly (string Name, SearchValues<string> Words)[] concepts;

    private DangerConcepts(IEnumerable<(string Name, string[] Words)> concepts) =>
        this.concepts = [.. concepts.Select(concept => (concept.Name, SearchValues.Create([.. concept.Words.Select(Manners.Plain)], StringComparison.Ordinal)))];

    /// <summary>Those that travel with the product: lines of a name and its words.</summary>
    public static DangerConcepts Starter()
    {
        using var reader = new StreamReader(typeof(DangerConcepts).Assembly.GetManifestResourceStream("concepts.txt")!);
        var concepts = new List<(string Name, string[] Words)>();
        while (reader.ReadLine() is { } line)
            if (!line.StartsWith('#') && line.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var name, .. var words])
                concepts.Add((name, words));
        return new DangerConcepts(concepts);
    }

    /// <summary>The concepts that a text names, and each two of them together.</summary>
    public IReadOnlyCollection<string> In(string plain)
    {
        var named = new List<string>();
        foreach (var (name, words) in concepts)
            if (plain.AsSpan().ContainsAny(words))
                named.Add(name);
        var marks = new List<string>(named);
        for (var i = 0; i < named.Count; i++)
            for (var j = i + 1; j < named.Count; j++)
                marks.Add($"{named[i]}+{named[j]}");
        if (marks.Count == 0)
            marks.Add("-");
        return marks;
    }
}
