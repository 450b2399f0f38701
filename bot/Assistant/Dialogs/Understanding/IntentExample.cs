namespace ResidentAssistant.Assistant.Dialogs;

/// <summary>One sentence whose intent is known.</summary>
public sealed record IntentExample(Intent Intent, string Text);
