namespace ResidentAssistant.Integrations.WeChatSimulator;

/// <param name="Path">Null: any.</param>
internal sealed record CallFault(string? Path, CallTrouble Trouble, int Code = -1);
