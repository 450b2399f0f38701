using System.Text.RegularExpressions;
using ResidentAssistant.Knowledge;

namespace ResidentAssistant.Assistant.Cases;

/// <summary>A text that is often written to residents (常用回复), with fields of the case in it. It is put into the box of a reply, and sent by hand.</summary>
public sealed partial class ReplyTemplate
{
    /// <summary>Letters of a name.</summary>
    public const int LongestName = 30;

    /// <summary>Letters of a text: what the fields add still fits into a reply.</summary>
    public const int LongestText = 1500;

    private static readonly IReadOnlyList<(string Name, Func<Case, string?, string> Value)> Known =
    [
        ("编号", (one, _) => one.Number), ("称呼", (one, _) => one.Reporter ?? "居民朋友"),
        ("期限", (one, _) => one.AnswerBy == default ? "规定时间内" : CityTime.DayAndTime(one.AnswerBy)), ("单位", (_, unit) => unit ?? "我们"),
        ("地点", (one, _) => one.Place.Length > 0 ? one.Place : "您说的地方"), ("分类", (one, _) => CaseTexts.CategoryName(one.Category)),
        ("提交日期", (one, _) => CityTime.Day(one.CreatedAt)),
    ];

    private ReplyTemplate()
    {
    }

    internal ReplyTemplate(string name, string text, DateTimeOffset now)
    {
        Id = Guid.CreateVersion7(now);
        (Name, Text, ChangedAt) = (name, text, now);
    }

    /// <summary>The names of the fields, without brackets.</summary>
    public static IReadOnlyList<string> Fields { get; } = [.. Known.Select(field => field.Name)];

    public Guid Id { get; private set; }
    public string Name { get; private set; } = "";
    public string Text { get; private set; } = "";
    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>Two people cannot overwrite each other.</summary>
    public int Version { get; private set; } = 1;

    /// <summary>The text with what the case says in its fields.</summary>
    /// <param name="one">Whose case.</param>
    /// <param name="unit">Name of the unit that has it; null: none.</param>
    public string Fill(Case one, string? unit) => FieldForm().Replace(
        Text, field => Known.FirstOrDefault(known => known.Name == field.Groups[1].Value).Value?.Invoke(one, unit) ?? field.Value);

    internal void Change(string name, string text, DateTimeOffset now)
    {
        (Name, Text, ChangedAt) = (name, text, now);
        Version++;
    }

    /// <returns>The first field that there is not; null: all are known.</returns>
    internal static string? Unknown(string text) => FieldForm().Matches(text).Select(field => field.Groups[1].Value).FirstOrDefault(name => !Fields.Contains(name));

    [GeneratedRegex(@"\{([^{}]{0,20})\}", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex FieldForm();
}
