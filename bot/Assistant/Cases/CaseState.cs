namespace ResidentAssistant.Assistant.Cases;

/// <summary>Where a case stands; residents see the names of <see cref="CaseTexts.StateName"/>.</summary>
public enum CaseState
{
    /// <summary>已受理</summary>
    Received,

    /// <summary>办理中</summary>
    InProgress,

    /// <summary>已办结，等居民评价</summary>
    Closed,

    /// <summary>已评价</summary>
    Rated,

    /// <summary>已撤回，居民不要办了</summary>
    Withdrawn,
}
