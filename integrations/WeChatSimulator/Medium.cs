namespace ResidentAssistant.Integrations.WeChatSimulator;

/// <param name="Type">image, voice, video or thumb.</param>
internal sealed record Medium(string Id, string Type, string ContentType, string FileName, byte[] Content, DateTimeOffset At);
