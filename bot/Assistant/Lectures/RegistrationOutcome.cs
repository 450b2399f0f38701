namespace ResidentAssistant.Assistant.Lectures;

/// <summary>How an attempt to sign up, or to bring more people, ended.</summary>
public abstract record RegistrationOutcome
{
    private RegistrationOutcome()
    {
    }

    /// <summary>All have seats.</summary>
    public sealed record Registered(Registration Registration, LectureSession Session) : RegistrationOutcome;

    /// <param name="Registration">It waits.</param>
    /// <param name="Session">For this session.</param>
    /// <param name="Before">How many wait before it.</param>
    public sealed record Waits(Registration Registration, LectureSession Session, int Before) : RegistrationOutcome;

    /// <summary>The resident has signed up before; nothing changed.</summary>
    public sealed record Already(Registration Registration, LectureSession Session) : RegistrationOutcome;

    /// <summary>There are not so many seats; nothing changed.</summary>
    public sealed record Full(LectureSession Session) : RegistrationOutcome;

    /// <summary>Sign-up has not begun.</summary>
    public sealed record NotYet(LectureSession Session) : RegistrationOutcome;

    /// <summary>Sign-up is over, the session has begun, was called off or does not exist.</summary>
    public sealed record NotOpen : RegistrationOutcome;
}
