namespace ResidentAssistant.Assistant.Cases;

/// <summary>How the cases of a period, of a unit or of a category went.</summary>
public record CaseCounts
{
    /// <summary>收到</summary>
    public required int Received { get; init; }

    /// <summary>有人接手: accepted, given on, replied to or refused.</summary>
    public required int Responded { get; init; }

    /// <summary>答复了, or refused with a reason.</summary>
    public required int Answered { get; init; }

    /// <summary>居民说过解决没有</summary>
    public required int Asked { get; init; }

    /// <summary>居民最后说已解决</summary>
    public required int Solved { get; init; }

    /// <summary>居民评过</summary>
    public required int Rated { get; init; }

    /// <summary>居民最后说满意 or 基本满意</summary>
    public required int Satisfied { get; init; }

    /// <summary>Ended without a word of the resident (没有回音).</summary>
    public required int Silent { get; init; }
    public required CaseRates Rates { get; init; }

    /// <summary>By step: accept, check_in, answer, verdict.</summary>
    public required IReadOnlyDictionary<string, CaseStepTimes> Steps { get; init; }

    /// <summary>How often a case was returned.</summary>
    public required int Returns { get; init; }

    /// <summary>Cases that whistled.</summary>
    public required int Whistles { get; init; }

    /// <summary>Cases that missed a deadline.</summary>
    public required int Overdue { get; init; }

    /// <summary>Cases that were opened again, joined by another household, or put together with another (重复反映).</summary>
    public required int Repeated { get; init; }

    /// <summary>居民最后说不满意</summary>
    public int Dissatisfied => Rated - Satisfied;
}
