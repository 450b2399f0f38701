using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace ResidentAssistant.Integrations.WeChat;

/// <summary>What WeChat said to a call.</summary>
/// <param name="Code">errcode; 0 is success. <see cref="NoAnswer"/> when there was none to read.</param>
/// <param name="Reason">For staff and logs: codes and WeChat's request id, never content.</param>
internal sealed record ApiAnswer(int Code, string Reason, JsonElement Body)
{
    public const int NoAnswer = int.MinValue;

    public static ApiAnswer None(string why) => new(NoAnswer, why, default);
}

/// <summary>Calls api.weixin.qq.com: JSON, status 200 even for errors, and a token that may be refused at any time.</summary>
internal sealed partial class WeChatApi(IHttpClientFactory clients, WeChatTokens tokens)
{
    public const string ClientName = "wechat-api";

    private static readonly JsonSerializerOptions Json = new() { Converters = { new UnescapedText() } };

    /// <summary>
    /// Calls with the account's token. A refused token is fetched anew once and the call repeated once; never more, or a
    /// wrong secret would become a storm.
    /// </summary>
    /// <param name="account">One with an AppSecret.</param>
    public async Task<ApiAnswer> CallAsync(WeChatAccount account, string path, object body, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            var answer = await tokens.GetAsync(account, () => FetchTokenAsync(account, cancellation), cancellation);
            if (answer is not TokenAnswer.Got(var token, _))
                return ((TokenAnswer.Refused)answer).Answer;
            var called = await PostAsync($"{path}?access_token={Uri.EscapeDataString(token)}", body, cancellation);
            if (called.Code is not (40001 or 40014 or 42001 or 41001))
                return called;
            tokens.Forget(account, token);
            if (attempt == 2)
                return called;
        }
    }

    private async Task<TokenAnswer> FetchTokenAsync(WeChatAccount account, CancellationToken cancellation)
    {
        var answer = await PostAsync(
            "cgi-bin/stable_token", new { grant_type = "client_credential", appid = account.AppId, secret = account.AppSecret, force_refresh = false }, cancellation);
        if (answer.Code != 0)
            return new TokenAnswer.Refused(answer with { Code = ApiAnswer.NoAnswer, Reason = "取不到 access_token：" + answer.Reason });
        return answer.Body.TryGetProperty("access_token", out var token) && token.GetString() is { Length: > 0 } text
            && answer.Body.TryGetProperty("expires_in", out var life) && life.TryGetInt32(out var seconds)
                ? new TokenAnswer.Got(text, TimeSpan.FromSeconds(seconds))
                : new TokenAnswer.Refused(ApiAnswer.None("取不到 access_token：微信的回答里没有它"));
    }

    private async Task<ApiAnswer> PostAsync(string address, object body, CancellationToken cancellation)
    {
        using var http = clients.CreateClient(ClientName);
        using var content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(body, Json));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        try
        {
            using var response = await http.PostAsync(new Uri(address, UriKind.Relative), content, cancellation);
            if (!response.IsSuccessStatusCode)
                return ApiAnswer.None($"微信返回 HTTP {(int)response.StatusCode}");
            return Read(await response.Content.ReadAsByteArrayAsync(cancellation));
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return ApiAnswer.None("微信没有及时回答");
        }
        catch (HttpRequestException failure)
        {
            return ApiAnswer.None($"连不上微信（{failure.HttpRequestError}）");
        }
    }

    private static ApiAnswer Read(byte[] bytes)
    {
        try
        {
            using var document = JsonDocument.Parse(bytes);
            var body = document.RootElement.Clone();
            if (body.ValueKind != JsonValueKind.Object)
                return ApiAnswer.None("微信的回答读不懂");
            var code = body.TryGetProperty("errcode", out var given) && given.TryGetInt32(out var number) ? number : 0;
            var rid = body.TryGetProperty("errmsg", out var message) && message.ValueKind == JsonValueKind.String ? RequestId().Match(message.GetString()!) : Match.Empty;
            return new ApiAnswer(code, rid.Success ? $"微信返回 {code}（{rid.Value}）" : $"微信返回 {code}", body);
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException)
        {
            return ApiAnswer.None("微信的回答读不懂");
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

    [GeneratedRegex("rid: [0-9a-f-]{8,60}")]
    private static partial Regex RequestId();
}
