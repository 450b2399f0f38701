namespace ResidentAssistant.Integrations.WeChatSimulator;

/// <summary>What became of an encrypted text.</summary>
internal abstract record Decrypted
{
    private Decrypted()
    {
    }

    public sealed record Clear(string Text) : Decrypted;

    public sealed record Unreadable(string Why) : Decrypted;
}
