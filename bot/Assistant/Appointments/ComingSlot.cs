namespace ResidentAssistant.Assistant.Appointments;

/// <summary>A slot to come, and whether somebody has booked it.</summary>
public sealed record ComingSlot(AppointmentSlot Slot, bool Taken)
{
    public DateTimeOffset At => CityTime.Local(Slot.StartsAt);

    public DateOnly Day => DateOnly.FromDateTime(At.DateTime);

    public TimeOnly Time => TimeOnly.FromDateTime(At.DateTime);
}
