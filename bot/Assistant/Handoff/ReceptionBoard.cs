namespace ResidentAssistant.Assistant.Handoff;

/// <summary>How the reception stands now (看板): nothing of what is said.</summary>
/// <param name="Open">Those who wait, in the order in which they are served, then those who are served.</param>
/// <param name="Lawyers">All who may receive, those who are there first.</param>
/// <param name="Today">The figures of today.</param>
public sealed record ReceptionBoard(IReadOnlyList<BoardLine> Open, IReadOnlyList<BoardLawyer> Lawyers, BoardFigures Today);
