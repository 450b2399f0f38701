namespace ResidentAssistant.Assistant.Legal;

/// <summary>Questions alike that the knowledge base does not answer well (缺口); without names and numbers.</summary>
/// <param name="Question">The shortest wording.</param>
/// <param name="Wordings">All wordings, the newest first, at most ten.</param>
/// <param name="Unanswered">Residents who got no entry.</param>
/// <param name="NotHelped">Residents whom the entry did not help.</param>
/// <param name="First">Day of the first question.</param>
/// <param name="Last">Day of the last question.</param>
/// <param name="EntryId">The entry that did not help, or one with such a wording; null when there is none.</param>
public sealed record Gap(string Question, IReadOnlyList<string> Wordings, int Unanswered, int NotHelped, DateOnly First, DateOnly Last, string? EntryId)
{
    public int Residents => Unanswered + NotHelped;
}
