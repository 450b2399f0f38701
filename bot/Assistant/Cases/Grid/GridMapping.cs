using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ResidentAssistant.Assistant.City;
using ResidentAssistant.Assistant.Data;

namespace ResidentAssistant.Assistant.Cases;

internal sealed class GridMapping : IEntityTypeConfiguration<GridEntry>
{
    public void Configure(EntityTypeBuilder<GridEntry> entity)
    {
        entity.ToTable("GridEntries");
        // Of two that send the same line at the same moment, this key lets one through.
        entity.HasKey(e => new { e.StaffId, e.Key });
        entity.Property(e => e.Place).IsSealed();
        entity.Property(e => e.Text).IsSealed();
        // The newest of a person, and a person's month.
        entity.HasIndex(e => new { e.StaffId, e.At });
        entity.HasIndex(e => e.At);
        entity.HasOne<Unit>().WithMany().HasForeignKey(e => e.UnitId).OnDelete(DeleteBehavior.Restrict);
        entity.HasOne<Case>().WithMany().HasForeignKey(e => e.CaseId).OnDelete(DeleteBehavior.Restrict);
    }
}
