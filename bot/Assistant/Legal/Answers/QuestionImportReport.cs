namespace ResidentAssistant.Assistant.Legal;

/// <param name="RefusedLines">Numbers of lines, from 1, that are not in the agreed form.</param>
public sealed record QuestionImportReport(int Added, int Known, IReadOnlyList<int> RefusedLines);
