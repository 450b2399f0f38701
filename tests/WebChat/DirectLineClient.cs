using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using ResidentAssistant.Tests.Harness;
using Xunit;

namespace ResidentAssistant.Tests.WebChat;

/// <summary>A browser without a page: it keeps a cookie and a token and speaks Direct Line 3.0.</summary>
internal sealed class DirectLineClient : IDisposable
{
    private readonly TestHost host;
    private readonly HttpClient http;
    private int messages;

    /// <param name="through">Reaches the host through something else, e.g. a proxy, which <see cref="HttpClient.BaseAddress"/> names.</param>
    public DirectLineClient(TestHost host, HttpClient? through = null)
    {
        this.host = host;
        http = through ?? new HttpClient(new SocketsHttpHandler { CookieContainer = new CookieContainer() }) { BaseAddress = host.Address };
    }

    public string Token { get; set; } = "";

    public string ConversationId { get; private set; } = "";

    public Guid Conversation => Guid.Parse(ConversationId);

    public string StreamUrl { get; private set; } = "";

    /// <summary>What came with the last answer to a read.</summary>
    public string Watermark { get; private set; } = "";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>A visitor who has opened the page and been greeted.</summary>
    public static async Task<DirectLineClient> OpenAsync(TestHost host, HttpClient? through = null)
    {
        var client = new DirectLineClient(host, through);
        await client.AskTokenAsync();
        await client.StartAsync();
        await host.AnsweredAsync(client.Conversation);
        await client.ReadNewsAsync();
        return client;
    }

    public async Task<JsonNode> AskTokenAsync()
    {
        using var response = await http.PostAsync("/webchat/token", null, Cancellation);
        var issued = await JsonAsync(response, HttpStatusCode.OK);
        Token = Text(issued["token"]);
        ConversationId = Text(issued["conversationId"]);
        return issued;
    }

    public async Task<HttpStatusCode> StartAsync()
    {
        using var response = await SendAsync(HttpMethod.Post, "/v3/directline/conversations", JsonContent.Create(new { locale = "zh-CN" }));
        var started = await JsonAsync(response, response.StatusCode);
        StreamUrl = Text(started["streamUrl"]);
        return response.StatusCode;
    }

    /// <summary>What a client asks after its socket was lost.</summary>
    public async Task<string> ResumeAsync(string? watermark)
    {
        using var response = await SendAsync(HttpMethod.Get, Path(watermark is null ? "" : $"?watermark={watermark}"));
        var resumed = await JsonAsync(response, HttpStatusCode.OK);
        Assert.NotEmpty(Text(resumed["token"]));
        return StreamUrl = Text(resumed["streamUrl"]);
    }

    public string Path(string rest) => $"/v3/directline/conversations/{ConversationId}{rest}";

    /// <param name="token">Null sends no Authorization header.</param>
    public Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, HttpContent? content, string? token)
    {
        var request = new HttpRequestMessage(method, path) { Content = content };
        if (token is not null)
            request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + token);
        return http.SendAsync(request, Cancellation);
    }

    public Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, HttpContent? content = null) => SendAsync(method, path, content, Token);

    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request) => http.SendAsync(request, Cancellation);

    public Task<HttpResponseMessage> PostRawAsync(string json) =>
        SendAsync(HttpMethod.Post, Path("/activities"), new StringContent(json, Encoding.UTF8, "application/json"));

    /// <summary>Posts an activity; returns its id.</summary>
    public async Task<string> PostAsync(JsonObject activity)
    {
        using var response = await PostRawAsync(activity.ToJsonString());
        return Text((await JsonAsync(response, HttpStatusCode.OK))["id"]);
    }

    public Task<string> PostAsync(string text, string? key = null) => PostAsync(Message(text, key ?? $"m{Interlocked.Increment(ref messages)}"));

    /// <summary>Posts, waits for the answer, and returns what the city said.</summary>
    public async Task<IReadOnlyList<string>> SaysAsync(string text, string? key = null)
    {
        await PostAsync(text, key);
        await host.AnsweredAsync(Conversation);
        return [.. (await ReadNewsAsync()).Where(IsFromCity).Select(activity => Text(activity["text"]))];
    }

    /// <summary>Everything after the last read.</summary>
    public async Task<IReadOnlyList<JsonNode>> ReadNewsAsync()
    {
        var set = await ReadAsync(Watermark);
        Watermark = Text(set["watermark"]);
        return Activities(set);
    }

    public async Task<JsonNode> ReadAsync(string watermark)
    {
        using var response = await SendAsync(HttpMethod.Get, Path($"/activities?watermark={Uri.EscapeDataString(watermark)}"));
        return await JsonAsync(response, HttpStatusCode.OK);
    }

    public Task<HttpResponseMessage> UploadAsync(params (byte[] Content, string Name)[] files) => UploadAsync("u" + Interlocked.Increment(ref messages), files);

    public Task<HttpResponseMessage> UploadAsync(string key, params (byte[] Content, string Name)[] files)
    {
        var activity = Message("", key);
        activity["attachments"] = new JsonArray([.. files.Select(file => new JsonObject { ["contentType"] = "image/jpeg", ["name"] = file.Name })]);
        var form = new MultipartFormDataContent();
        var part = new StringContent(activity.ToJsonString());
        part.Headers.ContentType = new MediaTypeHeaderValue("application/vnd.microsoft.activity");
        form.Add(part, "activity", "blob");
        foreach (var (content, name) in files)
        {
            var file = new ByteArrayContent(content);
            file.Headers.ContentType = new MediaTypeHeaderValue("image/jpeg");
            form.Add(file, "file", name);
        }

        return SendAsync(HttpMethod.Post, Path("/upload"), form);
    }

    public static JsonObject Message(string text, string key) => new()
    {
        ["type"] = "message",
        ["text"] = text,
        ["from"] = new JsonObject { ["id"] = "whoever", ["role"] = "user" },
        ["channelData"] = new JsonObject { ["clientActivityID"] = key },
    };

    public static async Task<JsonNode> JsonAsync(HttpResponseMessage response, HttpStatusCode expected)
    {
        var body = await response.Content.ReadAsStringAsync(Cancellation);
        Assert.True(expected == response.StatusCode, $"{(int)response.StatusCode} instead of {(int)expected}: {body}");
        return JsonNode.Parse(body)!;
    }

    /// <summary>Status and error code of a refusal.</summary>
    public static async Task<(int Status, string Code)> RefusalAsync(HttpResponseMessage response)
    {
        var error = await JsonAsync(response, response.StatusCode);
        Assert.NotEmpty(Text(error["error"]?["message"]));
        return ((int)response.StatusCode, Text(error["error"]!["code"]));
    }

    public static IReadOnlyList<JsonNode> Activities(JsonNode set) => [.. set["activities"]!.AsArray().Select(activity => activity!)];

    public static bool IsFromCity(JsonNode activity) => Text(activity["from"]!["role"]) == "bot";

    public static long Sequence(JsonNode activity) => (long)activity["channelData"]!["webchat:sequence-id"]!;

    public static string Text(JsonNode? node) => (string?)node ?? "";

    public void Dispose() => http.Dispose();
}
