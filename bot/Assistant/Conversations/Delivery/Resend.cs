namespace ResidentAssistant.Assistant.Conversations;

/// <summary>How a wish to send again ended.</summary>
public enum Resend
{
    Done,

    /// <summary>Somebody else has sent it again already, or it is not there.</summary>
    NotDead,

    /// <summary>This person may not.</summary>
    NotAllowed,
}
