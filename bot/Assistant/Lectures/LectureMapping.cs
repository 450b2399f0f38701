using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ResidentAssistant.Assistant.Residents;

namespace ResidentAssistant.Assistant.Lectures;

internal sealed class LectureMapping : IEntityTypeConfiguration<LectureSession>, IEntityTypeConfiguration<Registration>
{
    public void Configure(EntityTypeBuilder<LectureSession> entity)
    {
        entity.ToTable("LectureSessions");
        entity.Property(s => s.Title).HasMaxLength(100);
        entity.Property(s => s.Speaker).HasMaxLength(64);
        entity.Property(s => s.Venue).HasMaxLength(100);
        entity.Ignore(s => s.Free);
        entity.HasIndex(s => s.StartsAt);
    }

    public void Configure(EntityTypeBuilder<Registration> entity)
    {
        entity.ToTable("Registrations");
        entity.HasIndex(r => new { r.SessionId, r.ResidentId }).IsUnique();
        entity.HasIndex(r => r.ResidentId);
        entity.HasOne<LectureSession>().WithMany().HasForeignKey(r => r.SessionId).OnDelete(DeleteBehavior.Restrict);
        entity.HasOne<Resident>().WithMany().HasForeignKey(r => r.ResidentId).OnDelete(DeleteBehavior.Restrict);
    }
}
