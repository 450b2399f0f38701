namespace ResidentAssistant.Assistant.Dialogs;

/// <summary>What a line is said to: the question of a form, its summary, or a question that was asked outside a form.</summary>
/// <param name="Form">Name of the form, or of the question.</param>
/// <param name="At">Name of the slot that was asked, <see cref="Summary"/> or <see cref="Question"/>.</param>
public sealed record OpenPoint(string Form, string At)
{
    public const string Summary = "summary";
    public const string Question = "question";

    /// <summary>The question whether a text belongs to the draft, whatever the form.</summary>
    public const string SameMatter = "same-matter";

    public bool IsSlot => At is not (Summary or Question);
}
