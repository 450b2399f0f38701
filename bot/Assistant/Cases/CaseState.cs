namespace ResidentAssistant.Assistant.Cases;

/// <summary>Where a case stands; residents see the names of <see cref="CaseTexts.StateName"/>.</summary>
public enum CaseState
{
    /// <summary>已收到: nobody has taken it yet.</summary>
    Received,

    /// <summary>已受理: a unit leads it, and handles it or gives it to another.</summary>
    Accepted,

    /// <summary>已派单: given to units that have not checked in yet.</summary>
    Dispatched,

    /// <summary>办理中</summary>
    InProgress,

    /// <summary>挂账: put off to a date, and looked at again then.</summary>
    Held,

    /// <summary>已答复: waits for the resident's word.</summary>
    Answered,

    /// <summary>已办结: by the resident's word, or by silence.</summary>
    Closed,

    /// <summary>不予受理: no matter for the city, with the reason.</summary>
    Refused,

    /// <summary>已撤回: the resident does not want it any more.</summary>
    Withdrawn,

    /// <summary>已合并: the same problem as another case, and repaired with it.</summary>
    Merged,
}
