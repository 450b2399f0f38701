using System.Globalization;

namespace ResidentAssistant.Integrations.WeChatSimulator;

/// <summary>What happened to a person, as it is told to the account.</summary>
/// <param name="Type"><c>text</c>, <c>image</c>, ..., <c>event</c>.</param>
/// <param name="From">Nearly always the person's OpenID.</param>
internal sealed record PushMessage(string Type, string From, DateTimeOffset At, IReadOnlyList<PushField> Fields)
{
    /// <summary>Of events: their name as sent.</summary>
    public string? Event => Type == "event" ? Fields.First(f => f.Name == "Event").Value : null;

    public string? MessageId => Fields.FirstOrDefault(f => f.Name == "MsgId")?.Value;

    /// <summary>A reply to it reaches the person, who sees the failure line when there is none.</summary>
    public bool Answerable => Event?.ToUpperInvariant() is null or "SUBSCRIBE" or "SCAN" or "CLICK" or "SCANCODE_PUSH" or "SCANCODE_WAITMSG";

    /// <summary>How many articles a reply may have.</summary>
    public int ArticleLimit => Event is null ? 1 : 8;

    public string Title => Event is { } name ? $"{name} {Fields.FirstOrDefault(f => f.Name == "EventKey")?.Value}".TrimEnd()
        : $"{Type} {Fields.FirstOrDefault(f => f.Name == "Content")?.Value}".TrimEnd();

    public static PushMessage Of(string type, string from, DateTimeOffset at, string messageId, params PushField[] fields) =>
        new(type, from, at, [.. fields, new PushField("MsgId", messageId)]);

    /// <summary>Events have no MsgId.</summary>
    public static PushMessage OfEvent(string name, string from, DateTimeOffset at, params PushField[] fields) =>
        new("event", from, at, [new PushField("Event", name), .. fields]);

    public static PushField Number(string name, double value) => new(name, value.ToString("0.######", CultureInfo.InvariantCulture));
}
