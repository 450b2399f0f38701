namespace ResidentAssistant.Assistant.Appointments;

/// <summary>What residents ask about an appointment itself.</summary>
public enum BookingQuestion
{
    /// <summary>要带什么.</summary>
    Bring,

    /// <summary>在哪儿.</summary>
    Where,

    /// <summary>能谈多久.</summary>
    HowLong,

    /// <summary>律师几点上班.</summary>
    Hours,

    /// <summary>还有别的时间吗.</summary>
    OtherTimes,

    /// <summary>能不能早一点, where no time was spoken of.</summary>
    Earliest,
}
