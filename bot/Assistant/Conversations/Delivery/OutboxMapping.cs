using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ResidentAssistant.Assistant.Conversations;

internal sealed class OutboxMapping : IEntityTypeConfiguration<OutboxMessage>
{
    public void Configure(EntityTypeBuilder<OutboxMessage> entity)
    {
        entity.Property(m => m.Channel).HasMaxLength(64);
        entity.Property(m => m.LastError).HasMaxLength(200);
        entity.HasIndex(m => new { m.State, m.NextAttemptAt });
        entity.HasIndex(m => new { m.ConversationId, m.State });
        entity.HasIndex(m => m.PassiveTo);
        entity.HasOne<Activity>().WithOne().HasForeignKey<OutboxMessage>(m => m.Id).OnDelete(DeleteBehavior.Restrict);
    }
}
