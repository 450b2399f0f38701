namespace ResidentAssistant.Assistant.Conversations.Inbound;

/// <summary>The spool cannot keep what was received: it is full, or the disk refuses. The sender has to send it again.</summary>
public sealed class SpoolException(string message, Exception? cause = null) : Exception(message, cause);
