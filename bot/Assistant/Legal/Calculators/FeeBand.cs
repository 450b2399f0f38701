namespace ResidentAssistant.Assistant.Legal.Calculators;

/// <summary>One band of a fee: so much of the amount at that rate.</summary>
/// <param name="Rate">0.025 is 2.5%.</param>
public sealed record FeeBand(decimal From, decimal Portion, decimal Rate)
{
    public decimal Fee => Portion * Rate;
}
