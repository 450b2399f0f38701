namespace ResidentAssistant.Assistant.Staff;

/// <summary>An action of a member of staff (操作日志): who did what to which thing, and when. Never changed or deleted.</summary>
public sealed class AuditEntry
{
    private AuditEntry()
    {
    }

    public AuditEntry(StaffIdentity? by, string action, string subject, DateTimeOffset now)
    {
        Id = Guid.CreateVersion7(now);
        StaffId = by?.Id;
        StaffName = by?.Name ?? "命令行";
        ProgramId = by?.ProgramId;
        Action = action;
        Subject = subject;
        At = now;
    }

    /// <summary>For what somebody did before they were signed in: the console does not know who it was.</summary>
    public static AuditEntry BeforeSignIn(string action, string subject, DateTimeOffset now) => new(null, action, subject, now) { StaffName = "未登录" };

    /// <summary>For what a resident did that staff have to know the reason of; the resident is not named.</summary>
    public static AuditEntry OfResident(string action, string subject, DateTimeOffset now) => new(null, action, subject, now) { StaffName = "居民" };

    /// <summary>For what a program did: as the member of staff whose token it has, or as the system whose key it has, which is named like a person.</summary>
    public static AuditEntry Of(ProgramCaller caller, string action, string subject, DateTimeOffset now) => caller switch
    {
        ProgramCaller.Staff(var identity) => new(identity, action, subject, now),
        ProgramCaller.Key key => new(null, action, subject, now) { StaffName = key.System, ProgramId = key.KeyId },
        _ => throw new InvalidOperationException(),
    };

    public Guid Id { get; private set; }
    public Guid? StaffId { get; private set; }
    public string StaffName { get; private set; } = "";

    /// <summary>The token (see <see cref="StaffToken"/>) or key (see <see cref="ApiKey"/>) through which a program did it; null: a person did it.</summary>
    public Guid? ProgramId { get; private set; }

    /// <summary>e.g. case.close.</summary>
    public string Action { get; private set; } = "";

    /// <summary>Number or id of the thing; never personal data.</summary>
    public string Subject { get; private set; } = "";
    public DateTimeOffset At { get; private set; }
}
