namespace ResidentAssistant.Assistant.Staff;

/// <summary>How an attempt to sign in ended.</summary>
public abstract record SignInOutcome
{
    private SignInOutcome()
    {
    }

    /// <param name="Member">With the stamp that this sign-in holds by.</param>
    /// <param name="Failures">How often strangers gave a wrong password since the last sign-in.</param>
    /// <param name="Device">What this browser is known by from now on.</param>
    public sealed record Done(StaffMember Member, int Failures, KnownDevice Device) : SignInOutcome;

    /// <summary>Unknown, disabled, wrong password or too many tries: which of them is not told.</summary>
    public sealed record Refused : SignInOutcome;
}
