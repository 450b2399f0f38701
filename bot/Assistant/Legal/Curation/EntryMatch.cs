namespace ResidentAssistant.Assistant.Legal;

/// <summary>An entry that may ask the same as a resident.</summary>
/// <param name="Likeness">0 to 1.</param>
/// <param name="Subject">How much of what the question is about the entry speaks of, 0 to 1; null when the question names no matter.</param>
public sealed record EntryMatch(KnowledgeEntry Entry, double Likeness, double? Subject);
