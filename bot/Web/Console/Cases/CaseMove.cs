using ResidentAssistant.Assistant.Cases;
using ResidentAssistant.Assistant.Staff;

namespace ResidentAssistant.Web.StaffConsole;

/// <summary>A move of a case that staff can make besides replying and answering, and what it asks for.</summary>
internal enum CaseMove
{
    /// <summary>派单</summary>
    Dispatch,

    /// <summary>退单</summary>
    Return,

    /// <summary>吹哨</summary>
    Whistle,

    /// <summary>改紧急程度、保密</summary>
    Classify,

    /// <summary>内部备注</summary>
    Note,

    /// <summary>挂账</summary>
    Hold,

    /// <summary>申请延期</summary>
    Extend,

    /// <summary>同意延期</summary>
    Approve,

    /// <summary>督办</summary>
    Supervise,

    /// <summary>合并</summary>
    Merge,

    /// <summary>取消合并</summary>
    Unmerge,

    /// <summary>不予受理</summary>
    Refuse,

    /// <summary>重新办理</summary>
    Reopen,
}

/// <summary>Which moves are offered.</summary>
internal static class CaseMovesOf
{
    /// <summary>Hides what would be refused anyway; the use case refuses by itself.</summary>
    public static IEnumerable<CaseMove> Offered(Case one, StaffIdentity staff)
    {
        var (dispatches, supervises) = (staff.May(CaseActions.Dispatch), staff.May(CaseActions.Supervise));
        if (dispatches && one is { State: CaseState.Received or CaseState.Accepted or CaseState.Dispatched or CaseState.InProgress, IsWhistled: false })
            yield return CaseMove.Dispatch;
        if (one is { State: CaseState.Dispatched or CaseState.InProgress, ReturnsTo: not null })
            yield return CaseMove.Return;
        if (supervises && one.State is CaseState.Accepted or CaseState.Dispatched or CaseState.InProgress)
            yield return CaseMove.Whistle;
        if (one.IsOpen)
            yield return CaseMove.Classify;
        yield return CaseMove.Note;
        if (one.State is CaseState.Accepted or CaseState.InProgress)
            yield return CaseMove.Hold;
        if (one is { State: CaseState.Accepted or CaseState.Dispatched or CaseState.InProgress, WantsDays: null })
            yield return CaseMove.Extend;
        if (supervises && one.WantsDays is not null)
            yield return CaseMove.Approve;
        if (supervises && one.IsOpen)
            yield return CaseMove.Supervise;
        if (dispatches && one.IsOpen)
            yield return CaseMove.Merge;
        if (dispatches && one.State == CaseState.Merged)
            yield return CaseMove.Unmerge;
        if (dispatches && one.State is CaseState.Received or CaseState.Accepted)
            yield return CaseMove.Refuse;
        if (supervises && one.State is CaseState.Closed or CaseState.Refused)
            yield return CaseMove.Reopen;
    }

    public static string Name(CaseMove move) => move switch
    {
        CaseMove.Dispatch => "派单给别的单位",
        CaseMove.Return => "退单",
        CaseMove.Whistle => "吹哨，点名部门",
        CaseMove.Classify => "改紧急程度、保密",
        CaseMove.Note => "写内部备注",
        CaseMove.Hold => "挂账，以后再办",
        CaseMove.Extend => "申请延期",
        CaseMove.Approve => "同意延期",
        CaseMove.Supervise => "督办",
        CaseMove.Merge => "合并到另一件",
        CaseMove.Unmerge => "取消合并",
        CaseMove.Refuse => "不予受理",
        CaseMove.Reopen => "重新办理",
    };
}
