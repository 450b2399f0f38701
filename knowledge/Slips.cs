using System.Buffers;

namespace ResidentAssistant.Knowledge;

/// <summary>Slips of the keyboard and words of dialect (错别字、方言) as statutes write them: 拖欠工姿 is 拖欠工资, 莫得 is 没有.</summary>
public static class Slips
{
    private const string Table = "slips.txt";

    /// <summary>The longest first, so that a part of one does not spoil it.</summary>
    private static readonly (string Wrong, string Right)[] Known = Read();

    private static readonly SearchValues<string> Wrongs = SearchValues.Create([.. Known.Select(pair => pair.Wrong)], StringComparison.Ordinal);

    /// <summary>The text with every known slip mended.</summary>
    public static string Mend(string text)
    {
        if (!text.AsSpan().ContainsAny(Wrongs))
            return text;
        foreach (var (wrong, right) in Known)
            text = text.Replace(wrong, right, StringComparison.Ordinal);
        return text;
    }

    private static (string Wrong, string Right)[] Read()
    {
        using var table = new StreamReader(typeof(Slips).Assembly.GetManifestResourceStream(Table)!);
        var pairs = new List<(string Wrong, string Right)>();
        while (table.ReadLine() is { } line)
            if (!line.StartsWith('#') && line.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var right, .. var wrongs])
                pairs.AddRange(wrongs.Select(wrong => (wrong, right)));
        return [.. pairs.OrderByDescending(pair => pair.Wrong.Length).ThenBy(pair => pair.Wrong, StringComparer.Ordinal)];
    }
}
