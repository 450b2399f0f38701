namespace ResidentAssistant.Assistant.Cases;

/// <summary>When something is due of a case.</summary>
public enum DueWithin
{
    /// <summary>超时</summary>
    Overdue,

    /// <summary>今天到期, and what is overdue.</summary>
    Today,

    /// <summary>七天内到期, and what is overdue.</summary>
    Week,
}
