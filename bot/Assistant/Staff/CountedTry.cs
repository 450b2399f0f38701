namespace ResidentAssistant.Assistant.Staff;

/// <summary>A try that is let through and counted already, so that many at once cannot slip by.</summary>
/// <param name="Count">The how manieth in vain it is, if it is in vain.</param>
/// <param name="IsLast">True when the next is not let through.</param>
internal sealed record CountedTry(Guesser By, int Count, bool IsLast)
{
    /// <summary>How long the answer waits: typing errors cost nothing, guessing costs time.</summary>
    public TimeSpan Pause => By.Device is null ? TimeSpan.FromSeconds(Count > 3 ? 2 : 0) : TimeSpan.FromSeconds(Count > 10 ? 3 : 0);
}
