using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ResidentAssistant.Assistant.Data;

internal sealed class SharedTokenMapping : IEntityTypeConfiguration<SharedToken>
{
    public void Configure(EntityTypeBuilder<SharedToken> entity)
    {
        entity.HasKey(t => t.Name);
        entity.Property(t => t.Name).HasMaxLength(100);
        entity.Property(t => t.Value).IsSealed();
    }
}
