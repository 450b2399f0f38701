using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using ResidentAssistant.Assistant.Cases;
using ResidentAssistant.Assistant.Staff;
using ResidentAssistant.Integrations.Webhooks;

namespace ResidentAssistant.Web.Api.Webhooks;

/// <summary>Webhooks for other programs: set up, look at, take away.</summary>
internal static class WebhookApi
{
    private const string None = "没有这个推送地址。";
    private const string BadCursor = "after 读不懂，请照上一次的 next 原样带回来。";

    public static void MapWebhooks(this IEndpointRouteBuilder api)
    {
        var hooks = api.MapGroup("").OpenTo(StaffActions.Programs, ApiScope.CasesRead).WithTags("推送");
        hooks.MapPost("/webhooks", AddAsync).MayComeTwice().WithSummary("设一个推送地址，诉求有变化就告诉它").Produces<WebhookView>(StatusCodes.Status201Created)
            .WithDescription("""
                推送是 POST，内容是 `{"id","event","at","case"}`。`X-Timestamp` 是秒数，`X-Signature` 是 `sha256=` 加上 HMAC-SHA256(secret, X-Timestamp + "." + 内容) 的十六进制。
                十秒内回 2xx 算收到；没收到就隔一会儿再推，一天为止。同一件事可能推两次，`id` 一样；先后看 `case.version`。保密的诉求不推。
                """);
        hooks.MapGet("/webhooks", ListAsync).WithSummary("自己的推送地址；管理员看到全部");
        hooks.MapDelete("/webhooks/{id:guid}", RemoveAsync).WithSummary("不再推送");
        hooks.MapGet("/webhooks/{id:guid}/deliveries", DeliveriesAsync).WithSummary("推送过什么、结果如何，新的在前，留 30 天");
    }

    private static async Task<IResult> AddAsync(
        WebhookBody body, ProgramCaller caller, ManageWebhooks manage, WebhookTargets targets, Once once, HttpContext http, CancellationToken cancellation)
    {
        if (Refuse(body) is { } unreadable)
            return unreadable;
        var url = WebhookTargets.Read(body.Url)!;
        if (body.Events!.FirstOrDefault(name => name != WebhookEvents.Every && !WebhookEvents.All.Contains(name)) is { } unknown)
            return Problems.Refused("unknown_event", $"没有“{unknown}”这个事件，可用的有：{string.Join("、", WebhookEvents.All)}，或者 *。");
        if (targets.NeedsHttps(url))
            return Problems.Refused("https_required", "推送地址要用 https。");
        if (await targets.IsPrivateAsync(url, cancellation))
            return Problems.Refused("private_address", "推送地址在内网或本机，不能用；确实要用，请运维人员设置 Webhooks:AllowPrivate。");
        return await once.RunAsync<WebhookView>(http, async db =>
            await manage.AddAsync(db, caller, url, body.Events!, body.Secret!, cancellation) is { } added
                ? new Done<WebhookView>(StatusCodes.Status201Created, WebhookView.Of(added), null)
                : Problems.Refused("too_many", $"推送地址最多 {Webhook.Most} 个，请先删掉不用的。"));
    }

    private static async Task<Results<Ok<PageOf<WebhookView>>, ProblemHttpResult>> ListAsync(
        [AsParameters] PageQuery query, ProgramCaller caller, ManageWebhooks manage, CancellationToken cancellation)
    {
        if (query.Refuse(parts: 1, out var page) is { } problem)
            return problem;
        Guid? after = null;
        if (page.After is [var id])
        {
            if (!Guid.TryParse(id, out var last))
                return Problems.Unreadable(BadCursor);
            after = last;
        }

        return TypedResults.Ok(page.Of(await manage.ListAsync(caller, after, page.Rows, cancellation), WebhookView.Of, hook => [$"{hook.Id:N}"]));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> RemoveAsync(
        Guid id, ProgramCaller caller, ManageWebhooks manage, CancellationToken cancellation) =>
        await manage.RemoveAsync(caller, id, cancellation) ? TypedResults.NoContent() : Problems.NotFound(None);

    private static async Task<Results<Ok<PageOf<WebhookDeliveryView>>, ProblemHttpResult>> DeliveriesAsync(
        Guid id, [AsParameters] PageQuery query, ProgramCaller caller, ManageWebhooks manage, CancellationToken cancellation)
    {
        if (query.Refuse(parts: 3, out var page) is { } problem)
            return problem;
        (DateTimeOffset, int, Guid)? after = null;
        if (page.After is [var at, var sequence, var last])
        {
            if (!DateTimeOffset.TryParse(at, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var when)
                || !int.TryParse(sequence, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || !Guid.TryParse(last, out var told))
                return Problems.Unreadable(BadCursor);
            after = (when.ToUniversalTime(), number, told);
        }

        if (await manage.DeliveriesAsync(caller, id, after, page.Rows, cancellation) is not { } rows)
            return Problems.NotFound(None);
        return TypedResults.Ok(page.Of(
            rows,
            row => WebhookDeliveryView.Of(row.Delivery, row.Number),
            row => [$"{row.Delivery.At:O}", $"{row.Delivery.Sequence}", $"{row.Delivery.Id:N}"]));
    }

    private static ProblemHttpResult? Refuse(WebhookBody body) =>
        WebhookTargets.Read(body.Url) is null ? Problems.Unreadable($"url 要是完整的网址，最多 {Webhook.LongestUrl} 个字符，不带账号和 #。")
        : body.Events is not { Count: > 0 and <= 100 } events || events.Any(name => name is null) ? Problems.Unreadable("events 至少要有一个，例如 case.filed。")
        : body.Secret is not { Length: >= Webhook.ShortestSecret and <= Webhook.LongestSecret }
            ? Problems.Unreadable($"secret 要有 {Webhook.ShortestSecret} 到 {Webhook.LongestSecret} 个字符。")
        : null;
}
