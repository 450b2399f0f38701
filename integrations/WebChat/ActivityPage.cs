using ResidentAssistant.Assistant.Conversations;

namespace ResidentAssistant.Integrations.WebChat;

/// <param name="Lines">In their order.</param>
/// <param name="IsWhole">False: more follow after the last of these.</param>
public sealed record ActivityPage(IReadOnlyList<Activity> Lines, bool IsWhole);
