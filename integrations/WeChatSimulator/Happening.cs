namespace ResidentAssistant.Integrations.WeChatSimulator;

/// <summary>What kind of thing happened.</summary>
internal enum Happening
{
    /// <summary>One POST to the webhook.</summary>
    Post,

    /// <summary>How a message or an event ended after all its posts.</summary>
    Outcome,

    /// <summary>A call of the API and what it was answered.</summary>
    Call,

    /// <summary>A fault was prepared or took effect.</summary>
    Fault,

    /// <summary>The server address was verified, an account changed, the clock was put forward.</summary>
    Server,
}
