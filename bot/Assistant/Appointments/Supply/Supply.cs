namespace ResidentAssistant.Assistant.Appointments;

/// <summary>All from which the times of 周四有约 follow: who receives residents when and where.</summary>
public sealed record Supply(
    IReadOnlyList<Venue> Venues, IReadOnlyList<Lawyer> Lawyers, IReadOnlyList<WeeklyPattern> Patterns, IReadOnlyList<PatternException> Exceptions)
{
    public Venue? Venue(Guid id) => Venues.FirstOrDefault(venue => venue.Id == id);

    public Lawyer? Lawyer(Guid id) => Lawyers.FirstOrDefault(lawyer => lawyer.Id == id);
}
