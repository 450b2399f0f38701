namespace ResidentAssistant.Assistant.Dialogs;

/// <summary>A text of which it is known what it is.</summary>
/// <param name="Text">What a classifier reads.</param>
/// <param name="Answers">The class for each question; -1 where it has none.</param>
public sealed record TextExample(ReadableText Text, params IReadOnlyList<int> Answers);
