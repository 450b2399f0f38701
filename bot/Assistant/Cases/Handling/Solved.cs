namespace ResidentAssistant.Assistant.Cases;

/// <summary>The resident's word on whether the problem is solved.</summary>
public enum Solved
{
    /// <summary>已解决</summary>
    Yes,

    /// <summary>部分解决</summary>
    Partly,

    /// <summary>没解决</summary>
    No,
}
