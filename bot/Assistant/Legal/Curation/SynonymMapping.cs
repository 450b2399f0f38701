using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ResidentAssistant.Assistant.Data;

namespace ResidentAssistant.Assistant.Legal;

internal sealed class SynonymMapping : IEntityTypeConfiguration<SynonymGroup>
{
    public void Configure(EntityTypeBuilder<SynonymGroup> entity)
    {
        entity.ToTable("Synonyms");
        entity.Property(g => g.Words).IsJson();
        entity.Property(g => g.Version).IsConcurrencyToken();
    }
}
