using System.ComponentModel;

namespace ResidentAssistant.Web.Api.Webhooks;

/// <summary>A webhook that a program sets up.</summary>
internal sealed record WebhookBody(
    [property: Description("推送到哪里：https 开头的网址，最多 500 个字符，不带账号")] string? Url,
    [property: Description("要哪些事件，例如 case.filed、case.closed；* 是全部")] IReadOnlyList<string>? Events,
    [property: Description("签名用的密语，16 到 128 个字符；以后查不到")] string? Secret);
