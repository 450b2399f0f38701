using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ResidentAssistant.Assistant.City;
using ResidentAssistant.Assistant.Data;

namespace ResidentAssistant.Assistant.Staff;

internal sealed class ProgramMapping : IEntityTypeConfiguration<ApiKey>, IEntityTypeConfiguration<StaffToken>, IEntityTypeConfiguration<KeptAnswer>
{
    private const int HashLength = 64;

    public void Configure(EntityTypeBuilder<ApiKey> entity)
    {
        entity.ToTable("ApiKeys");
        entity.Property(k => k.System).HasMaxLength(ApiKey.LongestSystem);
        entity.Property(k => k.Scopes).IsJson().HasMaxLength(400);
        entity.Property(k => k.SecretHash).HasMaxLength(HashLength);
        entity.HasOne<Unit>().WithMany().HasForeignKey(k => k.UnitId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<StaffToken> entity)
    {
        entity.ToTable("StaffTokens");
        entity.Property(t => t.Stamp).HasMaxLength(64);
        entity.Property(t => t.SecretHash).HasMaxLength(HashLength);
        entity.HasIndex(t => t.StaffId);
        entity.HasIndex(t => t.ExpiresAt);
        entity.HasOne<StaffMember>().WithMany().HasForeignKey(t => t.StaffId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<KeptAnswer> entity)
    {
        entity.ToTable("KeptAnswers");
        // This decides between two calls with the same key at the same moment.
        entity.HasKey(a => new { a.CallerId, a.Key });
        entity.Property(a => a.Key).HasMaxLength(RepeatableCall.LongestKey);
        entity.Property(a => a.RequestHash).HasMaxLength(HashLength);
        entity.Property(a => a.Body).IsSealed();
        entity.HasIndex(a => a.CreatedAt);
    }
}
