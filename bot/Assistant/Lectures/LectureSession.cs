namespace ResidentAssistant.Assistant.Lectures;

/// <summary>One session of a lecture (讲堂场次) with a number of seats.</summary>
public sealed class LectureSession
{
    public const int TitleLimit = 100;
    public const int SpeakerLimit = 64;
    public const int VenueLimit = 100;
    public const int MaterialLimit = 500;
    public const int SeatsAtMost = 5000;

    private LectureSession()
    {
    }

    public LectureSession(
        Guid id, LectureSeries series, string title, string speaker, string venue, DateTimeOffset startsAt, int seats, DateTimeOffset? endsAt = null)
    {
        Id = id;
        SeriesKey = series.Key;
        Title = title;
        Speaker = speaker;
        Venue = venue;
        StartsAt = startsAt;
        EndsAt = endsAt ?? startsAt.AddMinutes(90);
        Seats = seats;
    }

    public Guid Id { get; private set; }

    /// <summary>See <see cref="LectureSeries.Key"/>.</summary>
    public string SeriesKey { get; private set; } = "";

    /// <summary>Read with every session; null for one that was made just now.</summary>
    public LectureSeries? Series { get; private set; }
    public string Title { get; private set; } = "";
    public string Speaker { get; private set; } = "";
    public string Venue { get; private set; } = "";
    public DateTimeOffset StartsAt { get; private set; }
    public DateTimeOffset EndsAt { get; private set; }
    public int Seats { get; private set; }

    /// <summary>Seats of those who are registered or came. Changed by <see cref="Register"/> alone; the database lets it exceed no capacity.</summary>
    public int Taken { get; private set; }

    /// <summary>From when residents sign up; null: at once.</summary>
    public DateTimeOffset? OpensAt { get; private set; }

    /// <summary>Until when residents sign up; null: until it begins.</summary>
    public DateTimeOffset? ClosesAt { get; private set; }

    public DateTimeOffset? CancelledAt { get; private set; }

    /// <summary>What can be read or seen afterwards, most often a link; empty: nothing.</summary>
    public string Material { get; private set; } = "";

    /// <summary>Grows with each change of the session or of who comes.</summary>
    public int Version { get; private set; }

    public int Free => Seats - Taken;

    public string SeriesName => Series?.Name ?? "";

    /// <summary>Whether residents can sign up.</summary>
    public SignUpPhase PhaseAt(DateTimeOffset now) => CancelledAt is not null ? SignUpPhase.Cancelled
        : now >= StartsAt || now >= ClosesAt ? SignUpPhase.Closed
        : now < OpensAt ? SignUpPhase.NotYet
        : SignUpPhase.Open;

    /// <summary>From the beginning of its day on, people come.</summary>
    public bool ReceivesAt(DateTimeOffset now) => CancelledAt is null && now >= CityTime.StartOf(CityTime.Today(StartsAt));

    internal void Change(SessionDraft draft)
    {
        (SeriesKey, Title, Speaker, Venue) = (draft.SeriesKey, draft.Title, draft.Speaker, draft.Venue);
        (StartsAt, EndsAt, OpensAt, ClosesAt) = (draft.StartsAt, draft.EndsAt, draft.OpensAt, draft.ClosesAt);
        (Seats, Material) = (draft.Seats, draft.Material);
    }

    internal void Cancel(DateTimeOffset now) => CancelledAt = now;
}
