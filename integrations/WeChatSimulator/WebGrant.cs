namespace ResidentAssistant.Integrations.WeChatSimulator;

/// <param name="Code">0, or the errcode.</param>
internal sealed record WebGrant(int Code, string OpenId = "", string Scope = "", string AccessToken = "", string RefreshToken = "", bool Snapshot = false);
