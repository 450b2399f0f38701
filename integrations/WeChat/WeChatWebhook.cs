using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;
using ResidentAssistant.Assistant;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Conversations.Inbound;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Modules;

namespace ResidentAssistant.Integrations.WeChat;

/// <summary>The webhook <c>/wechat/{account}</c>: what comes in is checked, opened, kept, and answered if that is quick.</summary>
internal sealed class WeChatWebhook(WeChatOptions options, SpoolingInbox inbox, PassiveReply replies, MainMenu menu, TimeProvider clock, Vault vault,
    CityOptions city,
    ILogger<WeChatWebhook> log)
{
    /// <summary>Bytes of a request.</summary>
    public const int BodyLimit = 256 * 1024;

    /// <summary>WeChat hangs up after five seconds; by then it must know that the message is kept.</summary>
    private static readonly TimeSpan KeptWithin = TimeSpan.FromSeconds(4.5);

    /// <summary>Tells WeChat that the message has arrived and that no reply follows here; never encrypted.</summary>
    private const string Acknowledged = "success";

    /// <summary>WeChat asks whether the address is ours.</summary>
    public IResult Verify(HttpContext http, string account)
    {
        if (Find(account) is not { } found)
            return Results.NotFound();
        return WeChatEnvelope.Echo(found, http.Request.Query, clock.GetUtcNow()) is { } echo ? Results.Text(echo)
            : Refuse(found, StatusCodes.Status403Forbidden, "wrong signature or timestamp");
    }

    /// <summary>WeChat hands over a message. Nothing that goes wrong here is shown to anyone but the log.</summary>
    public async Task<IResult> AcceptAsync(HttpContext http, string account, WeChatMedia media)
    {
        if (Find(account) is not { } found)
            return Results.NotFound();
        try
        {
            return await AcceptAsync(http, found, media);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            return Results.StatusCode(StatusCodes.Status499ClientClosedRequest);
        }
        catch (SpoolException)
        {
            // Neither the database nor the disk took it: WeChat sends it again. The outage itself has been logged.
            return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }
        catch (Exception failure) when (failure is not (BadHttpRequestException or IOException { InnerException: OverflowException }))
        {
            // Not answered with success: WeChat sends it again.
            log.LogError(failure, "WeChat {Account}: a message could not be taken.", found.Name);
            return Results.StatusCode(StatusCodes.Status500InternalServerError);
        }
    }

    private async Task<IResult> AcceptAsync(HttpContext http, WeChatAccount account, WeChatMedia media)
    {
        var arrival = replies.Arrive();
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = null; // counted below, so that too much is answered the same on every server
        if (http.Request.ContentLength > BodyLimit || await http.Request.Body.ReadAtMostAsync(BodyLimit, http.RequestAborted) is not { } body)
            return Refuse(account, StatusCodes.Status413PayloadTooLarge, "more than 256 KiB");
        switch (WeChatEnvelope.Open(account, http.Request.Query, body, clock.GetUtcNow()))
        {
            case Opening.Refused(var status, var reason):
                return Refuse(account, status, reason);
            case Opening.Opened(var fields, _) when !IsWhole(fields):
                return Refuse(account, StatusCodes.Status400BadRequest, "FromUserName, ToUserName or MsgType is missing");
            case Opening.Opened(var fields, var encrypted):
                var answer = await AnswerAsync(account, fields, media, arrival, http);
                if (answer is null)
                    return Results.Text(Acknowledged);
                var xml =
                    WeChatXml.TextReply(fields["FromUserName"], fields["ToUserName"], answer.At, WeChatLinks.In(answer.Text, city.Site, PassiveReply.Limit));
                return Results.Text(WeChatEnvelope.Reply(account, xml, encrypted, http.Request.Query["nonce"].ToString(), clock.GetUtcNow()),
                    "application/xml");
            default:
                throw new InvalidOperationException();
        }
    }

    private async Task<PassiveText?> AnswerAsync(
        WeChatAccount account, IReadOnlyDictionary<string, string> fields, WeChatMedia media, Arrival arrival, HttpContext http)
    {
        var message = WeChatInbound.Read(account, fields, menu);
        var kind = fields["MsgType"] == "event" ? fields.GetValueOrDefault("Event", "event") : fields["MsgType"];
        log.LogInformation(
            "WeChat {Account}: {Type} {Message} from {Who}{Ignored}",
            account.Name, KindOf(kind), NumberOf(fields.GetValueOrDefault("MsgId", "-")),
            vault.Hash("wechat\n" + fields["FromUserName"])[..12], message is null ? ", nothing to do" : "");
        if (WeChatInbound.Leaves(fields) is { } leaving)
            await inbox.LeaveAsync(account.Channel, leaving);
        if (WeChatInbound.Answered(fields, account.Subscription?.TemplateId) is { } notices)
            await inbox.NoteAsync(account.Channel, fields["FromUserName"], notices);
        if (message is null)
            return null;
        if (message is InboundMessage.Photos photos)
            message = await media.FetchPhotoAsync(fields.GetValueOrDefault("PicUrl", ""), message.Address) is { } photo
                ? photos with { Attachments = [photo] } : photos with { Caption = WeChatTexts.PictureWithoutFile };
        if (message is InboundMessage.Voice voice && await media.FetchVoiceAsync(account, fields.GetValueOrDefault("MediaId", "")) is { } recording)
            message = voice with { Attachments = [recording] };
        // From the next line on the message is kept and will be answered once, whether WeChat still listens or not.
        var request = PassiveReply.Begin(account, http.RequestAborted);
        var kept = await inbox.ReceiveAsync(message, request, KeptWithin - clock.GetElapsedTime(arrival.Timestamp));
        http.Response.Headers["Server-Timing"] =
            string.Create(CultureInfo.InvariantCulture, $"inbox;dur={clock.GetElapsedTime(arrival.Timestamp).TotalMilliseconds:0.0}");
        return kept is null ? replies.Later(account) : await WaitAsync(kept, request, message, account, arrival, http.RequestAborted);
    }

    private async Task<PassiveText?> WaitAsync(
        Kept kept, PassiveReplyRequest request, InboundMessage message, WeChatAccount account, Arrival arrival, CancellationToken gone)
    {
        try
        {
            return await replies.WaitAsync(kept, request, account, message.Address, arrival, gone);
        }
        catch (Exception failure) when (DatabaseOutage.MayBe(failure))
        {
            try
            {
                inbox.ComesAgain(message, failure);
            }
            catch (SpoolException)
            {
                // The message is kept all the same. Only an answer that was given to this request in the very moment of the outage is lost.
            }

            return replies.Later(account);
        }
    }

    private WeChatAccount? Find(string account) => options.Accounts.GetValueOrDefault(account);

    private IResult Refuse(WeChatAccount account, int status, string reason)
    {
        log.LogWarning("WeChat {Account}: a request was refused with {Status}: {Reason}.", account.Name, status, reason);
        return Results.StatusCode(status);
    }

    private static bool IsWhole(IReadOnlyDictionary<string, string> fields) =>
        fields.GetValueOrDefault("FromUserName") is { Length: > 0 and <= 128 } && fields.GetValueOrDefault("ToUserName") is { Length: > 0 and <= 128 }
        && fields.GetValueOrDefault("MsgType") is { Length: > 0 };

    /// <summary>A name of WeChat's, in letters: a log line cannot be forged, nor carry what somebody wrote or dialled.</summary>
    private static string KindOf(string value) => value.Length <= 40 && value.All(c => char.IsAsciiLetter(c) || c == '_') ? value : "?";

    /// <summary>WeChat's own number of a message.</summary>
    private static string NumberOf(string value) => value.Length <= 20 && value.All(c => char.IsAsciiDigit(c) || c == '-') ? value : "?";
}
