namespace ResidentAssistant.Integrations.WeChatSimulator;

/// <param name="MenuId">Of a <c>bizmsgmenu</c> link or an item of a menu message: a tap sends <paramref name="Target"/> as a text.</param>
/// <param name="Target">An address, or the words that a tap sends.</param>
internal sealed record Tappable(string Label, string Target, string? MenuId = null)
{
    public bool SendsText => MenuId is not null;
}
