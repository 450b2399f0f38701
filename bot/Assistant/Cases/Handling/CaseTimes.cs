namespace ResidentAssistant.Assistant.Cases;

/// <summary>How long a step may take: working hours, for <see cref="CaseUrgency.Emergency"/> hours by the clock; more than 0, at most 2,000.</summary>
public sealed class CaseTimes
{
    public CaseTimes()
    {
    }

    public CaseTimes(double accept, double checkIn, double answer) => (Accept, CheckIn, Answer) = (accept, checkIn, answer);

    /// <summary>Until somebody accepts it.</summary>
    public double Accept { get; init; }

    /// <summary>Until the unit that was given it begins.</summary>
    public double CheckIn { get; init; }

    /// <summary>From filing until the resident is answered.</summary>
    public double Answer { get; init; }
}
