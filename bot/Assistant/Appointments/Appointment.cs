using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Residents;

namespace ResidentAssistant.Assistant.Appointments;

/// <summary>Half an hour with a volunteer lawyer on a Thursday (周四有约), for one resident.</summary>
public sealed class AppointmentSlot
{
    private AppointmentSlot()
    {
    }

    public AppointmentSlot(Guid id, DateTimeOffset startsAt, DateTimeOffset endsAt, string venue, string lawyer)
    {
        Id = id;
        StartsAt = startsAt;
        EndsAt = endsAt;
        Venue = venue;
        Lawyer = lawyer;
    }

    public Guid Id { get; private set; }
    public DateTimeOffset StartsAt { get; private set; }
    public DateTimeOffset EndsAt { get; private set; }
    public string Venue { get; private set; } = "";
    public string Lawyer { get; private set; } = "";

    /// <summary>Staff closed it: nobody can book it any more.</summary>
    public bool Withdrawn { get; private set; }

    public void Withdraw() => Withdrawn = true;
}

/// <summary>A resident's claim on a slot (预约).</summary>
public sealed class Booking
{
    private Booking()
    {
    }

    public Booking(string code, AppointmentSlot slot, Guid residentId, string? matter, DateTimeOffset now)
    {
        Id = Guid.CreateVersion7(now);
        Code = code;
        SlotId = slot.Id;
        ActiveSlotId = slot.Id;
        ResidentId = residentId;
        Matter = matter;
        BookedAt = now;
    }

    public Guid Id { get; private set; }

    /// <summary>Six characters to show at the door; without 0, O, 1 and I.</summary>
    public string Code { get; private set; } = "";
    public Guid SlotId { get; private set; }

    /// <summary>The slot while the booking stands, null once cancelled. Its unique index decides between two residents.</summary>
    public Guid? ActiveSlotId { get; private set; }
    public Guid ResidentId { get; private set; }

    /// <summary>What it is about, in the resident's words; sealed.</summary>
    public string? Matter { get; private set; }
    public DateTimeOffset BookedAt { get; private set; }
    public DateTimeOffset? CancelledAt { get; private set; }

    public void Cancel(DateTimeOffset now)
    {
        ActiveSlotId = null;
        CancelledAt = now;
    }
}

internal sealed class AppointmentMapping : IEntityTypeConfiguration<AppointmentSlot>, IEntityTypeConfiguration<Booking>
{
    public void Configure(EntityTypeBuilder<AppointmentSlot> entity)
    {
        entity.Property(s => s.Venue).HasMaxLength(100);
        entity.Property(s => s.Lawyer).HasMaxLength(64);
        entity.HasIndex(s => new { s.StartsAt, s.Venue, s.Lawyer }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<Booking> entity)
    {
        entity.Property(b => b.Code).HasMaxLength(16);
        entity.Property(b => b.Matter).IsSealed();
        entity.HasIndex(b => b.Code).IsUnique();
        entity.HasIndex(b => b.ActiveSlotId).IsUnique();
        entity.HasIndex(b => b.ResidentId);
        entity.HasOne<AppointmentSlot>().WithMany().HasForeignKey(b => b.SlotId).OnDelete(DeleteBehavior.Restrict);
        entity.HasOne<Resident>().WithMany().HasForeignKey(b => b.ResidentId).OnDelete(DeleteBehavior.Restrict);
    }
}
