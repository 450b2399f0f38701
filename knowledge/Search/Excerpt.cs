namespace ResidentAssistant.Knowledge;

/// <summary>The part of an article to show for a question: whole sentences and items, never the first characters.</summary>
public static class Excerpt
{
    /// <summary>Characters of an excerpt; a sentence that is longer by itself is cut between clauses.</summary>
    public const int Length = 200;

    private const string Numbered = "（一二三四五六七八九十）()0123456789";

    /// <summary>
    /// The whole text when it is short. Else the sentence or item that shares most with the question, an item with the words that
    /// lead to the list, and what follows or precedes it as far as there is room; … where something is left out.
    /// </summary>
    public static string Of(string text, string question)
    {
        var whole = text.Trim();
        if (whole.Length <= Length)
            return whole;
        var parts = Parts(whole);
        var asked = Pairs(question);
        var best = Enumerable.Range(0, parts.Count).MaxBy(at => (Shared(parts[at].Text, asked), -at));
        var (first, last) = (best, best);
        var lead = parts[best].Lead is { } own && own != best ? parts[own].Text : "";
        var room = Length - lead.Length - parts[best].Text.Length;
        while (last + 1 < parts.Count && room >= parts[last + 1].Text.Length)
            room -= parts[++last].Text.Length;
        while (first > 0 && parts[first - 1].Text != lead && room >= parts[first - 1].Text.Length)
            room -= parts[--first].Text.Length;
        var gap = lead.Length > 0 && parts[first].Lead is { } at && at != first - 1 ? "…\n" : "";
        var shown = string.Concat(parts.Skip(first).Take(last - first + 1).Select(part => part.Text)).Trim();
        var begins = lead.Length > 0 ? lead.TrimEnd() + "\n" + gap : first > 0 ? "…" : "";
        return begins + Cut(shown) + (last + 1 < parts.Count ? "…" : "");
    }

    /// <summary>Sentences and items in order, each with its line break, and of an item the place of the part that leads to the list.</summary>
    private static List<(string Text, int? Lead)> Parts(string text)
    {
        var parts = new List<(string, int?)>();
        int? lead = null;
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var isItem = line.TrimStart() is { Length: > 1 } start && Numbered.Contains(start[0], StringComparison.Ordinal);
            if (!isItem)
                lead = null;
            var from = 0;
            for (var at = 0; at < line.Length; at++)
            {
                if (line[at] is not ('。' or '；') && at + 1 < line.Length)
                    continue;
                parts.Add((line[from..(at + 1)] + (at + 1 < line.Length ? "" : "\n"), isItem ? lead : null));
                from = at + 1;
            }
            if (line.TrimEnd().EndsWith('：') || line.TrimEnd().EndsWith(':'))
                lead = parts.Count - 1;
        }
        return parts;
    }

    private static HashSet<string> Pairs(string text) =>
        [.. Enumerable.Range(0, Math.Max(0, Math.Min(text.Length, Query.MaxLength) - 1)).Select(at => text.Substring(at, 2))
            .Where(pair => pair.All(char.IsLetterOrDigit))];

    private static int Shared(string part, HashSet<string> asked) => Pairs(part).Count(asked.Contains);

    private static string Cut(string shown)
    {
        if (shown.Length <= Length * 3 / 2)
            return shown;
        var end = shown.LastIndexOf('，', Length);
        return shown[..(end > Length / 2 ? end : char.IsHighSurrogate(shown[Length - 1]) ? Length - 1 : Length)] + "…";
    }
}
