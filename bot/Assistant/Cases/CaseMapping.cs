using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ResidentAssistant.Assistant.City;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Data;

namespace ResidentAssistant.Assistant.Cases;

internal sealed class CaseMapping : IEntityTypeConfiguration<Case>, IEntityTypeConfiguration<CaseEvent>, IEntityTypeConfiguration<CaseCounter>
{
    public void Configure(EntityTypeBuilder<Case> entity)
    {
        entity.ToTable("Cases");
        entity.Property(c => c.Number).HasMaxLength(32);
        entity.Property(c => c.Community).IsSealed();
        entity.Property(c => c.CategorisedBy).HasMaxLength(64);
        entity.Property(c => c.Description).IsSealed();
        entity.Property(c => c.Spot).IsSealed();
        entity.Property(c => c.When).IsSealed();
        entity.Property(c => c.Phone).IsSealed();
        entity.Property(c => c.About).IsSealed();
        entity.Property(c => c.Amount).IsSealed();
        entity.Property(c => c.Wish).IsSealed();
        entity.Property(c => c.Version).IsConcurrencyToken();
        entity.HasIndex(c => c.Number).IsUnique();
        entity.HasIndex(c => new { c.ResidentId, c.CreatedAt });
        entity.HasIndex(c => new { c.State, c.ChangedAt });
        entity.HasIndex(c => c.CategorisedAt);
        entity.HasOne<Conversation>().WithMany().HasForeignKey(c => c.ConversationId).OnDelete(DeleteBehavior.Restrict);
        entity.HasOne<Unit>().WithMany().HasForeignKey(c => c.UnitId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<CaseEvent> entity)
    {
        entity.ToTable("CaseEvents");
        entity.Property(e => e.ByName).HasMaxLength(64);
        entity.Property(e => e.Note).IsSealed();
        entity.HasIndex(e => new { e.CaseId, e.At });
        entity.HasOne<Case>().WithMany().HasForeignKey(e => e.CaseId);
    }

    public void Configure(EntityTypeBuilder<CaseCounter> entity)
    {
        entity.ToTable("CaseCounters");
        entity.HasKey(c => c.Day);
    }
}
