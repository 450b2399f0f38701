using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ResidentAssistant.Assistant.Data;

namespace ResidentAssistant.Assistant.Conversations;

internal sealed class ActivityMapping : IEntityTypeConfiguration<Activity>, IEntityTypeConfiguration<Attachment>
{
    public void Configure(EntityTypeBuilder<Activity> entity)
    {
        entity.Property(a => a.Text).IsSealed();
        entity.Property(a => a.ChannelData).IsSealed();
        entity.Property(a => a.Decision).IsJson().IsSealed();
        entity.Property(a => a.SpeakerName).HasMaxLength(64);
        entity.Property(a => a.InboundKey).HasMaxLength(64);
        entity.Property(a => a.Choices).IsJson();
        entity.HasIndex(a => new { a.ConversationId, a.Sequence }).IsUnique();
        entity.HasIndex(a => new { a.ConversationId, a.InboundKey }).IsUnique();
        entity.HasIndex(a => new { a.Turn, a.At });
        entity.HasIndex(a => a.ReplyTo);
        entity.HasIndex(a => new { a.CaseId, a.Sequence });
        entity.HasOne<Conversation>().WithMany().HasForeignKey(a => a.ConversationId);
        entity.HasMany(a => a.Attachments).WithOne().HasForeignKey(a => a.ActivityId);
    }

    public void Configure(EntityTypeBuilder<Attachment> entity)
    {
        entity.Property(a => a.ContentType).HasMaxLength(64);
        entity.Property(a => a.Name).IsSealed();
        entity.Property(a => a.Fingerprint).HasMaxLength(64);
        entity.HasIndex(a => a.CaseId);
        entity.HasIndex(a => a.Fingerprint);
    }
}
