namespace ResidentAssistant.Assistant.Cases;

/// <summary>What comes of a command: events, or why not.</summary>
/// <param name="Change"><see cref="CaseChange.Done"/>, or the reason of the refusal.</param>
/// <param name="Events">In order; none when it was refused, or when there was nothing to do.</param>
public sealed record CaseDecision(CaseChange Change, params IReadOnlyList<CaseEvent> Events)
{
    public static CaseDecision Of(params IReadOnlyList<CaseEvent> events) => new(CaseChange.Done, events);

    public static implicit operator CaseDecision(CaseChange refused) => new(refused);
}
