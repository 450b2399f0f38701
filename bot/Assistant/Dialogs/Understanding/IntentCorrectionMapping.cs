using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ResidentAssistant.Assistant.Data;

namespace ResidentAssistant.Assistant.Dialogs;

internal sealed class IntentCorrectionMapping : IEntityTypeConfiguration<IntentCorrection>
{
    public void Configure(EntityTypeBuilder<IntentCorrection> entity)
    {
        entity.Ignore(c => c.Example);
        entity.Property(c => c.Text).IsSealed();
        entity.Property(c => c.TextHash).HasMaxLength(64);
        entity.Property(c => c.ProposedByName).HasMaxLength(64);
        entity.Property(c => c.ReviewedByName).HasMaxLength(64);
        entity.Property(c => c.Version).IsConcurrencyToken();
        entity.HasIndex(c => c.TextHash).IsUnique();
        entity.HasIndex(c => new { c.State, c.ProposedAt });
    }
}
