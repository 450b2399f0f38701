namespace ResidentAssistant.Assistant.Cases;

/// <summary>The resident's verdict (评价).</summary>
public enum Rating
{
    /// <summary>满意</summary>
    Satisfied,

    /// <summary>基本满意</summary>
    Acceptable,

    /// <summary>不满意</summary>
    Dissatisfied,
}
