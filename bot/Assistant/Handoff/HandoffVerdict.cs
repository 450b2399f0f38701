namespace ResidentAssistant.Assistant.Handoff;

/// <summary>Whether talking to a person helped, in the resident's own word.</summary>
public enum HandoffVerdict
{
    /// <summary>解决了</summary>
    Solved,

    /// <summary>部分解决</summary>
    Partly,

    /// <summary>没解决</summary>
    Unsolved,
}
