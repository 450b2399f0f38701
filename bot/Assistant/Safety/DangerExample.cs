namespace ResidentAssistant.Assistant.Safety;

/// <summary>One sentence of which it is known whether somebody is in danger.</summary>
/// <param name="Kind">Null: nobody is.</param>
/// <param name="Now">False: it is spoken of, and not happening.</param>
public sealed record DangerExample(DangerKind? Kind, bool Now, string Text);
