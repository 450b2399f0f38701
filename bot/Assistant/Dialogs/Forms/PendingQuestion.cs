namespace ResidentAssistant.Assistant.Dialogs;

/// <summary>A question that was asked and not answered yet.</summary>
/// <param name="Name">Of the <see cref="AskedQuestion"/>.</param>
/// <param name="Subject">What it is about.</param>
/// <param name="Until">After this time no line answers it.</param>
public sealed record PendingQuestion(string Name, string Subject, DateTimeOffset Until);
