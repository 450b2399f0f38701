namespace ResidentAssistant.Knowledge;

/// <summary>A message as residents write it, and the entry that answers it.</summary>
/// <param name="Text">The message; no wording of any entry.</param>
/// <param name="EntryId">Id of the passage; null where no entry answers.</param>
public sealed record JudgedMessage(string Text, string? EntryId)
{
    /// <summary>The messages that travel with the product (<c>content/judged.tsv</c>).</summary>
    public static string StarterFile => Path.Combine(AppContext.BaseDirectory, "content", "judged.tsv");

    /// <summary>These messages, read once.</summary>
    public static IReadOnlyList<JudgedMessage> Starter => Kept.Value;

    private static readonly Lazy<IReadOnlyList<JudgedMessage>> Kept = new(() => Read(StarterFile));

    /// <summary>Reads lines of an entry's id without <c>faq:</c>, or <c>-</c> for none, a tab, and the message.</summary>
    /// <exception cref="FormatException">A line is something else; the message begins with its number.</exception>
    public static IReadOnlyList<JudgedMessage> Read(string path)
    {
        var messages = new List<JudgedMessage>();
        foreach (var (line, number) in File.ReadLines(path).Select((line, at) => (line, at + 1)).Where(row => row.line.Length > 0))
        {
            if (line.Split('\t') is not [{ Length: > 0 } id, { Length: > 0 } text])
                throw new FormatException($"第 {number} 行：要写成“编号<制表符>一句话”");
            messages.Add(new JudgedMessage(text, id == "-" ? null : $"faq:{id}"));
        }
        return messages;
    }
}
