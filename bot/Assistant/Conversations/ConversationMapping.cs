using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Residents;

namespace ResidentAssistant.Assistant.Conversations;

internal sealed class ConversationMapping : IEntityTypeConfiguration<Conversation>
{
    public void Configure(EntityTypeBuilder<Conversation> entity)
    {
        entity.Property(c => c.Channel).HasMaxLength(64);
        entity.Property(c => c.AddressHash).HasMaxLength(64);
        entity.Property(c => c.Address).IsSealed();
        entity.Property(c => c.Dialog).IsSealed();
        entity.HasIndex(c => new { c.Channel, c.AddressHash }).IsUnique();
        entity.ComplexProperty(c => c.PushQuota);
        entity.HasOne<Resident>().WithMany().HasForeignKey(c => c.ResidentId).OnDelete(DeleteBehavior.Restrict);
    }
}
