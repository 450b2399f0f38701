using System.Text.Json;
using System.Text.Json.Nodes;
using ResidentAssistant.Assistant;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Data;

namespace ResidentAssistant.Integrations.WebChat;

/// <summary>Writes lines of the transcript as Direct Line 3.0 activities.</summary>
public sealed class ActivityJson(CityOptions city, WebChatTokens tokens, TimeProvider clock)
{
    /// <summary>An ActivitySet; the watermark is the number of the last activity.</summary>
    public JsonObject Set(IReadOnlyList<Activity> activities, long watermark, WebChatIdentity reader, string baseAddress) => new()
    {
        ["activities"] = new JsonArray([.. activities.Where(IsShown).Select(activity => Write(activity, reader, baseAddress))]),
        ["watermark"] = $"{(activities.Count > 0 ? activities[^1].Sequence : watermark)}",
    };

    /// <summary>A typing activity, shown for a moment: it has no place in the log and moves no watermark.</summary>
    public JsonObject Writing(TypingHint hint, long watermark) => new()
    {
        ["activities"] = new JsonArray(new JsonObject
        {
            ["type"] = "typing",
            ["id"] = $"{hint.ConversationId:N}|typing-{Guid.NewGuid():N}",
            ["timestamp"] = Timestamp(clock.GetUtcNow()),
            ["conversation"] = new JsonObject { ["id"] = hint.ConversationId.ToString("N") },
            ["channelId"] = "directline",
            ["from"] = From(hint.Speaker, hint.Name),
            // Clients sort by this number: between the last line and the next.
            ["channelData"] = new JsonObject { ["webchat:sequence-id"] = watermark + 0.5, ["speaker"] = SpeakerKey(hint.Speaker) },
        }),
        ["watermark"] = $"{watermark}",
    };

    public static string IdOf(Guid conversationId, long sequence) => $"{conversationId:N}|{sequence:0000000}";

    /// <summary>That somebody came in is not a line to read.</summary>
    private static bool IsShown(Activity activity) => activity.Kind != MessageKind.Joined;

    private JsonObject Write(Activity activity, WebChatIdentity reader, string baseAddress)
    {
        // The sender knows its own activity by what it put in, or the client shows it twice.
        var json = activity.ChannelData is { } original ? JsonNode.Parse(original)!.AsObject() : new JsonObject { ["type"] = "message" };
        json["id"] = IdOf(activity.ConversationId, activity.Sequence);
        json["timestamp"] = Timestamp(activity.At);
        json["conversation"] = new JsonObject { ["id"] = activity.ConversationId.ToString("N") };
        json["channelId"] = "directline";
        json["from"] = activity.Speaker == Speaker.Resident ? new JsonObject { ["id"] = reader.User, ["name"] = "我", ["role"] = "user" }
            : From(activity.Speaker, activity.SpeakerName);
        var channelData = json["channelData"] as JsonObject ?? [];
        channelData["webchat:sequence-id"] = activity.Sequence;
        channelData["speaker"] = SpeakerKey(activity.Speaker);
        json["channelData"] = channelData;
        if (activity.Speaker != Speaker.Resident)
            WriteReply(json, activity);
        else if (json.ContainsKey("text"))
            json["text"] = activity.Text;
        if (activity.Attachments.Count > 0)
            json["attachments"] = new JsonArray([.. activity.Attachments.Select(photo => Photo(photo, baseAddress))]);
        return json;
    }

    private static void WriteReply(JsonObject json, Activity activity)
    {
        json["text"] = activity.Text;
        json["textFormat"] = "plain";
        json["locale"] = "zh-CN";
        json["inputHint"] = "acceptingInput";
        if (activity.Choices.Count > 0)
            json["suggestedActions"] = new JsonObject { ["actions"] = new JsonArray([.. activity.Choices.Select(Action)]) };
    }

    private static JsonObject Action(Choice choice) =>
        new()
        {
            ["type"] = choice.Number is null ? "imBack" : "call",
            ["title"] = choice.Label,
            ["value"] = choice.Number is null ? choice.Label
            : choice.Command
        };

    private JsonObject Photo(Attachment photo, string baseAddress)
    {
        var link = baseAddress + tokens.PhotoLink(photo.Id);

        // Web Chat shows a user's picture only where it has a thumbnail, else as a file.
        return new JsonObject { ["contentType"] = photo.ContentType, ["contentUrl"] = link, ["thumbnailUrl"] = link, ["name"] = photo.Name };
    }

    private JsonObject From(Speaker speaker, string? name) =>
        new() { ["id"] = SpeakerKey(speaker), ["name"] = speaker == Speaker.Assistant ? city.AssistantName : name, ["role"] = "bot" };

    private static string SpeakerKey(Speaker speaker) => JsonNamingPolicy.CamelCase.ConvertName(speaker.ToString());

    private static string Timestamp(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ");

    internal static readonly JsonSerializerOptions Json = ModelConventions.Json;
}
