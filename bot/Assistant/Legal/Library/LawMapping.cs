using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ResidentAssistant.Assistant.Data;

namespace ResidentAssistant.Assistant.Legal;

internal sealed class LawMapping
    : IEntityTypeConfiguration<Law>, IEntityTypeConfiguration<Repeal>, IEntityTypeConfiguration<Article>, IEntityTypeConfiguration<AnsweredQuestion>
{
    public void Configure(EntityTypeBuilder<Law> entity)
    {
        entity.ToTable("Laws");
        entity.Property(l => l.Key).HasMaxLength(200);
        entity.Property(l => l.Name).HasMaxLength(200);
        entity.Property(l => l.Category).HasMaxLength(64);
        entity.Property(l => l.Place).HasMaxLength(64);
        entity.Property(l => l.RepealedBy).HasMaxLength(200);
        entity.HasIndex(l => new { l.Key, l.Version }).IsUnique();
        entity.HasIndex(l => l.TextId).IsUnique();
    }

    public void Configure(EntityTypeBuilder<Repeal> entity)
    {
        entity.ToTable("Repeals");
        entity.Property(r => r.Key).HasMaxLength(200);
        entity.Property(r => r.Name).HasMaxLength(200);
        entity.HasIndex(r => new { r.LawId, r.Key }).IsUnique();
        entity.HasIndex(r => r.Key);
        entity.HasOne<Law>().WithMany().HasForeignKey(r => r.LawId);
    }

    public void Configure(EntityTypeBuilder<Article> entity)
    {
        entity.ToTable("Articles");
        entity.Property(a => a.Number).HasMaxLength(64);
        entity.Property(a => a.Headings).HasMaxLength(500);
        entity.HasIndex(a => new { a.TextId, a.Number }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<AnsweredQuestion> entity)
    {
        entity.ToTable("AnsweredQuestions");
        entity.Property(q => q.Question).IsSealed();
        entity.Property(q => q.Answer).IsSealed();
        entity.Property(q => q.Relevant).IsJson();
        entity.Property(q => q.Hash).HasMaxLength(64);
        entity.HasIndex(q => q.Hash).IsUnique();
    }
}
