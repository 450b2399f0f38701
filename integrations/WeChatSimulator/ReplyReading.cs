namespace ResidentAssistant.Integrations.WeChatSimulator;

/// <summary>What WeChat makes of an answer to a push.</summary>
internal abstract record ReplyReading
{
    private ReplyReading()
    {
    }

    /// <summary><c>success</c> or nothing: the account has it and says nothing.</summary>
    public sealed record Silence : ReplyReading;

    public sealed record Shown(ScreenLine Line) : ReplyReading;

    /// <summary>Nothing WeChat can use: the person sees the failure line.</summary>
    public sealed record Bad(string Why) : ReplyReading;
}
