namespace ResidentAssistant.Integrations.WeChatSimulator;

/// <summary>A stretch of text, tappable or not.</summary>
internal sealed record Piece(string Text, Tappable? Tap = null);
