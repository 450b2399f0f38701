namespace ResidentAssistant.Assistant.Dialogs;

/// <summary>A line of which it is known what it does at some point of a conversation.</summary>
public sealed record ActExample(OpenPoint Point, string Text, DialogAct Act);
