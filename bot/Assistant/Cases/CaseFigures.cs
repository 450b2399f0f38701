namespace ResidentAssistant.Assistant.Cases;

/// <summary>Figures of the cases that were filed in a period.</summary>
public sealed record CaseFigures
{
    public required DateOnly From { get; init; }
    public required DateOnly To { get; init; }

    /// <summary>收到</summary>
    public required int Received { get; init; }

    /// <summary>有人接手: accepted, given on, replied to or refused.</summary>
    public required int Responded { get; init; }

    /// <summary>答复了, or refused with a reason.</summary>
    public required int Answered { get; init; }

    /// <summary>居民最后说已解决</summary>
    public required int Solved { get; init; }

    /// <summary>居民最后说满意 or 基本满意</summary>
    public required int Satisfied { get; init; }
    public required CaseRates Rates { get; init; }

    /// <summary>By step: accept, check_in, answer, verdict.</summary>
    public required IReadOnlyDictionary<string, CaseStepTimes> Steps { get; init; }

    /// <summary>How often a case was returned.</summary>
    public required int Returns { get; init; }

    /// <summary>Cases that whistled.</summary>
    public required int Whistles { get; init; }

    /// <summary>Cases that missed a deadline.</summary>
    public required int Overdue { get; init; }

    /// <summary>What somebody should look at.</summary>
    public required IReadOnlyList<CaseFlag> Flags { get; init; }
}
