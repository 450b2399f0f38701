using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ResidentAssistant.Integrations.WebChat;

/// <summary>An activity as a client posted it. Of its JSON only what clients need to know their message again is kept.</summary>
/// <param name="Type">E.g. message, typing; null counts as message.</param>
/// <param name="Key">Names the message, so that it can be posted again: <c>clientActivityID</c>, else chosen here.</param>
/// <param name="Words">What it says: its text, or what a tapped button or a submitted card stands for. Null: a value that means nothing here.</param>
/// <param name="Kept">What goes back with it, as JSON; at most <see cref="KeptLimit"/> bytes.</param>
internal sealed record PostedActivity(string? Type, string Key, string? Words, string Kept)
{
    /// <summary>Bytes of one activity as it is posted.</summary>
    public const int SizeLimit = 256 * 1024;

    /// <summary>Bytes of what is kept besides the text; what exceeds it is left out.</summary>
    public const int KeptLimit = 4096;

    public bool IsMessage => Type is "message" or null;

    /// <returns>Null for what is not the JSON of an activity.</returns>
    public static PostedActivity? Read(ReadOnlySpan<byte> body)
    {
        try
        {
            if (JsonNode.Parse(body, documentOptions: new JsonDocumentOptions { MaxDepth = 32, AllowDuplicateProperties = false }) is not JsonObject activity)
                return null;

            // Text is decoded when it is read; half a surrogate pair must not wait until then.
            _ = activity.ToJsonString();

            // A number for a text is a client's defect: told, it is mended; taken for silence, words would be lost.
            if (!IsTextOrNothing(activity["text"]) || !IsTextOrNothing(activity["type"]))
                return null;
            var channelData = activity["channelData"] as JsonObject ?? [];
            var key = Text(channelData["clientActivityID"]) is { Length: > 0 and <= 100 } given ? given : Guid.NewGuid().ToString("N");
            return new PostedActivity(Text(activity["type"]), key, WordsOf(activity), Keep(activity, channelData));
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>Taken as if it were typed, so that a card can do nothing that the resident could not say.</summary>
    private static string? WordsOf(JsonObject activity) => Text(activity["text"]) is { Length: > 0 } typed ? typed : activity["value"] switch
    {
        null => "",
        JsonObject card => Text(card["text"]) ?? Text((card["msteams"] as JsonObject)?["text"]),
        var value => Text(value) ?? (value.GetValueKind() == JsonValueKind.Number ? value.ToJsonString() : null),
    };

    private static string Keep(JsonObject activity, JsonObject channelData)
    {
        var kept = new JsonObject { ["type"] = "message" };
        var left = KeptLimit - 200;

        // Takes a value over when it is of the kind that clients send and there is room.
        void Take(JsonObject from, string name, JsonObject to, int limit, Func<JsonNode, bool> isExpected)
        {
            if (from[name] is not { } value || !isExpected(value) || value.ToJsonString(ActivityJson.Json) is not { } json
                || Encoding.UTF8.GetByteCount(json) > Math.Min(limit, left))
                return;
            left -= Encoding.UTF8.GetByteCount(json) + name.Length + 4;
            to[name] = value.DeepClone();
        }

        var data = new JsonObject();
        Take(channelData, "clientActivityID", data, 400, IsText);
        Take(channelData, "postBack", data, 10, value => value.GetValueKind() is JsonValueKind.True or JsonValueKind.False);
        Take(channelData, "attachmentSizes", data, 200, value =>
            value is JsonArray { Count: <= UploadEndpoint.FilesAtOnce } sizes && sizes.All(size => size?.GetValueKind() == JsonValueKind.Number));
        var shown = new JsonObject();
        Take(channelData["messageBack"] as JsonObject ?? [], "displayText", shown, 800, IsText);
        if (shown.Count > 0)
            data["messageBack"] = shown;
        foreach (var name in new[] { "locale", "localTimestamp", "localTimezone", "textFormat" })
            Take(activity, name, kept, 100, IsText);
        Take(activity, "value", kept, 2048, _ => true);
        if (data.Count > 0)
            kept["channelData"] = data;

        // That there was a text; the line itself holds it.
        if (Text(activity["text"]) is { Length: > 0 })
            kept["text"] = "";
        return kept.ToJsonString(ActivityJson.Json);
    }

    private static bool IsText(JsonNode value) => value.GetValueKind() == JsonValueKind.String;

    private static bool IsTextOrNothing(JsonNode? node) => node is null || IsText(node);

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
