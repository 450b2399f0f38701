using ResidentAssistant.Assistant.Appointments;

namespace ResidentAssistant.Assistant.Handoff;

/// <summary>Another lawyer, as one who hands a conversation on sees them.</summary>
/// <param name="Id">The account.</param>
/// <param name="Name">As residents hear it.</param>
/// <param name="IsOnline">Can be asked now.</param>
/// <param name="Held">Residents who are served.</param>
/// <param name="Fields">What they work in; none: anything.</param>
public sealed record ColleagueView(Guid Id, string Name, bool IsOnline, int Held, IReadOnlyList<LegalField> Fields);
