using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Knowledge;

namespace ResidentAssistant.Integrations.WeChat;

/// <summary>Speaks with api.weixin.qq.com: JSON, status 200 even for errors.</summary>
internal sealed partial class WeChatHttp(IHttpClientFactory clients)
{
    public const string ClientName = "wechat-api";

    private static readonly JsonSerializerOptions Json = new() { Converters = { new UnescapedText() } };

    public Task<ApiAnswer> GetAsync(string address, CancellationToken cancellation) => SendAsync(HttpMethod.Get, address, null, cancellation);

    public Task<ApiAnswer> PostAsync(string address, object body, CancellationToken cancellation)
    {
        var content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(body, Json));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        return SendAsync(HttpMethod.Post, address, content, cancellation);
    }

    /// <summary>From <c>stable_token</c>, which gives every node the same one and makes none invalid.</summary>
    public async Task<(FreshToken? Token, ApiAnswer? Refusal)> FetchTokenAsync(WeChatAccount account, CancellationToken cancellation)
    {
        var answer = await PostAsync(
            "cgi-bin/stable_token", new { grant_type = "client_credential", appid = account.AppId, secret = account.AppSecret, force_refresh = false },
                cancellation);
        if (answer.Token("access_token") is { } token)
            return (token, null);
        return (null, answer.Code == 0 ? ApiAnswer.None("取不到 access_token：微信的回答里没有它") : answer with { Reason = "取不到 access_token：" + answer.Reason });
    }

    /// <summary>Gets a file, at most <paramref name="limit"/> bytes; errors come as JSON instead.</summary>
    public Task<ApiAnswer> DownloadAsync(string address, int limit, CancellationToken cancellation) => TryAsync(
        async http =>
        {
            using var response = await http.GetAsync(new Uri(address, UriKind.RelativeOrAbsolute), HttpCompletionOption.ResponseHeadersRead, cancellation);
            if (!response.IsSuccessStatusCode)
                return ApiAnswer.None($"微信返回 HTTP {(int)response.StatusCode}");
            await using var body = await response.Content.ReadAsStreamAsync(cancellation);
            if (await body.ReadAtMostAsync(limit, cancellation) is not { } bytes)
                return ApiAnswer.None("文件太大");
            return bytes is [(byte)'{', ..] ? Read(bytes) : new ApiAnswer(0, "", default) { Content = bytes };
        },
        cancellation);

    private Task<ApiAnswer> SendAsync(HttpMethod method, string address, HttpContent? content, CancellationToken cancellation) => TryAsync(
        async http =>
        {
            using var request = new HttpRequestMessage(method, new Uri(address, UriKind.Relative)) { Content = content };
            using var response = await http.SendAsync(request, cancellation);
            return response.IsSuccessStatusCode
                ? Read(await response.Content.ReadAsByteArrayAsync(cancellation))
                : ApiAnswer.None($"微信返回 HTTP {(int)response.StatusCode}") with { MayHaveHappened = true };
        },
        cancellation);

    private async Task<ApiAnswer> TryAsync(Func<HttpClient, Task<ApiAnswer>> call, CancellationToken cancellation)
    {
        using var http = clients.CreateClient(ClientName);
        try
        {
            return await call(http);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return ApiAnswer.None("微信没有及时回答") with { MayHaveHappened = true };
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException)
        {
            var error = (failure as HttpRequestException)?.HttpRequestError ?? HttpRequestError.ResponseEnded;
            return ApiAnswer.None($"连不上微信（{error}）") with { MayHaveHappened = error is HttpRequestError.ResponseEnded or HttpRequestError.InvalidResponse };
        }
    }

    internal static ApiAnswer Read(byte[] bytes)
    {
        var unreadable = ApiAnswer.None("微信的回答读不懂") with { MayHaveHappened = true };
        try
        {
            using var document = JsonDocument.Parse(bytes);
            var body = document.RootElement.Clone();
            if (body.ValueKind != JsonValueKind.Object)
                return unreadable;
            var code = body.TryGetProperty("errcode", out var given) && given.TryGetInt32(out var number) ? number : 0;
            var rid = body.TryGetProperty("errmsg", out var message)
                && message.ValueKind == JsonValueKind.String ? RequestId().Match(message.GetString()!) : Match.Empty;
            return new ApiAnswer(code, rid.Success ? $"微信返回 {code}（{rid.Value}）" : $"微信返回 {code}", body);
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            return unreadable;
        }
    }

    /// <summary>Writes text without \u escapes, which WeChat refuses (40033); .NET's most relaxed encoder still escapes emoji.</summary>
    private sealed class UnescapedText : JsonConverter<string>
    {
        public override string Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options)
        {
            var quoted = new StringBuilder("\"", value.Length + 16);
            foreach (var rune in value.EnumerateRunes())
            {
                quoted.Append(rune.Value switch
                {
                    '"' => "\\\"",
                    '\\' => "\\\\",
                    '\n' => "\\n",
                    '\t' => "\\t",
                    < ' ' => "", // could only be written as an escape
                    _ => rune.ToString(),
                });
            }

            writer.WriteRawValue(quoted.Append('"').ToString());
        }
    }

    [GeneratedRegex("rid: [0-9a-f-]{8,60}", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex RequestId();
}
