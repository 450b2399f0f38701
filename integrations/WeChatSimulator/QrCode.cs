namespace ResidentAssistant.Integrations.WeChatSimulator;

/// <param name="Until">Null: for ever.</param>
internal sealed record QrCode(string Ticket, string Scene, string Url, DateTimeOffset? Until);
