namespace ResidentAssistant.Integrations.WeChat;

/// <summary>Lets a page of ours use WeChat's script (JS-SDK); the field names are those of <c>wx.config</c>.</summary>
public sealed record PageSignature(string AppId, long Timestamp, string NonceStr, string Signature);
