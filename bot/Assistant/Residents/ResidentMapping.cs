using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ResidentAssistant.Assistant.Data;

namespace ResidentAssistant.Assistant.Residents;

internal sealed class ResidentMapping : IEntityTypeConfiguration<Resident>
{
    public void Configure(EntityTypeBuilder<Resident> entity)
    {
        entity.Property(r => r.Name).IsSealed();
        entity.Property(r => r.Phone).IsSealed();
        entity.Property(r => r.PhoneHash).HasMaxLength(64);
        entity.HasIndex(r => r.PhoneHash);
    }
}
