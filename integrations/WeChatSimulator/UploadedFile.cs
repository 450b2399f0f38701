namespace ResidentAssistant.Integrations.WeChatSimulator;

/// <summary>A file in a multipart body.</summary>
internal sealed record UploadedFile(string FieldName, string FileName, string ContentType, byte[] Content);
