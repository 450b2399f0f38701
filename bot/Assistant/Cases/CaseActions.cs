using ResidentAssistant.Assistant.Staff;

namespace ResidentAssistant.Assistant.Cases;

/// <summary>What staff do with cases; which unit may do what with which case, <see cref="DecideCase"/> says.</summary>
public static class CaseActions
{
    public const string HandleName = "cases";

    /// <summary>See the cases of the own unit, accept, check in, handle, reply, answer, return.</summary>
    public static StaffAction Handle { get; } = new(
        HandleName,
        new Grant(StaffRole.GridWorker, Reach.Unit),
        new Grant(StaffRole.CommunityStaff, Reach.Unit),
        new Grant(StaffRole.DepartmentHandler, Reach.Unit),
        new Grant(StaffRole.StreetDispatcher, Reach.UnitAndUnassigned),
        new Grant(StaffRole.Administrator, Reach.City));

    /// <summary>Give a case to another unit, refuse it, put it together with another.</summary>
    public static StaffAction Dispatch { get; } = new(
        "cases.dispatch",
        new Grant(StaffRole.CommunityStaff, Reach.Unit),
        new Grant(StaffRole.DepartmentHandler, Reach.Unit),
        new Grant(StaffRole.StreetDispatcher, Reach.UnitAndUnassigned),
        new Grant(StaffRole.Administrator, Reach.City));

    /// <summary>Whistle for departments, supervise, grant more time, open again.</summary>
    public static StaffAction Supervise { get; } = new(
        "cases.supervise",
        new Grant(StaffRole.StreetDispatcher, Reach.UnitAndUnassigned),
        new Grant(StaffRole.Administrator, Reach.City));

    public const string TemplatesName = "cases.templates";

    /// <summary>Keep the texts that are often written to residents.</summary>
    public static StaffAction Templates { get; } = new(TemplatesName, new Grant(StaffRole.Administrator, Reach.City));

    public const string FiguresName = "figures";

    /// <summary>Read how the cases of the own unit and those below went, and choose the problem of the month.</summary>
    public static StaffAction Figures { get; } = new(
        FiguresName, new Grant(StaffRole.StreetDispatcher, Reach.Unit), new Grant(StaffRole.Administrator, Reach.City));

    /// <summary>What somebody must be allowed to do for a command.</summary>
    public static StaffAction Of(CaseCommand command) => command switch
    {
        CaseCommand.Dispatch or CaseCommand.Refuse or CaseCommand.Merge or CaseCommand.Unmerge or CaseCommand.Close => Dispatch,
        CaseCommand.Whistle or CaseCommand.Supervise or CaseCommand.Approve or CaseCommand.Reopen => Supervise,
        _ => Handle,
    };
}
