namespace ResidentAssistant.Integrations.WebChat;

/// <summary>
/// Stream addresses that were opened on this node while they live: each opens one socket. The address stands in the logs of
/// proxies, and must be worth nothing there. Another node does not know of it, for the two minutes that it lives.
/// </summary>
internal sealed class StreamTickets(TimeProvider clock)
{
    private readonly Lock gate = new();
    private HashSet<string> used = [];
    private HashSet<string> before = [];
    private long since = clock.GetTimestamp();

    /// <returns>False when it was used before.</returns>
    public bool Use(string ticket)
    {
        lock (gate)
        {
            // What is older than two of these is refused by its own end.
            if (clock.GetElapsedTime(since).TotalSeconds > WebChatTokens.StreamLifeSeconds)
                (before, used, since) = (used, [], clock.GetTimestamp());
            return !before.Contains(ticket) && used.Add(ticket);
        }
    }
}
