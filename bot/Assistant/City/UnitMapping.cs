using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ResidentAssistant.Assistant.Data;

namespace ResidentAssistant.Assistant.City;

internal sealed class UnitMapping : IEntityTypeConfiguration<Unit>, IEntityTypeConfiguration<Place>, IEntityTypeConfiguration<Duty>
{
    public void Configure(EntityTypeBuilder<Unit> entity)
    {
        entity.Property(u => u.Name).HasMaxLength(64);
        entity.Property(u => u.Path).HasMaxLength(Unit.Deepest * Unit.LevelLength);
        entity.HasIndex(u => u.Name).IsUnique();
        // Finds a unit and all below it by the beginning of the path.
        entity.HasIndex(u => u.Path);
        entity.HasOne<Unit>().WithMany().HasForeignKey(u => u.ParentId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Place> entity)
    {
        entity.Property(p => p.Name).HasMaxLength(64);
        entity.Property(p => p.Aliases).IsJson();
        entity.HasIndex(p => p.Name).IsUnique();
        entity.HasOne<Unit>().WithMany().HasForeignKey(p => p.UnitId);
    }

    public void Configure(EntityTypeBuilder<Duty> entity)
    {
        entity.ToTable("Duties");
        entity.Property(d => d.Number).HasMaxLength(32);
        entity.Property(d => d.Category).HasMaxLength(32);
        entity.Property(d => d.Text).HasMaxLength(300);
        entity.HasIndex(d => d.Number).IsUnique();
        entity.HasOne<Unit>().WithMany().HasForeignKey(d => d.UnitId);
    }
}
