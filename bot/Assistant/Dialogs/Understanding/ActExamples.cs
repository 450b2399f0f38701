namespace ResidentAssistant.Assistant.Dialogs;

/// <summary>
/// The written lines from which <see cref="ActModel"/> learns: one file for each author, none of whom saw what the others wrote, so that each can be
/// asked of what the others teach.
/// </summary>
public static class ActExamples
{
    private const string Prefix = "acts.";

    /// <summary>Authors by the name of their file.</summary>
    public static IReadOnlyList<string> Authors { get; } = ExampleLines.Resources(Prefix);

    /// <summary>All that travel with the product.</summary>
    public static IReadOnlyList<ActExample> Starter() => [.. Authors.SelectMany(Of)];

    public static IReadOnlyList<ActExample> Of(string author) => ExampleLines.OfResource(author, Parse);

    /// <summary>Lines of a form, what it asked, an act in lower case and what was said, with tabs between.</summary>
    private static ActExample? Parse(string[] columns) =>
        columns is [var form, var at, var act, var text] && ActNames.Named(act) is { } named ? new ActExample(new OpenPoint(form, at), text, named) : null;
}
