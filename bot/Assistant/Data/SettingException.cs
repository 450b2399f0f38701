namespace ResidentAssistant.Assistant.Data;

/// <summary>A setting that stops the start: one sentence that tells the operator what to set.</summary>
public sealed class SettingException(string message) : Exception(message);
