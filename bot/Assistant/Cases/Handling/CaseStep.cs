namespace ResidentAssistant.Assistant.Cases;

/// <summary>What is due next of a case.</summary>
public enum CaseStep
{
    /// <summary>受理</summary>
    Accept,

    /// <summary>街道点名部门</summary>
    Whistle,

    /// <summary>报到、派出或开始办理</summary>
    CheckIn,

    /// <summary>答复居民</summary>
    Answer,

    /// <summary>复查挂账</summary>
    Review,

    /// <summary>等居民说解决没有</summary>
    Verdict,
}
