namespace ResidentAssistant.Integrations.WeChat;

/// <summary>The text that answers a request, and when it was asked for.</summary>
internal sealed record PassiveText(string Text, DateTimeOffset At);
