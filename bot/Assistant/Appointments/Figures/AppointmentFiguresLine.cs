namespace ResidentAssistant.Assistant.Appointments;

/// <summary>A lawyer at a venue in a month.</summary>
/// <param name="Venue">Its name.</param>
/// <param name="Lawyer">The name.</param>
/// <param name="Offered">Places for appointments, as the patterns stand now; never fewer than were booked.</param>
/// <param name="Booked">Those that were not given back.</param>
/// <param name="Came">Whoever was there, also who left before.</param>
/// <param name="Missed">Nobody came, unexcused.</param>
/// <param name="Excused">Nobody came, for a reason.</param>
/// <param name="Cancelled">Given back before.</param>
public sealed record AppointmentFiguresLine(string Venue, string Lawyer, int Offered, int Booked, int Came, int Missed, int Excused, int Cancelled)
{
    /// <summary>Booked of offered, in percent from 0 to 100; null when nothing was offered.</summary>
    public int? Share => Offered == 0 ? null : (int)Math.Round(100.0 * Booked / Offered, MidpointRounding.AwayFromZero);
}
