namespace ResidentAssistant.Assistant.Dialogs;

/// <summary>An answer that is there already.</summary>
/// <param name="Question">What it answers.</param>
/// <param name="Command">Shows it; see <see cref="Choice.Command"/>.</param>
public sealed record KnownAnswer(string Question, string Command);
