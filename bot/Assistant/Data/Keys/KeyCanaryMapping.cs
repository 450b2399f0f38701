using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ResidentAssistant.Assistant.Data.Keys;

internal sealed class KeyCanaryMapping : IEntityTypeConfiguration<KeyCanary>
{
    public void Configure(EntityTypeBuilder<KeyCanary> entity)
    {
        entity.HasKey(c => c.KeyId);
        entity.Property(c => c.PhraseHash).HasMaxLength(64);
    }
}
