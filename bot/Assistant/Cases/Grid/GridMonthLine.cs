namespace ResidentAssistant.Assistant.Cases;

/// <summary>One person's month on the spot (月度台账).</summary>
public sealed record GridMonthLine
{
    public required Guid StaffId { get; init; }
    public required string Name { get; init; }

    /// <summary>Where the person works now; null: nowhere.</summary>
    public required string? Unit { get; init; }

    /// <summary>上报: cases this person filed, hazards among them.</summary>
    public int Reported { get; init; }

    /// <summary>办理: cases this person answered.</summary>
    public int Handled { get; init; }

    /// <summary>按时: those of them that were answered in time.</summary>
    public int OnTime { get; init; }

    /// <summary>便民服务</summary>
    public int Services { get; init; }

    /// <summary>隐患排查: places that were looked at.</summary>
    public int Checks { get; init; }

    /// <summary>Of these, where something dangerous was found.</summary>
    public int Hazards { get; init; }

    /// <summary>群众说解决了: verdicts on what this person answered.</summary>
    public int Solved { get; init; }

    /// <summary>群众说没解决, or only in part.</summary>
    public int NotSolved { get; init; }

    /// <summary>Ratings of what this person answered.</summary>
    public int Rated { get; init; }

    /// <summary>满意 or 基本满意 among them.</summary>
    public int Satisfied { get; init; }
}
