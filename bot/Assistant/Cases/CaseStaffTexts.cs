namespace ResidentAssistant.Assistant.Cases;

/// <summary>What staff and programs read of cases: names of events, steps and reasons, and why something was refused.</summary>
public static class CaseStaffTexts
{
    public static string EventName(CaseEventKind kind) => kind switch
    {
        CaseEventKind.Filed => "居民提交",
        CaseEventKind.Amended => "居民更正",
        CaseEventKind.Added => "居民补充",
        CaseEventKind.Accepted => "受理",
        CaseEventKind.Classified => "改分类",
        CaseEventKind.Dispatched => "派单",
        CaseEventKind.CheckedIn => "开始办理",
        CaseEventKind.Returned => "退单",
        CaseEventKind.Whistled => "吹哨",
        CaseEventKind.Replied => "回复居民",
        CaseEventKind.Noted => "内部备注（居民看不到）",
        CaseEventKind.Answered => "答复结果",
        CaseEventKind.Held => "挂账",
        CaseEventKind.Resumed => "恢复办理",
        CaseEventKind.ExtensionAsked => "申请延期",
        CaseEventKind.Extended => "同意延期",
        CaseEventKind.Refused => "不予受理",
        CaseEventKind.Supervised => "督办",
        CaseEventKind.Merged => "合并到另一件",
        CaseEventKind.Unmerged => "取消合并",
        CaseEventKind.Joined => "又一户反映",
        CaseEventKind.Verdict => "居民确认",
        CaseEventKind.Rated => "居民评价",
        CaseEventKind.Lapsed => "没有回音，办结",
        CaseEventKind.Reopened => "重新办理",
        CaseEventKind.Withdrawn => "居民撤回",
        CaseEventKind.Warned => "快到时限",
        CaseEventKind.Overdue => "超过时限",
    };

    public static string UrgencyName(CaseUrgency urgency) => urgency switch
    {
        CaseUrgency.Normal => "一般",
        CaseUrgency.Urgent => "紧急",
        CaseUrgency.Emergency => "特急",
    };

    /// <summary>What is due, as staff read it before a time: 受理.</summary>
    public static string StepName(CaseStep step) => step switch
    {
        CaseStep.Accept => "受理",
        CaseStep.Whistle => "点名部门",
        CaseStep.CheckIn => "派出或开始办理",
        CaseStep.Answer => "答复居民",
        CaseStep.Review => "复查",
        CaseStep.Verdict => "居民确认",
    };

    public static string RefusalName(RefusalReason code) => code switch
    {
        RefusalReason.Labour => "劳动争议",
        RefusalReason.Court => "应走诉讼、仲裁、行政复议",
        RefusalReason.Private => "个人之间的纠纷",
        RefusalReason.Elsewhere => "不归本市管",
        RefusalReason.Repeated => "已答复过，没有新情况",
        RefusalReason.Unclear => "说不清，也联系不上",
    };

    /// <summary>Why nothing was changed, for staff.</summary>
    public static string Why(CaseChange change) => change switch
    {
        CaseChange.Done => "办好了。",
        CaseChange.NotFound => "这件诉求不归您的单位办了，操作没有生效。",
        CaseChange.ChangedMeanwhile => "刚才有别人改过这件诉求，您的操作没有生效。页面已更新，请看一下再办。",
        CaseChange.NotAllowed => "您的角色不能这样做。",
        CaseChange.WrongState => "这件诉求现在的状态不能这样做，没有改动。",
        CaseChange.NotYours => "这件诉求现在不在您的单位手里，没有改动。",
        CaseChange.AcceptFirst => "请先受理。",
        CaseChange.CheckInFirst => "接单的单位要先报到，才能答复。",
        CaseChange.AlreadyCheckedIn => "已经报到了。",
        CaseChange.DispatchFirst => "这件诉求还没有定单位，请先派给一个单位。",
        CaseChange.UnknownUnit => "没有这个单位。",
        CaseChange.SameUnit => "这件诉求就在这个单位。",
        CaseChange.BasisNeeded => "从社区派给部门，要选一条权责清单作依据。",
        CaseChange.UnknownDuty => "权责清单里没有这一条。",
        CaseChange.TextNeeded => "请写上内容，不超过 2000 字。",
        CaseChange.LeadNotNamed => "请点名要到场的单位（最多 12 个），并选一个牵头。",
        CaseChange.DateOutOfRange => "日期应从明天起，最多 180 天以后。",
        CaseChange.DaysOutOfRange => "每次延期 1 到 30 个工作日，最多延两次。",
        CaseChange.NothingToApprove => "没有等着同意的延期。",
        CaseChange.ResidentHasTheWord => "要等居民确认；没有回音的，到期会自动办结。",
        CaseChange.TooLate => "办结超过 30 天了，请居民重新反映。",
        CaseChange.AlreadyRated => "居民已经评价过了。",
        CaseChange.IntoMerged => "不能合并到它自己，也不能合并到已经结束的诉求。",
    };

    /// <summary>What the audit calls it.</summary>
    public static string ActionName(CaseEventKind kind) => "case." + (kind switch
    {
        CaseEventKind.Accepted => "accept",
        CaseEventKind.Classified => "category",
        CaseEventKind.Dispatched => "dispatch",
        CaseEventKind.CheckedIn => "start",
        CaseEventKind.Returned => "return",
        CaseEventKind.Whistled => "whistle",
        CaseEventKind.Replied => "reply",
        CaseEventKind.Noted => "note",
        CaseEventKind.Answered => "answer",
        CaseEventKind.Held => "hold",
        CaseEventKind.ExtensionAsked => "extend",
        CaseEventKind.Extended => "approve",
        CaseEventKind.Refused => "refuse",
        CaseEventKind.Supervised => "supervise",
        CaseEventKind.Merged => "merge",
        CaseEventKind.Unmerged => "unmerge",
        CaseEventKind.Reopened => "reopen",
        CaseEventKind.Lapsed => "close",
        CaseEventKind.Joined => "join",
        CaseEventKind.Verdict => "verdict",
        _ => kind.ToString(),
    });
}
