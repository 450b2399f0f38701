namespace ResidentAssistant.Integrations.WeChatSimulator;

/// <param name="Url">Where a tap leads; may be empty.</param>
internal sealed record ScreenArticle(string Title, string Description, string PictureUrl, string Url);
