using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ResidentAssistant.Assistant.City;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Data;

namespace ResidentAssistant.Assistant.Safety;

internal sealed class DangerMapping : IEntityTypeConfiguration<DangerAlert>, IEntityTypeConfiguration<DangerEvent>
{
    public void Configure(EntityTypeBuilder<DangerAlert> entity)
    {
        entity.ToTable("DangerAlerts");
        entity.Property(a => a.Place).IsSealed();
        entity.Property(a => a.Outcome).IsSealed();
        entity.Property(a => a.AcknowledgedBy).HasMaxLength(64);
        entity.Property(a => a.FinishedBy).HasMaxLength(64);
        entity.Property(a => a.Version).IsConcurrencyToken();
        entity.HasIndex(a => a.OpenConversationId).IsUnique();
        entity.HasIndex(a => new { a.FinishedAt, a.RaisedAt });
        entity.HasOne<Conversation>().WithMany().HasForeignKey(a => a.ConversationId).OnDelete(DeleteBehavior.Restrict);
        entity.HasOne<Unit>().WithMany().HasForeignKey(a => a.UnitId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<DangerEvent> entity)
    {
        entity.ToTable("DangerEvents");
        entity.Property(e => e.By).HasMaxLength(64);
        entity.Property(e => e.Note).IsSealed();
        entity.HasIndex(e => new { e.AlertId, e.At });
        entity.HasOne<DangerAlert>().WithMany().HasForeignKey(e => e.AlertId).OnDelete(DeleteBehavior.Restrict);
    }
}
