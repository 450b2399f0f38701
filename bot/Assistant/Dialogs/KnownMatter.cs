namespace ResidentAssistant.Assistant.Dialogs;

/// <summary>What a resident was busy with.</summary>
/// <param name="Named">As the resident is asked about it: 您刚才问的“押金不退怎么办”.</param>
/// <param name="Words">As somebody else reads it.</param>
/// <param name="At">When it was said.</param>
public sealed record KnownMatter(string Named, string Words, DateTimeOffset At);
