namespace ResidentAssistant.Assistant.Dialogs;

/// <summary>What a line is taken for while something is open.</summary>
/// <param name="Act">What it is taken to do.</param>
/// <param name="Likeliest">The likeliest act, of which it may not be sure enough.</param>
/// <param name="Probability">Of the likeliest, 0 to 1; 1 when a rule is certain.</param>
/// <param name="Words">The words that say so.</param>
public sealed record ActDecision(DialogAct Act, DialogAct Likeliest, double Probability, IReadOnlyList<string> Words)
{
    /// <summary>A rule says so, or a choice.</summary>
    public bool Certain { get; private init; }

    public static ActDecision Surely(DialogAct act, string words) => new(act, act, 1, [words]) { Certain = true };
}
