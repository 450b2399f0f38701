using ResidentAssistant.Assistant;
using ResidentAssistant.Assistant.Cases;

namespace ResidentAssistant.Web.Api.Webhooks;

/// <summary>A webhook as programs see it; its secret is told to nobody.</summary>
internal sealed record WebhookView(Guid Id, string Url, IReadOnlyList<string> Events, DateTimeOffset CreatedAt)
{
    public static WebhookView Of(Webhook hook) => new(hook.Id, hook.Url, hook.Events, CityTime.Local(hook.CreatedAt));
}
