using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace ResidentAssistant.Integrations.WeChatSimulator;

/// <summary>A file in a multipart body.</summary>
internal sealed record UploadedFile(string FieldName, string FileName, string ContentType, byte[] Content);
