using ResidentAssistant.Assistant.Staff;

namespace ResidentAssistant.Assistant.Legal;

/// <summary>A step of the work on an entry.</summary>
/// <param name="Staff">Who does it.</param>
/// <param name="Action">As the log calls it, e.g. entry.publish.</param>
/// <param name="Published">Only curators do it, and it touches what residents get.</param>
public sealed record EntryStep(StaffIdentity Staff, string Action, bool Published);
