using System.Text.Json;
using ResidentAssistant.Assistant.Data;

namespace ResidentAssistant.Integrations.WeChat;

/// <summary>What WeChat said to a call.</summary>
/// <param name="Code">errcode; 0 is success. <see cref="NoAnswer"/> when there was none to read.</param>
/// <param name="Reason">For staff and logs: codes and WeChat's request id, never content.</param>
internal sealed record ApiAnswer(int Code, string Reason, JsonElement Body)
{
    public const int NoAnswer = int.MinValue;

    /// <summary>Why a call was refused, for whoever runs a command or sees a page of staff.</summary>
    public string Sentence => Code == NoAnswer ? $"没有办成：{Reason}。" : $"没有办成：{Error.Meaning}（{Reason}）。";

    /// <summary>What was downloaded; null when the answer is JSON.</summary>
    public byte[]? Content { get; init; }

    public WeChatError Error => WeChatErrors.Of(Code);

    /// <summary>The call may have been carried out although nothing came back.</summary>
    public bool MayHaveHappened { get; init; }

    public static ApiAnswer None(string why) => new(NoAnswer, why, default);

    public string? Text(string name) =>
        Body.ValueKind == JsonValueKind.Object && Body.TryGetProperty(name, out var value)
            && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>A credential with the life that WeChat gives it; null when the answer holds none.</summary>
    public FreshToken? Token(string name) =>
        Code == 0 && Text(name) is { Length: > 0 } value
            && Number("expires_in") is > 0 and var seconds ? new FreshToken(value, TimeSpan.FromSeconds(seconds)) : null;

    public int? Number(string name) =>
        Body.ValueKind == JsonValueKind.Object && Body.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number
            && value.TryGetInt32(out var number) ? number : null;
}
