namespace ResidentAssistant.Assistant.City;

/// <summary>What the State Council made of a day.</summary>
public enum MovedTo
{
    /// <summary>放假</summary>
    Off,

    /// <summary>调休上班: a Saturday or Sunday on which people work.</summary>
    Work,
}
