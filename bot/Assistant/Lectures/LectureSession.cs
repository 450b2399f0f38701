namespace ResidentAssistant.Assistant.Lectures;

/// <summary>One session of a lecture (讲堂场次) with a number of seats.</summary>
public sealed class LectureSession
{
    private LectureSession()
    {
    }

    public LectureSession(Guid id, LectureSeries series, string title, string speaker, string venue, DateTimeOffset startsAt, int seats)
    {
        Id = id;
        Series = series;
        Title = title;
        Speaker = speaker;
        Venue = venue;
        StartsAt = startsAt;
        Seats = seats;
    }

    public Guid Id { get; private set; }
    public LectureSeries Series { get; private set; }
    public string Title { get; private set; } = "";
    public string Speaker { get; private set; } = "";
    public string Venue { get; private set; } = "";
    public DateTimeOffset StartsAt { get; private set; }
    public int Seats { get; private set; }

    /// <summary>Changed only by conditional updates, so that it never exceeds <see cref="Seats"/>.</summary>
    public int Taken { get; private set; }
    public int Free => Seats - Taken;
}
