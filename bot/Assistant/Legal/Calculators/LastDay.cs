namespace ResidentAssistant.Assistant.Legal.Calculators;

/// <summary>The last day of a legal period.</summary>
/// <param name="Day">Still in time.</param>
/// <param name="Counted">The day that counting leads to; another one where that is a day off.</param>
public readonly record struct LastDay(DateOnly Day, DateOnly Counted)
{
    public bool IsMoved => Day != Counted;
}
