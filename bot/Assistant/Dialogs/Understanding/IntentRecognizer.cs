namespace ResidentAssistant.Assistant.Dialogs;

/// <summary>A rule by which a message plainly means an intent, whatever the classifier makes of its words: 民法典1062条, 诉讼费多少.</summary>
/// <param name="Intent">What it means.</param>
/// <param name="Find">The words of a message that say so; null when it says nothing of the kind.</param>
public sealed record IntentRecognizer(Intent Intent, Func<string, string?> Find);
