namespace ResidentAssistant.Assistant.Appointments;

/// <summary>A slot to come.</summary>
/// <param name="Slot">Its time.</param>
/// <param name="Seat">The first of its places that is free, from 0; null when all are taken.</param>
public sealed record ComingSlot(AppointmentSlot Slot, int? Seat)
{
    public bool Taken => Seat is null;

    public DateTimeOffset At => CityTime.Local(Slot.StartsAt);

    public DateOnly Day => DateOnly.FromDateTime(At.DateTime);

    public TimeOnly Time => TimeOnly.FromDateTime(At.DateTime);
}
