namespace ResidentAssistant.Assistant.Dialogs;

/// <summary>What answers an intent.</summary>
/// <param name="Intent">What a resident wants.</param>
/// <param name="Command">What answers it.</param>
public sealed record IntentRoute(Intent Intent, string Command)
{
    /// <summary>Said plainly, it interrupts an open form.</summary>
    public bool Interrupts { get; init; }

    /// <summary>How residents speak of it.</summary>
    public Telling Telling { get; init; }

    /// <summary>
    /// What is offered where a message is served as something else and this besides; the command takes the message as its argument then. Null: it
    /// is not looked for.
    /// </summary>
    public string? Also { get; init; }
}
