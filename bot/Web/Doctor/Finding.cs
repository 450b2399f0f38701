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

/// <summary>One precondition and how it stands.</summary>
/// <param name="Name">What was looked at, in a word or two.</param>
/// <param name="Says">How it stands, without a full stop.</param>
/// <param name="Remedy">What to do, whole sentences; empty when nothing is to be done.</param>
internal sealed record Finding(string Name, Level Level, string Says, string Remedy = "");
