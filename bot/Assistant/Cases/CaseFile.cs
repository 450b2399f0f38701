using ResidentAssistant.Assistant.City;
using ResidentAssistant.Assistant.Conversations;

namespace ResidentAssistant.Assistant.Cases;

/// <summary>A case with everything staff need to handle it.</summary>
/// <param name="Transcript">The lines that belong to it (see <see cref="Activity.CaseId"/>); what else the resident says here is not for staff to read.</param>
/// <param name="ResidentLeft">The resident left the channel; what staff write does not arrive there.</param>
public sealed record CaseFile(Case Case, string? UnitName, IReadOnlyList<CaseEvent> Events, IReadOnlyList<Activity> Transcript,
    IReadOnlyList<Attachment> Photos, string Channel, bool ResidentLeft)
{
    /// <summary>The units of the city.</summary>
    public required Territory Territory { get; init; }

    /// <summary>The duty list, what fits this case best first.</summary>
    public required IReadOnlyList<Duty> Duties { get; init; }
}
