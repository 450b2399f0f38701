using ResidentAssistant.Assistant.Data;

namespace ResidentAssistant.Assistant.Appointments;

/// <summary>Whether what the door enters may be, and the entry itself. The same holds for the console and over HTTP.</summary>
internal static class DecideDoor
{
    /// <summary>Under the lawyer's lock: of a check-in and a cancellation at once, the second sees what the first did.</summary>
    /// <returns>Whether it is so, and whether it was not so before.</returns>
    public static async Task<(DoorOutcome Outcome, bool Changed)> RunAsync(
        AppDb db, Booking booking, DoorEntry entry, DateTimeOffset now, CancellationToken cancellation)
    {
        await BookSlot.LockAsync(db, booking, cancellation);
        var at = entry.At is { } told && told <= now ? told : now;
        if (WhyNot(booking, entry, at) is { } why)
            return (why, false);
        if (IsSo(booking, entry))
            return (DoorOutcome.Done, false);
        if (entry is { Mark: DoorMark.Ended, Result: { } result })
            booking.End(result, entry.Note, now);
        else
            booking.Mark(entry.Mark, at, now);
        return (DoorOutcome.Done, true);
    }

    /// <returns>Null when it may be entered, or is so already.</returns>
    public static DoorOutcome? WhyNot(Booking booking, DoorEntry entry, DateTimeOffset at)
    {
        var (state, begun) = (booking.State, booking.StartsAt <= at);
        if (state == BookingState.Cancelled)
            return DoorOutcome.Cancelled;
        return entry.Mark switch
        {
            // A second time, also on a later day, changes nothing.
            DoorMark.Arrived when HasCome(state) => null,
            DoorMark.Arrived => CityTime.Today(at) == CityTime.Today(booking.StartsAt) ? null : DoorOutcome.OtherDay,
            DoorMark.Missed or DoorMark.Excused => HasCome(state) ? DoorOutcome.HasCome : begun ? null : DoorOutcome.NotBegun,
            DoorMark.Left => HasCome(state) ? null : DoorOutcome.NotCome,
            DoorMark.Ended when entry.Result is null || entry.Note?.Length > DoorEntry.LongestNote => DoorOutcome.Incomplete,
            DoorMark.Ended => HasCome(state) || begun ? null : DoorOutcome.NotBegun,
            _ => null,
        };
    }

    private static bool IsSo(Booking booking, DoorEntry entry) => (entry.Mark, booking.State) switch
    {
        (DoorMark.Arrived, var state) => HasCome(state),
        (DoorMark.Missed, BookingState.Missed) or (DoorMark.Excused, BookingState.Excused) or (DoorMark.Left, BookingState.Left)
            or (DoorMark.Undone, BookingState.Booked) => true,
        (DoorMark.Ended, BookingState.Ended) => booking.Result == entry.Result && (entry.Note is null || entry.Note == booking.Note),
        _ => false,
    };

    private static bool HasCome(BookingState state) => state is BookingState.CheckedIn or BookingState.Ended or BookingState.Left;
}
