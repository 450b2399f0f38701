namespace ResidentAssistant.Assistant.Staff;

/// <summary>How the asking for a token ended.</summary>
public abstract record StaffTokenGiven
{
    private StaffTokenGiven()
    {
    }

    /// <param name="Text">The token, to be shown once.</param>
    /// <param name="ExpiresAt">From then on it opens nothing.</param>
    public sealed record Done(string Text, DateTimeOffset ExpiresAt) : StaffTokenGiven;

    /// <param name="Why">In Chinese.</param>
    public sealed record Refused(string Why) : StaffTokenGiven;
}
