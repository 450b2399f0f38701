using ResidentAssistant.Assistant;
using ResidentAssistant.Assistant.Cases;

namespace ResidentAssistant.Web.Api.Webhooks;

/// <summary>What a target was told or is to be told.</summary>
/// <param name="Id">Stands in the body too.</param>
/// <param name="Event">e.g. case.filed.</param>
/// <param name="Case">Number of the case.</param>
/// <param name="At">When it happened.</param>
/// <param name="State">waiting, delivered or failed.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="Status">What the target answered last; null: nothing.</param>
/// <param name="Problem">Why it was not taken; null: it was, or it was not tried yet.</param>
/// <param name="TriedAt">When it was tried last.</param>
/// <param name="NextAt">When it is tried next; null: not any more.</param>
internal sealed record WebhookDeliveryView(
    Guid Id, string Event, string Case, DateTimeOffset At, WebhookDeliveryState State, int Attempts, int? Status, string? Problem, DateTimeOffset? TriedAt,
    DateTimeOffset? NextAt)
{
    public static WebhookDeliveryView Of(WebhookDelivery one, string number) => new(
        one.Id, one.Event, number, CityTime.Local(one.At), one.State, one.Attempts, one.Status, one.Problem, Local(one.TriedAt), Local(one.NextAt));

    private static DateTimeOffset? Local(DateTimeOffset? at) => at is { } known ? CityTime.Local(known) : null;
}
