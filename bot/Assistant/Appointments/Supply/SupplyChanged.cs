namespace ResidentAssistant.Assistant.Appointments;

/// <summary>What became of a change of who receives residents.</summary>
public abstract record SupplyChanged
{
    private SupplyChanged()
    {
    }

    /// <param name="Told">How many residents are told.</param>
    public sealed record Done(int Told) : SupplyChanged;

    /// <summary>Bookings are touched: nothing was changed. Staff decide on each, and save with what they decided.</summary>
    public sealed record Touches(IReadOnlyList<TouchedBooking> Bookings) : SupplyChanged;

    /// <param name="Why">A sentence for staff; nothing was changed.</param>
    public sealed record Refused(string Why) : SupplyChanged;

    public sealed record NotAllowed : SupplyChanged;
}
