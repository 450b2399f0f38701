namespace ResidentAssistant.Assistant.Cases;

/// <summary>What everybody may know of a case: nothing that somebody said or wrote, and no door.</summary>
/// <param name="Number">Of the case.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Category">What it is about.</param>
/// <param name="Place">A place of the city's own list; null: none was told, or one that the list does not have.</param>
/// <param name="Unit">Name of the unit that has it; null: none yet.</param>
/// <param name="CreatedAt">When it was filed.</param>
/// <param name="ChangedAt">When something happened to it last.</param>
/// <param name="AnswerBy">By when it is to be answered.</param>
public sealed record PublicCase(
    string Number, CaseState State, CaseCategory Category, string? Place, string? Unit, DateTimeOffset CreatedAt, DateTimeOffset ChangedAt,
    DateTimeOffset AnswerBy);
