namespace ResidentAssistant.Assistant.Legal;

/// <summary>An entry with its published wordings, the newest first.</summary>
public sealed record EntryHistory(KnowledgeEntry Entry, IReadOnlyList<EntryRevision> Revisions);
