using System.Text.Json;
using ResidentAssistant.Assistant.Cases;
using ResidentAssistant.Assistant.Dialogs;

namespace ResidentAssistant.Assistant.Safety;

/// <summary>
/// The written examples: one file for each author, none of whom saw what the others wrote, so that each can be asked of what the others teach.
/// </summary>
public static class DangerExamples
{
    private const string Prefix = "dangers.";

    /// <summary>Authors by the letter of their file.</summary>
    public static IReadOnlyList<string> Authors { get; } = ExampleLines.Resources(Prefix);

    /// <summary>Said in the course of other business, as the examples of intents and categories have it; of these it is not sure.</summary>
    private static readonly HashSet<string> Unsure = new(StringComparer.Ordinal)
    {
        "电梯又困人了", "树倒了压住车", "煤气味很大 燃气公司一直没来", "家暴", "我老公打人", "被老公打了怎么办", "我好累", "我今天不开心", "我想哭", "没气",
    };

    /// <summary>The author of examples of intents whose sentences were read for danger; another has 老母亲一个人在家，电梯困住了没人理 as a complaint.</summary>
    private const string ReadForDanger = "intents.a";

    /// <summary>What residents say in the course of other business: no danger.</summary>
    public static IReadOnlyList<DangerExample> Everyday { get; } =
    [
        .. IntentClassifier.Of(ReadForDanger).Select(example => example.Text).Concat(CaseClassifier.StarterExamples().Select(example => example.Text))
            .Where(text => !Unsure.Contains(text)).Concat(Steering()).Select(text => new DangerExample(null, false, text)),
    ];

    /// <summary>What is said in the middle of a form, but for what is told there: 我在公交上，到家再说.</summary>
    private static IEnumerable<string> Steering() =>
        from example in ActExamples.Starter()
        where example.Point.Form != "danger" && example.Act is not (DialogAct.Danger or DialogAct.Job)
        where example.Act is not (DialogAct.Fill or DialogAct.Add)
            || (example.Point.At is not ("description" or "matter") && example.Point.Form is not ("queue" or OpenPoint.SameMatter))
        select example.Text;

    /// <summary>These wrote pieces of letters to the city; what is harmless as a whole is harmless in its clauses too.</summary>
    private static readonly string[] Letters = [Prefix + "d", Prefix + "l"];

    private static readonly char[] ClauseEnds = ['，', '。', '；', '！', '？', ','];

    /// <summary>All that travel with the product.</summary>
    public static IReadOnlyList<DangerExample> Starter() => Without(null);

    /// <summary>All but what one author wrote.</summary>
    public static IReadOnlyList<DangerExample> Without(string? author) =>
        [.. Authors.Where(other => other != author).SelectMany(other => Of(other).Concat(Clauses(other))), .. Everyday];

    public static IReadOnlyList<DangerExample> Of(string author) => ExampleLines.OfResource(author, Parse);

    /// <summary>
    /// Lines of a kind (<c>none</c>, <c>self_harm</c> ...), <c>now</c>, <c>later</c> or <c>-</c>, and a sentence, with tabs between. Without
    /// the middle column danger is <c>now</c>. Empty lines are passed over.
    /// </summary>
    /// <exception cref="FormatException">A line is something else; the message is its number.</exception>
    public static IReadOnlyList<DangerExample> Read(TextReader reader) => ExampleLines.Read(reader, Parse);

    public static string NameOf(DangerKind? kind) => kind is { } one ? JsonNamingPolicy.SnakeCaseLower.ConvertName(one.ToString()) : "none";

    private static IEnumerable<DangerExample> Clauses(string author) =>
        from example in Letters.Contains(author) ? Of(author) : []
        where example.Kind is null
        let clauses = example.Text.Split(ClauseEnds, StringSplitOptions.RemoveEmptyEntries)
        where clauses.Length > 1
        from clause in clauses
        select example with { Text = clause };

    private static DangerExample? Parse(string[] columns) => columns switch
    {
        ["none", .., var text] when columns.Length <= 3 => new DangerExample(null, false, text),
        [var name, var text] when Named(name) is { } kind => new DangerExample(kind, true, text),
        [var name, "now" or "later", var text] when Named(name) is { } kind => new DangerExample(kind, columns[1] == "now", text),
        _ => null,
    };

    private static DangerKind? Named(string name) =>
        Enum.GetValues<DangerKind>().Select(kind => (DangerKind?)kind).FirstOrDefault(kind => NameOf(kind) == name);
}
