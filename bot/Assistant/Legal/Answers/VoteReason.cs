namespace ResidentAssistant.Assistant.Legal;

/// <summary>Why an answer did not help.</summary>
public enum VoteReason
{
    /// <summary>看不懂</summary>
    Unclear,

    /// <summary>答非所问</summary>
    OffThePoint,

    /// <summary>过时了</summary>
    Outdated,

    /// <summary>我的情况不一样</summary>
    OtherSituation,
}
