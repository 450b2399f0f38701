namespace ResidentAssistant.Assistant.Staff;

/// <summary>How a change of an account ended.</summary>
public abstract record AccountChange
{
    private AccountChange()
    {
    }

    /// <param name="Member">As it is now.</param>
    /// <param name="Password">A new one, to be shown once; null when it was not changed.</param>
    public sealed record Done(StaffMember Member, string? Password = null) : AccountChange;

    /// <param name="Why">In Chinese.</param>
    public sealed record Refused(string Why) : AccountChange;
}
