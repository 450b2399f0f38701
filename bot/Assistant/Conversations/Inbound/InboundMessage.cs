namespace ResidentAssistant.Assistant.Conversations;

/// <summary>One message of a resident as a channel understood it, before anything is decided.</summary>
/// <param name="Channel">Name of the channel, 1 to 60 characters, e.g. <c>webchat</c>, <c>wechat:main</c>.</param>
/// <param name="Address">Who wrote, in the channel's terms (OpenID, visitor); personal, stored sealed.</param>
/// <param name="Key">Names this message within its conversation, 1 to 128 characters: the same key twice is one message.</param>
/// <param name="Text">Text as written; may be empty with a photo.</param>
public sealed record InboundMessage(string Channel, string Address, string Key, string Text)
{
    public MessageKind Kind { get; init; } = MessageKind.Text;

    /// <summary>Photos already stored (see <see cref="Photos"/>).</summary>
    public IReadOnlyList<Attachment> Attachments { get; init; } = [];

    /// <summary>What the channel may push to the resident for it; null: the channel does not limit pushing.</summary>
    public PushAllowance? Allows { get; init; }

    /// <summary>What the channel must give back unchanged, as JSON; not interpreted.</summary>
    public string? ChannelData { get; init; }
}
