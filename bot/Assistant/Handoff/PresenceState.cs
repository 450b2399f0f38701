namespace ResidentAssistant.Assistant.Handoff;

/// <summary>Whether a lawyer can be asked to take residents over.</summary>
public enum PresenceState
{
    /// <summary>不在</summary>
    Off,

    /// <summary>在线，可以派</summary>
    On,

    /// <summary>暂停：手上的接着办，不派新的</summary>
    Paused,
}
