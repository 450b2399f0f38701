namespace ResidentAssistant.Assistant.Dialogs;

/// <summary>What a replay found.</summary>
/// <param name="Messages">First messages that were looked at.</param>
/// <param name="Changed">Those with more than one meaning, the newest first.</param>
public sealed record Replay(int Messages, IReadOnlyList<ReplayedMessage> Changed);
