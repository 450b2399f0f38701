using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ResidentAssistant.Assistant.Conversations;

internal sealed class ChannelAlarmMapping : IEntityTypeConfiguration<ChannelAlarm>
{
    public void Configure(EntityTypeBuilder<ChannelAlarm> entity)
    {
        entity.HasKey(a => new { a.Channel, a.Code });
        entity.Property(a => a.Channel).HasMaxLength(64);
        entity.Property(a => a.Text).HasMaxLength(300);
    }
}
