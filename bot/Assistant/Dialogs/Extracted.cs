namespace ResidentAssistant.Assistant.Dialogs;

/// <summary>What a resident's words were taken for.</summary>
/// <param name="Slot">The slot it fills.</param>
/// <param name="Value">As the form keeps it.</param>
/// <param name="Words">The words it was taken from.</param>
public sealed record Extracted(string Slot, string Value, string Words);
