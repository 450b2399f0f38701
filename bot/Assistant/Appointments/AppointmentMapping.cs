using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ResidentAssistant.Assistant.City;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Residents;
using ResidentAssistant.Assistant.Staff;

namespace ResidentAssistant.Assistant.Appointments;

internal sealed class AppointmentMapping : IEntityTypeConfiguration<Venue>, IEntityTypeConfiguration<LawyerProfile>, IEntityTypeConfiguration<WeeklyPattern>,
    IEntityTypeConfiguration<PatternException>, IEntityTypeConfiguration<TakenTime>, IEntityTypeConfiguration<Booking>, IEntityTypeConfiguration<WaitingPlace>
{
    public void Configure(EntityTypeBuilder<Venue> entity)
    {
        entity.ToTable("Venues");
        entity.Property(v => v.Name).HasMaxLength(Venue.NameLimit);
        entity.Property(v => v.Address).HasMaxLength(200);
        entity.Property(v => v.Way).HasMaxLength(200);
        entity.HasIndex(v => v.Name).IsUnique();
        entity.HasOne<Unit>().WithMany().HasForeignKey(v => v.UnitId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<LawyerProfile> entity)
    {
        entity.ToTable("LawyerProfiles");
        entity.HasKey(p => p.LawyerId);
        entity.Property(p => p.Firm).HasMaxLength(100);
        entity.Property(p => p.Fields).IsJson().HasMaxLength(200);
        entity.HasOne<StaffMember>().WithMany().HasForeignKey(p => p.LawyerId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<WeeklyPattern> entity)
    {
        entity.ToTable("WeeklyPatterns");
        entity.Property(p => p.Room).HasMaxLength(40);
        entity.HasOne<StaffMember>().WithMany().HasForeignKey(p => p.LawyerId).OnDelete(DeleteBehavior.Restrict);
        entity.HasOne<Venue>().WithMany().HasForeignKey(p => p.VenueId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<PatternException> entity)
    {
        entity.ToTable("PatternExceptions");
        entity.Property(e => e.Room).HasMaxLength(40);
        entity.Property(e => e.Reason).HasMaxLength(PatternException.ReasonLimit);
        entity.HasOne<StaffMember>().WithMany().HasForeignKey(e => e.LawyerId).OnDelete(DeleteBehavior.Restrict);
        entity.HasOne<StaffMember>().WithMany().HasForeignKey(e => e.SubstituteId).OnDelete(DeleteBehavior.Restrict);
        entity.HasOne<Venue>().WithMany().HasForeignKey(e => e.VenueId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<TakenTime> entity)
    {
        entity.ToTable("TakenTimes");
        // It forbids double booking.
        entity.HasKey(t => new { t.LawyerId, t.At, t.Seat });
        // What is booked between two days.
        entity.HasIndex(t => t.At);
        // What a booking gives back.
        entity.HasIndex(t => t.OwnerId);
    }

    public void Configure(EntityTypeBuilder<Booking> entity)
    {
        entity.ToTable("Bookings");
        entity.Property(b => b.Code).HasMaxLength(16);
        entity.Property(b => b.CalendarToken).HasMaxLength(40);
        entity.Property(b => b.Lawyer).HasMaxLength(64);
        entity.Property(b => b.Venue).HasMaxLength(Venue.NameLimit);
        entity.Property(b => b.Room).HasMaxLength(40);
        entity.Property(b => b.Source).HasMaxLength(64);
        entity.Property(b => b.PersonName).IsSealed();
        entity.Property(b => b.PersonPhone).IsSealed();
        entity.Property(b => b.Matter).IsSealed();
        entity.Property(b => b.Note).IsSealed();
        entity.Property(b => b.Sequence).IsConcurrencyToken();
        entity.Ignore(b => b.Stands).Ignore(b => b.Slot);
        entity.HasIndex(b => b.Code).IsUnique();
        entity.HasIndex(b => b.CalendarToken).IsUnique();
        entity.HasIndex(b => b.StartsAt);
        entity.HasIndex(b => b.ResidentId);
        entity.HasOne<StaffMember>().WithMany().HasForeignKey(b => b.LawyerId).OnDelete(DeleteBehavior.Restrict);
        entity.HasOne<Venue>().WithMany().HasForeignKey(b => b.VenueId).OnDelete(DeleteBehavior.Restrict);
        entity.HasOne<Resident>().WithMany().HasForeignKey(b => b.ResidentId).OnDelete(DeleteBehavior.Restrict);
        entity.HasOne<Conversation>().WithMany().HasForeignKey(b => b.ConversationId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<WaitingPlace> entity)
    {
        entity.ToTable("WaitingPlaces");
        entity.Property(w => w.OfferedSlot).HasMaxLength(64);
        entity.HasIndex(w => new { w.State, w.Since });
        entity.HasIndex(w => w.ResidentId);
        entity.HasOne<Resident>().WithMany().HasForeignKey(w => w.ResidentId).OnDelete(DeleteBehavior.Restrict);
        entity.HasOne<Conversation>().WithMany().HasForeignKey(w => w.ConversationId).OnDelete(DeleteBehavior.Restrict);
    }
}
