using System.ComponentModel;
using ResidentAssistant.Assistant;
using ResidentAssistant.Assistant.Appointments;
using ResidentAssistant.Assistant.Handoff;

namespace ResidentAssistant.Web.Api.Reception;

/// <summary>A conversation that waits for a lawyer or is held by the caller.</summary>
internal sealed record ReceptionView
{
    [Description("对话编号，其他接口用它")]
    public required Guid Conversation { get; init; }

    [Description("wechat、webchat 等")]
    public required string Channel { get; init; }

    [Description("什么方面，例如 labour；不知道就没有")]
    public LegalField? Topic { get; init; }

    public required bool Urgent { get; init; }

    [Description("居民最近说的")]
    public required string Words { get; init; }

    public required DateTimeOffset RequestedAt { get; init; }

    [Description("派给您的，到这时为止等您回答；没有派给您就没有")]
    public DateTimeOffset? OfferUntil { get; init; }

    [Description("正在问别的律师，现在不能接")]
    public required bool OfferedToOther { get; init; }

    public DateTimeOffset? ClaimedAt { get; init; }

    [Description("居民等您的话等久了，从这时起")]
    public DateTimeOffset? AskedAt { get; init; }

    [Description("最新一句的编号")]
    public required long LastSequence { get; init; }

    public static ReceptionView Of(ReceptionItem item) => new()
    {
        Conversation = item.ConversationId,
        Channel = item.Channel,
        Topic = item.Field,
        Urgent = item.IsUrgent,
        Words = item.LastWords,
        RequestedAt = CityTime.Local(item.RequestedAt),
        OfferUntil = Local(item.OfferUntil),
        OfferedToOther = item.IsOfferedToOther,
        ClaimedAt = Local(item.ClaimedAt),
        AskedAt = Local(item.AskedAt),
        LastSequence = item.LastSequence,
    };

    private static DateTimeOffset? Local(DateTimeOffset? at) => at is { } instant ? CityTime.Local(instant) : null;
}
