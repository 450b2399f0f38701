namespace ResidentAssistant.Assistant.Safety;

/// <summary>Whose desk an alert rings at. One that nobody acknowledges in time goes one level up.</summary>
public enum DutyLevel
{
    /// <summary>社区</summary>
    Community,

    /// <summary>街道</summary>
    Street,

    /// <summary>市级：管理员</summary>
    City,
}
