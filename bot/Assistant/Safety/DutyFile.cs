using ResidentAssistant.Assistant.Conversations;

namespace ResidentAssistant.Assistant.Safety;

/// <summary>An alert with all that helps to help: the words about it, the telephone, where it is, what was done so far.</summary>
/// <param name="Item">The alert.</param>
/// <param name="Lines">What the resident wrote of it, in order; none when the conversation was erased.</param>
/// <param name="Events">What happened so far, in order.</param>
/// <param name="Phone">As the resident said it now, else for an earlier case; null when it is not known.</param>
/// <param name="Channel">Where it was written.</param>
/// <param name="ResidentLeft">Nothing that is said there reaches the resident any more.</param>
public sealed record DutyFile(DutyItem Item, IReadOnlyList<Activity> Lines, IReadOnlyList<DangerEvent> Events, string? Phone, string Channel,
    bool ResidentLeft);
