using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ResidentAssistant.Assistant.Conversations;

internal sealed class TopicStampMapping : IEntityTypeConfiguration<TopicStamp>
{
    public void Configure(EntityTypeBuilder<TopicStamp> entity)
    {
        entity.ToTable("TopicStamps");
        entity.HasKey(stamp => new { stamp.Kind, stamp.Id });
        entity.Property(stamp => stamp.Kind).HasMaxLength(32);
    }
}
