using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace ResidentAssistant.Integrations.WeChatSimulator;

/// <summary>One call of the API; handlers run under the world's lock.</summary>
internal sealed class ApiCall(SimulatedWeChat world, WebhookSender sender, HttpContext http, byte[] body)
{
    private SimulatedAccount? account;
    private JsonObject? json;

    public SimulatedWeChat World => world;

    public WebhookSender Sender => sender;

    public HttpContext Http => http;

    public DateTimeOffset Now { get; } = world.Now;

    public byte[] Body => body;

    public UploadedFile? Upload { get; init; }

    /// <summary>Whose token it came with.</summary>
    public SimulatedAccount Account
    {
        get => account ?? throw new InvalidOperationException("The route asks for no token.");
        set => account = value;
    }

    public SimulatedAccount? AccountIfKnown => account;

    public JsonObject Json => json ?? throw new InvalidOperationException("The route reads no JSON.");

    /// <summary>Whom it concerns, for the log.</summary>
    public string? Who => Text("touser") is { Length: > 0 } to ? to : Query("openid") is { Length: > 0 } asked ? asked : null;

    /// <summary>Events that the call causes; they are pushed after its answer.</summary>
    public List<Func<Task>> Afterwards { get; } = [];

    public string Query(string name) => http.Request.Query[name].ToString();

    /// <summary>A text of the JSON body; empty when it is missing or something else.</summary>
    public string Text(params string[] path)
    {
        JsonNode? node = json;
        foreach (var name in path)
            node = node is JsonObject inner ? inner[name] : null;
        return node is JsonValue value ? value.TryGetValue<string>(out var text) ? text : value.ToString() : "";
    }

    public SimulatedPerson? Person(string openId) => Account.Find(openId);

    /// <returns>0, or why the body is refused.</returns>
    public int ReadJson()
    {
        if (body.Length == 0)
            return 44002;
        if (HasEscapedLetters(body))
            return 40033;
        try
        {
            json = JsonNode.Parse(body) as JsonObject;
            return json is null ? 47001 : 0;
        }
        catch (Exception unreadable) when (unreadable is JsonException or ArgumentException)
        {
            return 47001;
        }
    }

    /// <summary>\u4e2d and such; an escaped backslash before a u is none.</summary>
    private static bool HasEscapedLetters(ReadOnlySpan<byte> json)
    {
        for (var i = 0; i + 5 < json.Length; i++)
        {
            if (json[i] != '\\')
                continue;
            if (json[i + 1] == 'u' && !json.Slice(i + 2, 2).SequenceEqual("00"u8))
                return true;
            i++;
        }

        return false;
    }
}
