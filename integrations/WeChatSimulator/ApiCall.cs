using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace ResidentAssistant.Integrations.WeChatSimulator;

/// <summary>What a call is answered.</summary>
internal abstract record CallResult
{
    private CallResult()
    {
    }

    public static readonly CallResult Ok = new Refused(0);

    public sealed record Json(JsonObject Body) : CallResult;

    /// <param name="Code">errcode; 0 is "ok".</param>
    /// <param name="Hint">What exactly, before the request id.</param>
    public sealed record Refused(int Code, string? Hint = null) : CallResult;

    public sealed record File(byte[] Content, string ContentType, string? Name = null) : CallResult;

    public sealed record Page(string Html, int Status = 200) : CallResult;

    public sealed record Redirect(string Address) : CallResult;

    public sealed record NotFound : CallResult;

    public static CallResult Of(JsonObject body) => new Json(body);

    public static CallResult OfPage(string html) => new Page(html);

    public static CallResult Of(int code, string? hint = null) => new Refused(code, hint);
}

/// <summary>A file in a multipart body.</summary>
internal sealed record UploadedFile(string FieldName, string FileName, string ContentType, byte[] Content);

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

/// <summary>One address of the API.</summary>
internal sealed record ApiRoute(string Method, string Path, Func<ApiCall, CallResult> Handle)
{
    public bool NeedsToken { get; init; } = true;

    public AccountRights Right { get; init; }

    public int DailyLimit { get; init; } = 1_000_000;

    /// <summary>A POST whose body is not JSON.</summary>
    public bool Multipart { get; init; }

    /// <summary>For browsers rather than servers: no faults, no JSON.</summary>
    public bool ForBrowsers { get; init; }

    public bool ReadsJson => Method == "POST" && !Multipart;
}
