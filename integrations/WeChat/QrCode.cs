namespace ResidentAssistant.Integrations.WeChat;

/// <summary>A QR code that leads to the account.</summary>
/// <param name="Ticket">Names the picture.</param>
/// <param name="Url">What the code holds, for whoever draws it otherwise.</param>
public sealed record QrCode(string Ticket, string Url);
