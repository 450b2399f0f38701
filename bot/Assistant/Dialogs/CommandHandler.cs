using ResidentAssistant.Assistant.Conversations;

namespace ResidentAssistant.Assistant.Dialogs;

/// <summary>Carries out a command; the argument is what stands after the colon, empty when there is none. It is hostile input.</summary>
public delegate Task CommandHandler(Turn turn, string argument);
