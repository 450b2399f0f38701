namespace ResidentAssistant.Assistant.Staff;

/// <summary>How the change of a password ended.</summary>
public abstract record PasswordChange
{
    private PasswordChange()
    {
    }

    /// <param name="Member">With the stamp of the only sign-in that still holds.</param>
    /// <param name="Device">What this browser is known by from now on.</param>
    public sealed record Done(StaffMember Member, KnownDevice Device) : PasswordChange;

    /// <param name="Why">In Chinese.</param>
    public sealed record Refused(string Why) : PasswordChange;
}
