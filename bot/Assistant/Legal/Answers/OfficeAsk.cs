namespace ResidentAssistant.Assistant.Legal;

/// <summary>What an office is asked for.</summary>
internal enum OfficeAsk
{
    /// <summary>How and where something is done, and what to bring.</summary>
    Procedure,

    /// <summary>Whom to call.</summary>
    Number,

    /// <summary>What a lawyer takes.</summary>
    LawyersFee,
}
