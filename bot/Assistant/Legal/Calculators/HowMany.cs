namespace ResidentAssistant.Assistant.Legal.Calculators;

public enum HowMany
{
    One,
    Several,
}
