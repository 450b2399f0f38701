namespace ResidentAssistant.Assistant.Conversations;

/// <summary>What staff read about lines that were not delivered.</summary>
internal static class DeliveryTexts
{
    /// <summary>The resident unfollowed: no try can succeed.</summary>
    public const string AddressDeleted = "居民取消了关注，地址已经删除";
}
