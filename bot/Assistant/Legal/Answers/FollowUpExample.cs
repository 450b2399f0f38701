namespace ResidentAssistant.Assistant.Legal;

/// <summary>A line said after a legal answer, and what it asks of it.</summary>
public sealed record FollowUpExample(FollowUp Asks, string Text);
