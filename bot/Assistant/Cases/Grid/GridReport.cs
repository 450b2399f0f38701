namespace ResidentAssistant.Assistant.Cases;

/// <summary>What somebody on the spot wants written down.</summary>
/// <param name="Key">See <see cref="GridEntry.Key"/>.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Text">What was seen or done, in words.</param>
public sealed record GridReport(Guid Key, GridEntryKind Kind, string Text)
{
    /// <summary>Doorplate, estate, road; needed for what becomes a case.</summary>
    public string? Place { get; init; }

    /// <summary>The position of the telephone, in words; null: not measured.</summary>
    public string? Located { get; init; }

    /// <summary>Null: the classifier says.</summary>
    public CaseCategory? Category { get; init; }

    public CaseUrgency Urgency { get; init; }

    /// <summary>Of a check: something dangerous was found.</summary>
    public bool IsHazard { get; init; }

    /// <summary>Somebody has to handle it.</summary>
    public bool BecomesCase => Kind == GridEntryKind.Report || (Kind == GridEntryKind.Check && IsHazard);
}
