using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ResidentAssistant.Assistant.City;

namespace ResidentAssistant.Assistant.Staff;

internal sealed class StaffMapping : IEntityTypeConfiguration<StaffMember>, IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<StaffMember> entity)
    {
        entity.Property(s => s.Name).HasMaxLength(64);
        entity.HasOne<Unit>().WithMany().HasForeignKey(s => s.UnitId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<AuditEntry> entity)
    {
        entity.Property(e => e.StaffName).HasMaxLength(64);
        entity.Property(e => e.Action).HasMaxLength(64);
        entity.Property(e => e.Subject).HasMaxLength(128);
        entity.HasIndex(e => e.At);
    }
}
