namespace ResidentAssistant.Assistant.Legal;

/// <summary>The same number in another version of the law.</summary>
/// <param name="Text">Null when that version has no such article.</param>
public sealed record OtherWording(Law Law, string? Text);
