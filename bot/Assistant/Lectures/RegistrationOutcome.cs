namespace ResidentAssistant.Assistant.Lectures;

public enum RegistrationOutcome
{
    Registered,
    AlreadyRegistered,
    Full,

    /// <summary>The session has begun or does not exist.</summary>
    NotOpen,
}
