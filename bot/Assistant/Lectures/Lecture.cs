using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ResidentAssistant.Assistant.Residents;

namespace ResidentAssistant.Assistant.Lectures;

public enum LectureSeries
{
    /// <summary>法治大讲堂, once a month</summary>
    RuleOfLaw,

    /// <summary>道德讲堂</summary>
    Moral,
}

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

/// <summary>A resident's seat (报名).</summary>
public sealed class Registration
{
    private Registration()
    {
    }

    public Registration(Guid sessionId, Guid residentId, DateTimeOffset now)
    {
        Id = Guid.CreateVersion7(now);
        SessionId = sessionId;
        ResidentId = residentId;
        At = now;
    }

    public Guid Id { get; private set; }
    public Guid SessionId { get; private set; }
    public Guid ResidentId { get; private set; }
    public DateTimeOffset At { get; private set; }
}

internal sealed class LectureMapping : IEntityTypeConfiguration<LectureSession>, IEntityTypeConfiguration<Registration>
{
    public void Configure(EntityTypeBuilder<LectureSession> entity)
    {
        entity.Property(s => s.Title).HasMaxLength(100);
        entity.Property(s => s.Speaker).HasMaxLength(64);
        entity.Property(s => s.Venue).HasMaxLength(100);
        entity.Ignore(s => s.Free);
        entity.HasIndex(s => s.StartsAt);
    }

    public void Configure(EntityTypeBuilder<Registration> entity)
    {
        entity.HasIndex(r => new { r.SessionId, r.ResidentId }).IsUnique();
        entity.HasIndex(r => r.ResidentId);
        entity.HasOne<LectureSession>().WithMany().HasForeignKey(r => r.SessionId).OnDelete(DeleteBehavior.Restrict);
        entity.HasOne<Resident>().WithMany().HasForeignKey(r => r.ResidentId).OnDelete(DeleteBehavior.Restrict);
    }
}
