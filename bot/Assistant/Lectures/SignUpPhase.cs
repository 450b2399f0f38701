namespace ResidentAssistant.Assistant.Lectures;

/// <summary>Whether residents can sign up for a session.</summary>
public enum SignUpPhase
{
    Open,

    /// <summary>Sign-up has not begun.</summary>
    NotYet,

    /// <summary>Sign-up is over, or the session has begun.</summary>
    Closed,
    Cancelled,
}
