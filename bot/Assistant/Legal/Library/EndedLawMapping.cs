using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ResidentAssistant.Assistant.Legal;

internal sealed class EndedLawMapping : IEntityTypeConfiguration<EndedLaw>, IEntityTypeConfiguration<EndedLawOffer>
{
    public void Configure(EntityTypeBuilder<EndedLaw> entity)
    {
        entity.ToTable("EndedLaws");
        entity.Property(l => l.Key).HasMaxLength(EndedLawFacts.Longest);
        entity.Property(l => l.Name).HasMaxLength(EndedLawFacts.Longest);
        entity.Property(l => l.By).HasMaxLength(EndedLawFacts.Longest);
        entity.Property(l => l.Basis).HasMaxLength(EndedLawFacts.Longest);
        entity.Property(l => l.Version).IsConcurrencyToken();
        entity.Ignore(l => l.Facts);
        entity.HasIndex(l => l.Key).IsUnique();
    }

    public void Configure(EntityTypeBuilder<EndedLawOffer> entity)
    {
        entity.ToTable("EndedLawOffers");
        entity.HasKey(o => o.Key);
        entity.Property(o => o.Key).HasMaxLength(EndedLawFacts.Longest);
    }
}
