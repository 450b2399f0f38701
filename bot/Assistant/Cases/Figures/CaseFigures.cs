using System.Diagnostics.CodeAnalysis;

namespace ResidentAssistant.Assistant.Cases;

/// <summary>Figures of the cases that were filed in a period, and of their parts. Each case stands in one unit and in one category.</summary>
public sealed record CaseFigures : CaseCounts
{
    [SetsRequiredMembers]
    internal CaseFigures(CaseCounts counts, DateOnly from, DateOnly to)
        : base(counts) => (From, To) = (from, to);

    public DateOnly From { get; }
    public DateOnly To { get; }

    /// <summary>What somebody should look at.</summary>
    public IReadOnlyList<CaseFlag> Flags { get; init; } = [];

    /// <summary>By the unit that leads a case, or has it while nobody has accepted it; the most cases first.</summary>
    public IReadOnlyList<FiguresPart> Units { get; init; } = [];

    /// <summary>By category, the most cases first.</summary>
    public IReadOnlyList<FiguresPart> Categories { get; init; } = [];
}
