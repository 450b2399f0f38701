namespace ResidentAssistant.Assistant.Cases;

/// <summary>How fast a case must be handled.</summary>
public enum CaseUrgency
{
    /// <summary>一般: in working time.</summary>
    Normal,

    /// <summary>紧急: in working time, and shorter.</summary>
    Urgent,

    /// <summary>特急, 安全隐患: by the clock, day and night.</summary>
    Emergency,
}
