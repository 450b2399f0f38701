namespace ResidentAssistant.Assistant.Cases;

/// <summary>What came of a line that was sent from the spot.</summary>
public abstract record GridOutcome
{
    private GridOutcome()
    {
    }

    /// <param name="Number">Of the case that came of it; null: none.</param>
    /// <param name="Unit">Who has the case now.</param>
    /// <param name="IsNew">False: it was here already, and the photos that came with it now are not kept.</param>
    public sealed record Done(string? Number, string? Unit, bool IsNew) : GridOutcome;

    /// <param name="Why">In Chinese.</param>
    public sealed record Refused(string Why) : GridOutcome;
}
