namespace ResidentAssistant.Assistant.Conversations;

/// <summary>Something the resident can tap or name by number; <paramref name="Command"/> is never shown.</summary>
/// <param name="Label">At most 20 Chinese characters.</param>
/// <param name="Command">What the assistant does, e.g. <c>case.status</c>.</param>
public sealed record Choice(string Label, string Command)
{
    /// <summary>A command that begins so is a telephone number to call, which the channel offers to dial.</summary>
    public const string CallPrefix = "tel:";

    /// <summary>The number to call; null for a choice that is answered.</summary>
    public string? Number => Command.StartsWith(CallPrefix, StringComparison.Ordinal) ? Command[CallPrefix.Length..] : null;
}
