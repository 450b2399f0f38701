namespace ResidentAssistant.Integrations.WeChatSimulator;

/// <summary>A token that was given out, or why not.</summary>
/// <param name="Code">0, or the errcode.</param>
internal sealed record TokenGrant(int Code, string Token = "", int Seconds = 0);
