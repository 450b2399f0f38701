namespace ResidentAssistant.Assistant.Safety;

/// <summary>That somebody is in danger, as far as the words say it.</summary>
/// <param name="Kind">Which number comes first.</param>
/// <param name="Now">Danger that is there or goes on; false: spoken of, and over or not yet (被打过，想离婚).</param>
/// <param name="Probability">0 to 1, two digits.</param>
/// <param name="Words">The words that say so, strongest first.</param>
public sealed record Danger(DangerKind Kind, bool Now, double Probability, IReadOnlyList<string> Words)
{
    /// <summary>Somebody who wants to die is hurt or poisoned already: the ambulance comes before the hotline.</summary>
    public bool Hurt { get; init; }
}
