namespace ResidentAssistant.Assistant.Lectures;

public enum LectureSeries
{
    /// <summary>法治大讲堂, once a month</summary>
    RuleOfLaw,

    /// <summary>道德讲堂</summary>
    Moral,
}
