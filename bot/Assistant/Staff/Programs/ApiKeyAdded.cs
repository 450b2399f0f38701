namespace ResidentAssistant.Assistant.Staff;

/// <summary>How the addition of a key ended.</summary>
public abstract record ApiKeyAdded
{
    private ApiKeyAdded()
    {
    }

    /// <param name="Row">As it is stored.</param>
    /// <param name="Text">The key, to be shown once.</param>
    public sealed record Done(ApiKey Row, string Text) : ApiKeyAdded;

    /// <param name="Why">In Chinese.</param>
    public sealed record Refused(string Why) : ApiKeyAdded;
}
