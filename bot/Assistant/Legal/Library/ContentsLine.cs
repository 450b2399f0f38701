namespace ResidentAssistant.Assistant.Legal;

/// <summary>The line of an article in the contents of a law.</summary>
/// <param name="Start">First characters of the text.</param>
public sealed record ContentsLine(string Number, string Headings, string Start);
