using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ResidentAssistant.Assistant.City;

internal sealed class DoorplateMapping : IEntityTypeConfiguration<Doorplate>
{
    public void Configure(EntityTypeBuilder<Doorplate> entity)
    {
        entity.ToTable("Doorplates");
        entity.Property(d => d.Text).HasMaxLength(Doorplate.LongestText);
        entity.Ignore(d => d.Spot);
        entity.HasIndex(d => d.Text).IsUnique();
        // The doorplates of a cell.
        entity.HasIndex(d => d.UnitId);
        entity.HasOne<Unit>().WithMany().HasForeignKey(d => d.UnitId);
    }
}
