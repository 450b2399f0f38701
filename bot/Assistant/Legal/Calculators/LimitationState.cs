namespace ResidentAssistant.Assistant.Legal.Calculators;

public enum LimitationState
{
    Running,
    Expired,

    /// <summary>Not due, or never asked for: the period has not begun.</summary>
    NotBegun,

    /// <summary>No period applies.</summary>
    Unlimited,

    /// <summary>Began before the three years were law: the law of that time may apply (民法典时间效力规定 1), which is not computed here.</summary>
    Transitional,
}
