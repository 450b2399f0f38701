using System.Text.Json;
using System.Text.Json.Nodes;
using ResidentAssistant.Assistant;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Data;

namespace ResidentAssistant.Integrations.WebChat;

/// <summary>Writes lines of the transcript as Direct Line 3.0 activities.</summary>
public sealed class ActivityJson(CityOptions city, WebChatTokens tokens)
{
    /// <summary>An ActivitySet; the watermark is the number of the last activity.</summary>
    public JsonObject Set(IReadOnlyList<Activity> activities, long watermark, WebChatIdentity reader, string baseAddress) => new()
    {
        ["activities"] = new JsonArray([.. activities.Where(IsShown).Select(activity => Write(activity, reader, baseAddress))]),
        ["watermark"] = $"{(activities.Count > 0 ? activities[^1].Sequence : watermark)}",
    };

    public static string IdOf(Guid conversationId, long sequence) => $"{conversationId:N}|{sequence:0000000}";

    /// <summary>That somebody came in is not a line to read.</summary>
    private static bool IsShown(Activity activity) => activity.Kind != MessageKind.Joined;

    private JsonObject Write(Activity activity, WebChatIdentity reader, string baseAddress)
    {
        // The sender's own activity goes back as it came, or the client shows it twice.
        var json = activity.ChannelData is { } original ? JsonNode.Parse(original)!.AsObject() : new JsonObject { ["type"] = "message" };
        json["id"] = IdOf(activity.ConversationId, activity.Sequence);
        json["timestamp"] = activity.At.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ");
        json["conversation"] = new JsonObject { ["id"] = activity.ConversationId.ToString("N") };
        json["channelId"] = "directline";
        json["from"] = From(activity, reader);
        var channelData = json["channelData"] as JsonObject ?? [];
        channelData["webchat:sequence-id"] = activity.Sequence;
        channelData["speaker"] = JsonNamingPolicy.CamelCase.ConvertName(activity.Speaker.ToString());
        json["channelData"] = channelData;
        if (activity.Speaker != Speaker.Resident)
            WriteReply(json, activity);
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

    private static JsonObject Action(Choice choice) => new JsonObject { ["type"] = "imBack", ["title"] = choice.Label, ["value"] = choice.Label };

    private JsonObject Photo(Attachment photo, string baseAddress) => new JsonObject
    {
        ["contentType"] = photo.ContentType,
        ["contentUrl"] = baseAddress + tokens.PhotoLink(photo.Id),
        ["name"] = photo.Name,
    };

    private JsonObject From(Activity activity, WebChatIdentity reader) => activity.Speaker switch
    {
        Speaker.Resident => new JsonObject { ["id"] = reader.User, ["name"] = "我", ["role"] = "user" },
        Speaker.Assistant => new JsonObject { ["id"] = "assistant", ["name"] = city.AssistantName, ["role"] = "bot" },
        Speaker.Staff => new JsonObject { ["id"] = "staff", ["name"] = activity.SpeakerName, ["role"] = "bot" },
        Speaker.Lawyer => new JsonObject { ["id"] = "lawyer", ["name"] = activity.SpeakerName, ["role"] = "bot" },
    };

    internal static readonly JsonSerializerOptions Json = ModelConventions.Json;
}
