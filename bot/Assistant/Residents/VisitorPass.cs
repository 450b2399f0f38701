namespace ResidentAssistant.Assistant.Residents;

/// <summary>What a browser's cookie says, once its seal has shown that this city wrote it.</summary>
/// <param name="Visitor">Random; names the browser, and with it the conversation.</param>
/// <param name="Serial">0, and one more with each new cookie of the same browser.</param>
public sealed record VisitorPass(Guid Visitor, int Serial, DateTimeOffset IssuedAt);
