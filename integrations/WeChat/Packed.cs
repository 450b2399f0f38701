using ResidentAssistant.Assistant.Conversations;

namespace ResidentAssistant.Integrations.WeChat;

/// <summary>One message made of lines.</summary>
/// <param name="UpTo">Of each line that was given, how much the resident has after it; <see cref="DeliveryReport.Whole"/> to its end.</param>
internal sealed record Packed(string Text, IReadOnlyList<int> UpTo);
