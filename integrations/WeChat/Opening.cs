namespace ResidentAssistant.Integrations.WeChat;

/// <summary>What a request to the webhook turned out to be.</summary>
internal abstract record Opening
{
    private Opening()
    {
    }

    /// <param name="Fields">The message, from the part that the signature covers.</param>
    /// <param name="Encrypted">The reply has to be encrypted too.</param>
    public sealed record Opened(IReadOnlyDictionary<string, string> Fields, bool Encrypted) : Opening;

    /// <param name="Status">HTTP status: 400 unreadable, 403 not from WeChat or for another account.</param>
    /// <param name="Reason">For the log; without anything of the request.</param>
    public sealed record Refused(int Status, string Reason) : Opening;
}
