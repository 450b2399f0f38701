namespace ResidentAssistant.Integrations.WeChatSimulator;

/// <summary>What can go wrong with a call of the API.</summary>
internal enum CallTrouble
{
    /// <summary>The call is refused with <see cref="CallFault.Code"/> and does nothing.</summary>
    Refuse,

    /// <summary>The call is done, the answer is HTTP 500.</summary>
    Http500AfterExecuting,

    /// <summary>The call is done, no answer comes.</summary>
    TimeoutAfterExecuting,

    /// <summary>The call is not done; a page in HTML comes instead of JSON.</summary>
    Html,

    /// <summary>The call is not done, the answer is HTTP 502.</summary>
    Http502,
}
