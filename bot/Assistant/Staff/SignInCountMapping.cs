using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ResidentAssistant.Assistant.Staff;

internal sealed class SignInCountMapping : IEntityTypeConfiguration<SignInCount>
{
    public void Configure(EntityTypeBuilder<SignInCount> entity)
    {
        entity.HasKey(c => c.Key);
        entity.Property(c => c.Key).HasMaxLength(64);
        entity.HasIndex(c => c.EndsAt);
    }
}
