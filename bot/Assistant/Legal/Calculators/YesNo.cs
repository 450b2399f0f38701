namespace ResidentAssistant.Assistant.Legal.Calculators;

public enum YesNo
{
    Yes,
    No,
}
