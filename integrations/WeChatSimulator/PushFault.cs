namespace ResidentAssistant.Integrations.WeChatSimulator;

/// <param name="Posts">How many posts of the message it strikes, from the first.</param>
internal sealed record PushFault(PushTrouble Trouble, int Posts = 1)
{
    public static readonly PushFault None = new(PushTrouble.None, 0);

    public TimeSpan Delay { get; init; } = TimeSpan.FromSeconds(6);
}
