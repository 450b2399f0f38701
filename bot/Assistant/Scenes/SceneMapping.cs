using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ResidentAssistant.Assistant.City;
using ResidentAssistant.Assistant.Data;

namespace ResidentAssistant.Assistant.Scenes;

internal sealed class SceneMapping : IEntityTypeConfiguration<Scene>
{
    public void Configure(EntityTypeBuilder<Scene> entity)
    {
        entity.ToTable("Scenes");
        entity.Property(s => s.Id).HasMaxLength(64);
        entity.Property(s => s.Title).IsSealed();
        entity.Property(s => s.Subject).IsSealed();
        entity.HasOne<Unit>().WithMany().HasForeignKey(s => s.UnitId).OnDelete(DeleteBehavior.Restrict);
    }
}
