namespace ResidentAssistant.Assistant.Cases;

/// <summary>What can happen to a case.</summary>
public enum CaseEventKind
{
    /// <summary>居民提交</summary>
    Filed,

    /// <summary>居民更正</summary>
    Amended,

    /// <summary>居民补充: words or photos.</summary>
    Added,

    /// <summary>受理</summary>
    Accepted,

    /// <summary>改分类: category, urgency, confidential.</summary>
    Classified,

    /// <summary>派单</summary>
    Dispatched,

    /// <summary>报到</summary>
    CheckedIn,

    /// <summary>退单</summary>
    Returned,

    /// <summary>吹哨: begun by the second return, or by a street that names units.</summary>
    Whistled,

    /// <summary>回复居民</summary>
    Replied,

    /// <summary>内部备注: no resident reads it.</summary>
    Noted,

    /// <summary>答复结果</summary>
    Answered,

    /// <summary>挂账</summary>
    Held,

    /// <summary>恢复办理</summary>
    Resumed,

    /// <summary>申请延期</summary>
    ExtensionAsked,

    /// <summary>同意延期</summary>
    Extended,

    /// <summary>不予受理</summary>
    Refused,

    /// <summary>督办</summary>
    Supervised,

    /// <summary>并入另一件</summary>
    Merged,

    /// <summary>取消合并</summary>
    Unmerged,

    /// <summary>又一户反映同一件事</summary>
    Joined,

    /// <summary>居民说解决没有</summary>
    Verdict,

    /// <summary>居民评价</summary>
    Rated,

    /// <summary>居民没有回音，自动办结</summary>
    Lapsed,

    /// <summary>重新办理</summary>
    Reopened,

    /// <summary>居民撤回</summary>
    Withdrawn,

    /// <summary>快到时限</summary>
    Warned,

    /// <summary>超过时限，升级</summary>
    Overdue,
}
