namespace ResidentAssistant.Assistant.Legal;

/// <param name="Drafts">New drafts, of new entries and of known ones.</param>
/// <param name="Unchanged">Entries that say the same already.</param>
/// <param name="Refused">What was left out, and why.</param>
public sealed record EntryImport(int Drafts, int Unchanged, IReadOnlyList<RefusedEntry> Refused);
