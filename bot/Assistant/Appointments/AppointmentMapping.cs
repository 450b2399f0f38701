using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Residents;
using ResidentAssistant.Assistant.Staff;

namespace ResidentAssistant.Assistant.Appointments;

internal sealed class AppointmentMapping : IEntityTypeConfiguration<AppointmentSlot>, IEntityTypeConfiguration<Booking>
{
    public void Configure(EntityTypeBuilder<AppointmentSlot> entity)
    {
        entity.ToTable("AppointmentSlots");
        entity.Property(s => s.Venue).HasMaxLength(100);
        entity.Property(s => s.Lawyer).HasMaxLength(64);
        entity.HasIndex(s => new { s.StartsAt, s.LawyerId }).IsUnique();
        entity.HasOne<StaffMember>().WithMany().HasForeignKey(s => s.LawyerId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Booking> entity)
    {
        entity.ToTable("Bookings");
        entity.Property(b => b.Code).HasMaxLength(16);
        entity.Property(b => b.Matter).IsSealed();
        entity.HasIndex(b => b.Code).IsUnique();
        entity.HasIndex(b => b.ActiveSlotId).IsUnique();
        entity.HasIndex(b => b.ResidentId);
        entity.HasOne<AppointmentSlot>().WithMany().HasForeignKey(b => b.SlotId).OnDelete(DeleteBehavior.Restrict);
        entity.HasOne<Resident>().WithMany().HasForeignKey(b => b.ResidentId).OnDelete(DeleteBehavior.Restrict);
    }
}
