using System.Globalization;

namespace ResidentAssistant.Assistant.Appointments;

/// <summary>A time with a volunteer lawyer (周四有约). It is computed (<see cref="Slots"/>), never stored.</summary>
public sealed record AppointmentSlot(DateTimeOffset StartsAt, DateTimeOffset EndsAt, Guid VenueId, string Venue, Guid LawyerId, string Lawyer)
{
    /// <summary>Names it: a lawyer begins one at a time.</summary>
    public string Id => string.Create(CultureInfo.InvariantCulture, $"{CityTime.Local(StartsAt):yyyyMMddHHmm}-{LawyerId:N}");

    /// <summary>Where in the venue; empty: not said.</summary>
    public string Room { get; init; } = "";

    /// <summary>For who walks in, and for residents who read large letters.</summary>
    public bool IsKept { get; init; }

    /// <summary>Bookings that share it.</summary>
    public int Capacity { get; init; } = 1;

    /// <summary>What the lawyer works in; none: anything.</summary>
    public IReadOnlyList<LegalField> Fields { get; init; } = [];

    /// <summary>Null: not said.</summary>
    public bool? IsWoman { get; init; }

    /// <summary>Whether the lawyer works in the field by name.</summary>
    public bool Knows(LegalField? field) => field is { } one && Fields.Contains(one);

    /// <summary>Whether both take some of the same time.</summary>
    public bool Overlaps(AppointmentSlot other) => StartsAt < other.EndsAt && EndsAt > other.StartsAt;

    /// <summary>The day and the lawyer of an <see cref="Id"/>.</summary>
    /// <param name="id">Hostile input.</param>
    /// <returns>Null when it is none.</returns>
    public static (DateOnly Day, Guid LawyerId)? Read(string id) =>
        id is { Length: 45 } && id[12] == '-' && Guid.TryParseExact(id[13..], "N", out var lawyer)
            && DateOnly.TryParseExact(id[..8], "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? (day, lawyer) : null;

    /// <summary>Venue and room, as residents read it.</summary>
    public string Place => Venue + Room;
}
