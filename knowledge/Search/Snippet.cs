namespace ResidentAssistant.Knowledge;

/// <summary>The part of a passage to show, and the words for which it was found.</summary>
internal static class Snippet
{
    private const int Length = 120;

    /// <summary>The stretch of at most 120 characters that holds most of the question, on one line.</summary>
    public static string Cut(string text, string question)
    {
        var line = text.Replace('\n', ' ');
        if (line.Length <= Length)
            return line;
        var window = Length - 2;
        var marks = Marks(line, question);
        var (best, bestEnd, sum) = (0, 0, 0);
        for (var end = 0; end < line.Length; end++)
        {
            sum += marks[end] - (end >= window ? marks[end - window] : 0);
            if (sum > best)
                (best, bestEnd) = (sum, end);
        }
        var first = Math.Max(0, Array.FindIndex(marks, Math.Max(0, bestEnd - window + 1), mark => mark > 0));
        var start = Math.Min(SentenceStart(line, first, Math.Max(0, bestEnd + 2 - window)), line.Length - window);
        if (start > 0 && char.IsLowSurrogate(line[start]))
            start--;
        var stop = Math.Min(start + window, line.Length);
        if (stop < line.Length && char.IsLowSurrogate(line[stop]))
            stop--;
        return (start > 0 ? "…" : "") + line[start..stop] + (stop < line.Length ? "…" : "");
    }

    /// <summary>The longest stretches of the question, of two characters at least, that the text contains, in the order of the question.</summary>
    public static IReadOnlyList<string> SharedWords(string text, string question)
    {
        var words = new List<string>();
        var at = 0;
        while (at < question.Length - 1)
        {
            var length = 0;
            while (at + length < question.Length
                && char.IsLetterOrDigit(question[at + length])
                && text.Contains(question.AsSpan(at, length + 1), StringComparison.OrdinalIgnoreCase))
            {
                length++;
            }
            if (length > 1 && !words.Contains(question.Substring(at, length)))
                words.Add(question.Substring(at, length));
            at += length > 1 ? length : 1;
        }
        return words;
    }

    /// <summary>1 where a pair of the question's characters occurs for the first time, else 0.</summary>
    private static int[] Marks(string line, string question)
    {
        var marks = new int[line.Length];
        for (var i = 0; i + 1 < question.Length && i < Query.MaxLength; i++)
        {
            if (!char.IsLetterOrDigit(question[i]) || !char.IsLetterOrDigit(question[i + 1]))
                continue;
            var found = line.AsSpan().IndexOf(question.AsSpan(i, 2), StringComparison.OrdinalIgnoreCase);
            if (found >= 0)
                marks[found]++;
        }
        return marks;
    }

    /// <summary>The beginning of the sentence that holds the first word asked for, so that the cut reads well, but not before the limit.</summary>
    private static int SentenceStart(string line, int first, int limit)
    {
        for (var i = first; i > limit; i--)
        {
            if (line[i - 1] is '。' or '；' or ' ')
                return i;
        }
        return limit;
    }
}
