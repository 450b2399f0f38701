namespace ResidentAssistant.Integrations.WeChat;

/// <summary>What to do about an errcode.</summary>
internal enum Reaction
{
    /// <summary>Try again with growing pauses.</summary>
    TryLater,

    /// <summary>The token: renew it once and repeat the call once.</summary>
    RenewToken,

    /// <summary>Too fast: a pause of a minute for the whole account.</summary>
    SlowDown,

    /// <summary>The day's quota is used up: nothing more until midnight in China.</summary>
    Tomorrow,

    /// <summary>Not by this way now; by another, or at the resident's next contact.</summary>
    OtherWay,

    /// <summary>A person has to change a setting or talk to Tencent; until then it waits.</summary>
    Operator,

    /// <summary>Repeating it cannot help.</summary>
    Stop,

    /// <summary>Nothing is lost by it.</summary>
    Ignore,
}
