namespace ResidentAssistant.Assistant.Staff;

/// <summary>How the creation of an account ended.</summary>
public abstract record StaffAdded
{
    private StaffAdded()
    {
    }

    /// <param name="Password">To be shown once; it is stored only as a hash.</param>
    public sealed record Done(StaffMember Member, string Password) : StaffAdded;

    /// <param name="Why">In Chinese, one sentence per reason.</param>
    public sealed record Refused(string Why) : StaffAdded;
}
