namespace ResidentAssistant.Assistant.Legal.Calculators;

public enum DisputeAbout
{
    Wages,
    Other,
}
