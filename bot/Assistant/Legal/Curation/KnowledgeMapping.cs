using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Staff;

namespace ResidentAssistant.Assistant.Legal;

internal sealed class KnowledgeMapping
    : IEntityTypeConfiguration<KnowledgeEntry>, IEntityTypeConfiguration<EntryRevision>, IEntityTypeConfiguration<KnowledgeRevision>
{
    public void Configure(EntityTypeBuilder<KnowledgeEntry> entity)
    {
        entity.ToTable("KnowledgeEntries");
        entity.Property(e => e.Id).HasMaxLength(64);
        entity.Property(e => e.Content).IsJson();
        entity.Property(e => e.Working!).IsJson().IsSealed();
        entity.Property(e => e.Version).IsConcurrencyToken();
        entity.Ignore(e => e.Latest).Ignore(e => e.DueOn);
        entity.HasIndex(e => e.State);
        entity.HasOne<StaffMember>().WithMany().HasForeignKey(e => e.OwnerId).OnDelete(DeleteBehavior.SetNull);
    }

    public void Configure(EntityTypeBuilder<EntryRevision> entity)
    {
        entity.ToTable("EntryRevisions");
        entity.HasKey(r => new { r.EntryId, r.Number });
        entity.Property(r => r.Number).ValueGeneratedNever();
        entity.Property(r => r.EntryId).HasMaxLength(64);
        entity.Property(r => r.Content).IsJson();
        entity.Property(r => r.Author).HasMaxLength(64);
        entity.Property(r => r.Reviewer).HasMaxLength(64);
        entity.Property(r => r.Remark).IsSealed();
    }

    public void Configure(EntityTypeBuilder<KnowledgeRevision> entity)
    {
        entity.ToTable("KnowledgeRevisions");
        entity.HasKey(r => r.Number);
        entity.Property(r => r.Number).ValueGeneratedNever();
        entity.Property(r => r.PassageId).HasMaxLength(300);
    }
}
