using System.Diagnostics.CodeAnalysis;

namespace ResidentAssistant.Assistant.Cases;

/// <summary>Figures of a unit or of a category.</summary>
public sealed record FiguresPart : CaseCounts
{
    [SetsRequiredMembers]
    internal FiguresPart(CaseCounts counts, string name, Guid? unitId)
        : base(counts) => (Name, UnitId) = (name, unitId);

    /// <summary>Of the unit or of the category; <see cref="FigureTexts.Nobody"/> for the cases that no unit has.</summary>
    public string Name { get; }

    /// <summary>Null: no unit.</summary>
    public Guid? UnitId { get; }
}
