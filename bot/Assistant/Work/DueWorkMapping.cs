using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ResidentAssistant.Assistant.Work;

internal sealed class DueWorkMapping : IEntityTypeConfiguration<DueWork>
{
    public void Configure(EntityTypeBuilder<DueWork> entity)
    {
        entity.ToTable(nameof(DueWork));
        entity.HasKey(work => new { work.Kind, work.Key });
        entity.Property(work => work.Kind).HasMaxLength(64);
        entity.Property(work => work.Key).HasMaxLength(64);
        entity.HasIndex(work => new { work.Kind, work.DueAt });
    }
}
