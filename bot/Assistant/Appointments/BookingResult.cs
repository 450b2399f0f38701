namespace ResidentAssistant.Assistant.Appointments;

/// <summary>What came of the talk with the lawyer.</summary>
public enum BookingResult
{
    /// <summary>当场答复</summary>
    Answered,

    /// <summary>转法律援助</summary>
    LegalAid,

    /// <summary>转调解</summary>
    Mediation,

    /// <summary>建议起诉</summary>
    Lawsuit,

    /// <summary>再约一次</summary>
    Again,
}
