namespace ResidentAssistant.Assistant.Cases;

/// <summary>What somebody wrote down on the spot.</summary>
public enum GridEntryKind
{
    /// <summary>上报: something is wrong, and becomes a case.</summary>
    Report,

    /// <summary>便民服务: done for a resident at once.</summary>
    Service,

    /// <summary>隐患排查: a place was looked at; what is dangerous becomes a case.</summary>
    Check,
}
