namespace ResidentAssistant.Web.Doctor;

/// <summary>How much a finding matters.</summary>
internal enum Level
{
    /// <summary>好</summary>
    Good,

    /// <summary>注意: works, and somebody should know.</summary>
    Notice,

    /// <summary>要处理: must be put right.</summary>
    Action,
}
