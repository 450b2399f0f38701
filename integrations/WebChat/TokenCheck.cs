namespace ResidentAssistant.Integrations.WebChat;

/// <summary>How a token was found.</summary>
public abstract record TokenCheck
{
    private TokenCheck()
    {
    }

    /// <param name="Id">Names the token itself.</param>
    public sealed record Valid(WebChatIdentity Identity, string Id) : TokenCheck;

    public sealed record Expired : TokenCheck;

    public sealed record Garbled : TokenCheck;
}
