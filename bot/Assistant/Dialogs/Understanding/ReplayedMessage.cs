namespace ResidentAssistant.Assistant.Dialogs;

/// <summary>A message that would be understood differently.</summary>
/// <param name="Text">Redacted.</param>
/// <param name="Recorded">As it was understood when it came.</param>
/// <param name="Now">As it is understood with what is learned by now.</param>
/// <param name="With">As it would be understood with the additional examples; the same as now without any.</param>
public sealed record ReplayedMessage(string Text, Intent Recorded, Intent Now, Intent With);
