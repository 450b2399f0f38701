using Microsoft.Extensions.Logging;
using ResidentAssistant.Assistant.Conversations;

namespace ResidentAssistant.Integrations.WeChat;

/// <summary>Recognises a resident whose page is open inside WeChat (网页授权, snsapi_base): silent, and only the OpenID.</summary>
public sealed class WeChatSignIn
{
    private readonly WeChatHttp http;
    private readonly WeChatOptions options;
    private readonly Inbox inbox;
    private readonly ILogger<WeChatSignIn> log;

    internal WeChatSignIn(WeChatHttp http, WeChatOptions options, Inbox inbox, ILogger<WeChatSignIn> log) =>
        (this.http, this.options, this.inbox, this.log) = (http, options, inbox, log);

    /// <summary>Where the resident's browser goes first; the order of the parameters is WeChat's.</summary>
    /// <param name="account">One with an AppSecret.</param>
    /// <param name="back">Absolute address the resident comes back to.</param>
    /// <param name="state">Comes back with the resident; at most 128 letters or digits.</param>
    public string Address(WeChatAccount account, string back, string state) =>
        $"{options.Authorize}connect/oauth2/authorize?appid={account.AppId}&redirect_uri={Uri.EscapeDataString(back)}&response_type=code&scope=snsapi_base&state={state}#wechat_redirect";

    public async Task<Recognition> RecogniseAsync(WeChatAccount account, string code, CancellationToken cancellation)
    {
        var answer = await http.GetAsync(
            $"sns/oauth2/access_token?appid={account.AppId}&secret={account.AppSecret}&code={Uri.EscapeDataString(code)}&grant_type=authorization_code",
                cancellation);
        if (answer.Code is 40029 or 40163 or 42003)
            return new Recognition.Spent();
        if (answer.Code != 0 || answer.Text("openid") is not { Length: > 0 } openId)
        {
            log.LogError("WeChat {Account}: a resident could not be recognised: {Reason}", account.Name, answer.Reason);
            return new Recognition.Failed();
        }

        if (answer.Number("is_snapshotuser") == 1)
            return new Recognition.Snapshot();
        return await inbox.KnownAsync(account.Channel, openId, cancellation) is { } conversation ? new Recognition.Known(conversation)
            : new Recognition.Stranger();
    }
}
