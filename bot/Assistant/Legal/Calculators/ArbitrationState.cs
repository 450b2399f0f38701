namespace ResidentAssistant.Assistant.Legal.Calculators;

public enum ArbitrationState
{
    Running,
    Expired,

    /// <summary>Unpaid wages while the employment lasts: no period (27(4)).</summary>
    Unlimited,
}
