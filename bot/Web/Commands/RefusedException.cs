namespace ResidentAssistant.Web.Commands;

/// <summary>A job that was refused: its one clear sentence goes to stderr, the exit code is 1.</summary>
internal sealed class RefusedException(string message) : Exception(message);
