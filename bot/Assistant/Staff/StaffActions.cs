namespace ResidentAssistant.Assistant.Staff;

/// <summary>What staff do whatever the modules are.</summary>
public static class StaffActions
{
    public const string DeliveriesName = "deliveries";
    public const string AuditName = "audit";
    public const string ReviewName = "corrections";
    public const string AccountsName = "accounts";
    public const string TerritoryName = "territory";
    public const string ProgramsName = "programs";

    /// <summary>Look at replies that did not get through, send them again, clear alarms of channels.</summary>
    public static StaffAction Deliveries { get; } = new(DeliveriesName, new Grant(StaffRole.Administrator, Reach.City));

    public static StaffAction Audit { get; } = new(AuditName, new Grant(StaffRole.Administrator, Reach.City));

    /// <summary>Add, move, disable accounts, make new passwords.</summary>
    public static StaffAction Accounts { get; } = new(AccountsName, new Grant(StaffRole.Administrator, Reach.City));

    /// <summary>Keep the city's units, places and duty list, by hand and by workbook.</summary>
    public static StaffAction Territory { get; } = new(TerritoryName, new Grant(StaffRole.Administrator, Reach.City));

    /// <summary>Give and revoke keys of other systems and tokens of programs that act as staff.</summary>
    public static StaffAction Programs { get; } = new(ProgramsName, new Grant(StaffRole.Administrator, Reach.City));

    /// <summary>Say what a line meant that the assistant misunderstood; the line is one this person was given to read.</summary>
    public static StaffAction Correct { get; } = new(
        "corrections.propose",
        new Grant(StaffRole.GridWorker, Reach.Own),
        new Grant(StaffRole.CommunityStaff, Reach.Own),
        new Grant(StaffRole.StreetDispatcher, Reach.Own),
        new Grant(StaffRole.DepartmentHandler, Reach.Own),
        new Grant(StaffRole.Lawyer, Reach.Own),
        new Grant(StaffRole.Administrator, Reach.Own));

    /// <summary>Decide which of these the assistant learns.</summary>
    public static StaffAction Review { get; } = new(
        ReviewName, new Grant(StaffRole.Curator, Reach.City), new Grant(StaffRole.Administrator, Reach.City));

    public static IReadOnlyList<StaffAction> All { get; } = [Deliveries, Audit, Accounts, Territory, Programs, Correct, Review];
}
