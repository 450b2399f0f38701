namespace ResidentAssistant.Integrations.WeChat;

/// <summary>Makes the QR codes of scenes (带参数二维码).</summary>
public sealed class WeChatCodes
{
    /// <summary>WeChat's longest life of a code that ends.</summary>
    public const int MostDays = 30;

    private const int PictureLimit = 1024 * 1024;
    private readonly WeChatApi api;
    private readonly WeChatHttp http;
    private readonly WeChatOptions options;

    internal WeChatCodes(WeChatApi api, WeChatHttp http, WeChatOptions options) => (this.api, this.http, this.options) = (api, http, options);

    /// <param name="account">One with an AppSecret.</param>
    /// <param name="scene">1 to 64 letters or digits.</param>
    /// <param name="days">1 to <see cref="MostDays"/>; null: for good. WeChat gives an account 100,000 of those.</param>
    /// <param name="cancellation">Stops the call.</param>
    /// <returns>The code, or one sentence why there is none.</returns>
    public async Task<(QrCode? Code, string? Refusal)> CreateAsync(WeChatAccount account, string scene, int? days, CancellationToken cancellation)
    {
        var what = new { scene = new { scene_str = scene } };
        object body = days is { } some
            ? new { expire_seconds = some * 24 * 60 * 60, action_name = "QR_STR_SCENE", action_info = what }
            : new { action_name = "QR_LIMIT_STR_SCENE", action_info = what };
        var answer = await api.CallAsync(account, "cgi-bin/qrcode/create", body, cancellation);
        return answer is { Code: 0 }
            && answer.Text("ticket") is { Length: > 0 } ticket ? (new QrCode(ticket, answer.Text("url") ?? ""), null) : (null, answer.Sentence);
    }

    /// <returns>A JPEG, or one sentence why there is none.</returns>
    public async Task<(byte[]? Jpeg, string? Refusal)> PictureAsync(QrCode code, CancellationToken cancellation)
    {
        var answer = await http.DownloadAsync($"{options.Pictures}cgi-bin/showqrcode?ticket={Uri.EscapeDataString(code.Ticket)}", PictureLimit, cancellation);
        return answer.Content is { } jpeg ? (jpeg, null) : (null, answer.Sentence);
    }
}
