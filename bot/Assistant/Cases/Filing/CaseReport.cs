namespace ResidentAssistant.Assistant.Cases;

/// <summary>What was told elsewhere.</summary>
/// <param name="Told">Matter, place, telephone.</param>
/// <param name="Category">Null: the classifier says.</param>
/// <param name="Urgency">How fast it must be handled.</param>
/// <param name="UnitId">Who answers for it; null: whoever answers for the place.</param>
public sealed record CaseReport(ComplaintDraft Told, CaseCategory? Category, CaseUrgency Urgency, Guid? UnitId);
