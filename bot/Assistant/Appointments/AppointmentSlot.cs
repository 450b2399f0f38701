namespace ResidentAssistant.Assistant.Appointments;

/// <summary>Half an hour with a volunteer lawyer on a Thursday (周四有约), for one resident.</summary>
public sealed class AppointmentSlot
{
    private AppointmentSlot()
    {
    }

    public AppointmentSlot(Guid id, DateTimeOffset startsAt, DateTimeOffset endsAt, string venue, Guid lawyerId, string lawyer)
    {
        Id = id;
        StartsAt = startsAt;
        EndsAt = endsAt;
        Venue = venue;
        LawyerId = lawyerId;
        Lawyer = lawyer;
    }

    public Guid Id { get; private set; }
    public DateTimeOffset StartsAt { get; private set; }
    public DateTimeOffset EndsAt { get; private set; }
    public string Venue { get; private set; } = "";

    /// <summary>Who gives it, by account.</summary>
    public Guid LawyerId { get; private set; }

    /// <summary>The lawyer's name as residents read it.</summary>
    public string Lawyer { get; private set; } = "";

    /// <summary>Staff closed it: nobody can book it any more.</summary>
    public bool Withdrawn { get; private set; }

    public void Withdraw() => Withdrawn = true;
}
