namespace ResidentAssistant.Assistant.Lectures;

/// <summary>A series of lectures (讲堂), e.g. 法治大讲堂 or 道德讲堂.</summary>
public sealed class LectureSeries
{
    public const int NameLimit = 40;

    private LectureSeries()
    {
    }

    public LectureSeries(string key, string name, string about)
    {
        Key = key;
        Change(name, about);
    }

    /// <summary>法治大讲堂, with which every city begins; printed codes name it by its key.</summary>
    public static LectureSeries RuleOfLaw { get; } = new("RuleOfLaw", "法治大讲堂", "每月一次，律师讲身边的法。");

    /// <summary>道德讲堂, with which every city begins as well.</summary>
    public static LectureSeries Moral { get; } = new("Moral", "道德讲堂", "身边的好人、家风家训。");

    /// <summary>At most 32 characters; it never changes.</summary>
    public string Key { get; private set; } = "";

    public string Name { get; private set; } = "";

    /// <summary>What it is about, in a sentence; may be empty.</summary>
    public string About { get; private set; } = "";

    /// <summary>道德 of 道德讲堂: what residents call it by.</summary>
    public static string ShortName(string name)
    {
        foreach (var ending in new[] { "大讲堂", "讲堂", "大讲座", "讲座", "学堂", "课堂" })
            if (name.Length > ending.Length && name.EndsWith(ending, StringComparison.Ordinal))
                return name[..^ending.Length];
        return name;
    }

    /// <summary>Whether the words name it; 普法 is 法治.</summary>
    public bool IsNamedIn(string text) => ShortName(Name) is { Length: >= 2 } name
        && text.Replace("普法", "法治", StringComparison.Ordinal).Contains(name, StringComparison.Ordinal);

    internal void Change(string name, string about) => (Name, About) = (name, about);
}
