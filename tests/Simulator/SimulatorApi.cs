using System.Net;
using System.Text;
using System.Text.Json;
using ResidentAssistant.Integrations.WeChatSimulator;
using Xunit;

namespace ResidentAssistant.Tests.Simulator;

/// <summary>A developer's calls of the API.</summary>
internal sealed class SimulatorApi(SimulatorServer server, SimulatedAccount account) : IDisposable
{
    private readonly HttpClient http = new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(server.Address) };
    private string? token;

    public HttpClient Http => http;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>A token, fetched once.</summary>
    public async Task<string> TokenAsync() => token ??= (await StableAsync()).GetProperty("access_token").GetString()!;

    /// <summary>The next call fetches a token anew.</summary>
    public SimulatorApi Forget()
    {
        token = null;
        return this;
    }

    public Task<JsonElement> StableAsync(bool force = false, string? secret = null) =>
        PostRawAsync("cgi-bin/stable_token", $$"""{"grant_type":"client_credential","appid":"{{account.AppId}}","secret":"{{secret ?? account.Secret}}","force_refresh":{{(force ? "true" : "false")}}}""");

    public Task<JsonElement> ClassicAsync(string? secret = null, string? appId = null) =>
        GetRawAsync($"cgi-bin/token?grant_type=client_credential&appid={appId ?? account.AppId}&secret={secret ?? account.Secret}");

    public async Task<JsonElement> PostAsync(string path, string json) => await PostRawAsync($"{path}?access_token={await TokenAsync()}", json);

    public async Task<JsonElement> GetAsync(string path) =>
        await GetRawAsync($"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}access_token={await TokenAsync()}");

    public async Task<int> CodeAsync(string path, string json) => Code(await PostAsync(path, json));

    public async Task<int> SendAsync(Phone to, string text = "你好") => await CodeAsync("cgi-bin/message/custom/send", $$$"""{"touser":"{{{to.OpenId}}}","msgtype":"text","text":{"content":"{{{text}}}"}}""");

    public async Task<JsonElement> PostRawAsync(string path, string json)
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(json));
        using var response = await http.PostAsync(path, content, Cancellation);
        return await ReadAsync(response);
    }

    public async Task<JsonElement> GetRawAsync(string path)
    {
        using var response = await http.GetAsync(path, Cancellation);
        return await ReadAsync(response);
    }

    public static int Code(JsonElement answer) => answer.TryGetProperty("errcode", out var code) ? code.GetInt32() : 0;

    public void Dispose() => http.Dispose();

    /// <summary>Every answer keeps the repair of the API.</summary>
    private static async Task<JsonElement> ReadAsync(HttpResponseMessage response)
    {
        Assert.Equal((HttpStatusCode.OK, "text/plain"), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        var bytes = await response.Content.ReadAsByteArrayAsync(Cancellation);
        Assert.Equal((byte)'{', bytes[0]);
        var answer = JsonDocument.Parse(bytes).RootElement;
        if (Code(answer) != 0)
            Assert.Matches("rid: [0-9a-f]{8}-[0-9a-f]{8}-[0-9a-f]{8}$", answer.GetProperty("errmsg").GetString());
        return answer;
    }
}
