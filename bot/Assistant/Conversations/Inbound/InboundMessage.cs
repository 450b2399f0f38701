using System.Diagnostics;
using System.Text.Json.Serialization;

namespace ResidentAssistant.Assistant.Conversations;

/// <summary>
/// One message of a resident as a channel understood it, before anything is decided: one of the cases below. Who leaves a channel sends no message,
/// since nothing of it stands in the transcript (see <see cref="Residents.LeaveChannel"/>). As JSON it waits in the spool, told apart by the number of
/// its <see cref="MessageKind"/>.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Text), (int)MessageKind.Text)]
[JsonDerivedType(typeof(Photos), (int)MessageKind.Photo)]
[JsonDerivedType(typeof(Voice), (int)MessageKind.Voice)]
[JsonDerivedType(typeof(Place), (int)MessageKind.Location)]
[JsonDerivedType(typeof(Joined), (int)MessageKind.Joined)]
[JsonDerivedType(typeof(Unreadable), (int)MessageKind.Unreadable)]
public abstract record InboundMessage
{
    private InboundMessage(string channel, string address, string key) => (Channel, Address, Key) = (channel, address, key);

    /// <summary>Name of the channel, 1 to 60 characters, e.g. <c>webchat</c>, <c>wechat:main</c>.</summary>
    public string Channel { get; init; }

    /// <summary>Who wrote, in the channel's terms (OpenID, visitor); personal, stored sealed.</summary>
    public string Address { get; init; }

    /// <summary>Names this message within its conversation, 1 to 128 characters: the same key twice is one message.</summary>
    public string Key { get; init; }

    /// <summary>What the channel may push to the resident for it; null: the channel does not limit pushing.</summary>
    public PushAllowance? Allows { get; init; }

    /// <summary>What the channel must give back unchanged, as JSON; not interpreted.</summary>
    public string? ChannelData { get; init; }

    /// <summary>What the transcript keeps of it: its words without what no reader can use, and its files.</summary>
    internal (MessageKind Kind, string Text, IReadOnlyList<Attachment> Attachments) AsLine() => this switch
    {
        Text text => (MessageKind.Text, Inbox.Clean(text.Words), []),
        Photos photos => (MessageKind.Photo, Inbox.Clean(photos.Caption), photos.Attachments),
        Voice voice => (MessageKind.Voice, "", voice.Attachments),
        Place place => (MessageKind.Location, Inbox.Clean(place.Label), []),
        Joined joined => (MessageKind.Joined, Inbox.Clean(joined.Scene), []),
        Unreadable => (MessageKind.Unreadable, "", []),
        _ => throw new UnreachableException(),
    };

    /// <summary>Words that were written, tapped, or spoken and recognised by the channel.</summary>
    public sealed record Text(string Channel, string Address, string Key, [property: JsonPropertyName("text")] string Words)
        : InboundMessage(Channel, Address, Key);

    /// <param name="Channel">See <see cref="InboundMessage.Channel"/>.</param>
    /// <param name="Address">See <see cref="InboundMessage.Address"/>.</param>
    /// <param name="Key">See <see cref="InboundMessage.Key"/>.</param>
    /// <param name="Attachments">Stored already (see <see cref="Conversations.Photos"/>); none when the channel could not hand over the file.</param>
    /// <param name="Caption">What was written with them; may be empty.</param>
    public sealed record Photos(
        string Channel, string Address, string Key, IReadOnlyList<Attachment> Attachments, [property: JsonPropertyName("text")] string Caption = "")
        : InboundMessage(Channel, Address, Key);

    /// <summary>A voice message whose words were not recognised, and its recording, where the channel could hand it over.</summary>
    public sealed record Voice(string Channel, string Address, string Key, params IReadOnlyList<Attachment> Attachments)
        : InboundMessage(Channel, Address, Key);

    /// <summary>A place that was sent, as its platform names it; empty where it has no name.</summary>
    public sealed record Place(string Channel, string Address, string Key, [property: JsonPropertyName("text")] string Label)
        : InboundMessage(Channel, Address, Key);

    /// <summary>A resident came in: followed the account, opened the page, scanned a code, whose scene it carries; else that is empty.</summary>
    public sealed record Joined(string Channel, string Address, string Key, [property: JsonPropertyName("text")] string Scene = "")
        : InboundMessage(Channel, Address, Key);

    /// <summary>A sticker or something this channel cannot show.</summary>
    public sealed record Unreadable(string Channel, string Address, string Key) : InboundMessage(Channel, Address, Key);
}
