namespace ResidentAssistant.Assistant.Cases;

/// <summary>What somebody wants done with a case; <see cref="DecideCase"/> says what comes of it.</summary>
public abstract record CaseCommand
{
    private CaseCommand()
    {
    }

    /// <summary>受理: the unit leads it from here on (首接负责).</summary>
    public sealed record Accept : CaseCommand;

    /// <summary>改分类; what is null stays.</summary>
    public sealed record Classify(CaseCategory? Category = null, CaseUrgency? Urgency = null, bool? Confidential = null) : CaseCommand;

    /// <summary>派单</summary>
    /// <param name="UnitId">To whom.</param>
    /// <param name="Basis">The number of the duty it rests on; needed from a community to a department.</param>
    public sealed record Dispatch(Guid UnitId, string? Basis = null) : CaseCommand;

    /// <summary>报到</summary>
    public sealed record CheckIn : CaseCommand;

    /// <summary>退单</summary>
    /// <param name="Duty">The number of the duty that says whose it is.</param>
    /// <param name="Reason">In a sentence.</param>
    public sealed record Return(string Duty, string Reason) : CaseCommand;

    /// <summary>吹哨</summary>
    /// <param name="Units">All who must check in.</param>
    /// <param name="Lead">One of them.</param>
    public sealed record Whistle(IReadOnlyList<Guid> Units, Guid Lead) : CaseCommand;

    /// <summary>回复居民</summary>
    /// <param name="Text">What the resident reads.</param>
    /// <param name="Asks">It asks something: the clock waits for the answer.</param>
    public sealed record Reply(string Text, bool Asks) : CaseCommand;

    /// <summary>内部备注</summary>
    public sealed record Note(string Text) : CaseCommand;

    /// <summary>答复结果</summary>
    public sealed record Answer(string Text) : CaseCommand;

    /// <summary>没有回音的办结: only after the time in which the resident may answer.</summary>
    public sealed record Close(string Text) : CaseCommand;

    /// <summary>挂账</summary>
    public sealed record Hold(DateOnly Until, string Reason) : CaseCommand;

    /// <summary>申请延期, in working days.</summary>
    public sealed record Extend(int Days, string Reason) : CaseCommand;

    /// <summary>同意延期</summary>
    public sealed record Approve : CaseCommand;

    /// <summary>不予受理</summary>
    public sealed record Refuse(RefusalReason Code, string Reason) : CaseCommand;

    /// <summary>督办</summary>
    public sealed record Supervise(string Text) : CaseCommand;

    /// <summary>并入另一件</summary>
    /// <param name="Into">Where it goes; it must not be merged itself.</param>
    public sealed record Merge(Case Into) : CaseCommand;

    /// <summary>取消合并</summary>
    public sealed record Unmerge : CaseCommand;

    /// <summary>又一户反映同一件事, who cannot be asked.</summary>
    public sealed record Join : CaseCommand;

    /// <summary>解决没有; the rating may follow later.</summary>
    public sealed record Verdict(Solved Solved, Rating? Rating = null, string? Words = null) : CaseCommand;

    /// <summary>评价</summary>
    public sealed record Rate(Rating Rating) : CaseCommand;

    /// <summary>重新办理</summary>
    public sealed record Reopen(string Reason) : CaseCommand;

    /// <summary>撤回</summary>
    public sealed record Withdraw : CaseCommand;

    /// <summary>更正</summary>
    /// <param name="UnitId">Who answers for the place as it is now.</param>
    /// <param name="Words">What was said.</param>
    public sealed record Amend(Guid? UnitId, string Words) : CaseCommand;

    /// <summary>补充: words or a count of photos.</summary>
    public sealed record Add(string Words) : CaseCommand;

    /// <summary>A time has come: warned of, missed, or silence long enough.</summary>
    public sealed record Tick : CaseCommand;
}
