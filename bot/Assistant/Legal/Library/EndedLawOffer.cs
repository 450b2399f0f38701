namespace ResidentAssistant.Assistant.Legal;

/// <summary>
/// That a line of the list which comes with the product was brought in once. It is not brought in again: what curators change or delete afterwards stays
/// as they left it, while lines that a later release adds still arrive.
/// </summary>
public sealed class EndedLawOffer
{
    private EndedLawOffer()
    {
    }

    public EndedLawOffer(string key) => Key = key;

    /// <summary>See <see cref="Law.Key"/>.</summary>
    public string Key { get; private set; } = "";
}
