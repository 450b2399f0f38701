using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ResidentAssistant.Assistant.Conversations;

namespace ResidentAssistant.Assistant.Handoff;

internal sealed class HandoffMapping : IEntityTypeConfiguration<HandoffSession>
{
    public void Configure(EntityTypeBuilder<HandoffSession> entity)
    {
        entity.ToTable("Handoffs");
        entity.Property(h => h.LawyerName).HasMaxLength(64);
        entity.HasIndex(h => h.OpenConversationId).IsUnique();
        entity.HasIndex(h => new { h.LawyerId, h.OpenConversationId });
        entity.HasOne<Conversation>().WithMany().HasForeignKey(h => h.ConversationId).OnDelete(DeleteBehavior.Restrict);
    }
}
