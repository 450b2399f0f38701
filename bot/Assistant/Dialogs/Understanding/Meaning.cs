namespace ResidentAssistant.Assistant.Dialogs;

/// <summary>What a message probably means.</summary>
/// <param name="Likeliest">At most three, the likeliest first; at least one.</param>
public sealed record Meaning(IReadOnlyList<LikelyIntent> Likeliest)
{
    /// <summary>Below this the assistant says that it did not understand.</summary>
    private const double SureEnoughToAct = 0.35;

    public Intent Intent => Likeliest[0].Intent;

    public double Probability => Likeliest[0].Probability;

    /// <summary>What the assistant takes it for; <see cref="Intent.Other"/> when it is not sure enough.</summary>
    public Intent Taken => Probability >= SureEnoughToAct ? Intent : Intent.Other;
}
