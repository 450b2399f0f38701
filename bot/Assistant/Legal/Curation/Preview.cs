namespace ResidentAssistant.Assistant.Legal;

/// <summary>What a resident would get.</summary>
/// <param name="EntryId">The entry that answers; null when none does.</param>
/// <param name="Text">Word for word.</param>
public sealed record Preview(string? EntryId, string Text);
