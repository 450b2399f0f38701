using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Staff;

namespace ResidentAssistant.Assistant.Cases;

internal sealed class WebhookMapping : IEntityTypeConfiguration<Webhook>, IEntityTypeConfiguration<WebhookDelivery>
{
    public void Configure(EntityTypeBuilder<Webhook> entity)
    {
        entity.ToTable("Webhooks");
        entity.Property(hook => hook.Url).IsSealed();
        entity.Property(hook => hook.Secret).IsSealed();
        entity.Property(hook => hook.Events).IsJson().HasMaxLength(2000);
        entity.HasOne<ApiKey>().WithMany().HasForeignKey(hook => hook.KeyId).OnDelete(DeleteBehavior.Restrict);
        entity.HasOne<StaffMember>().WithMany().HasForeignKey(hook => hook.StaffId).OnDelete(DeleteBehavior.Restrict);
    }

    /// <summary>No foreign key to the webhook: one that is deleted at this moment must not undo what happens to a case.</summary>
    public void Configure(EntityTypeBuilder<WebhookDelivery> entity)
    {
        entity.ToTable("WebhookDeliveries");
        entity.Property(delivery => delivery.Event).HasMaxLength(WebhookEvents.Longest);
        entity.Property(delivery => delivery.Problem).HasMaxLength(WebhookResult.LongestProblem);
        entity.HasOne<Case>().WithMany().HasForeignKey(delivery => delivery.CaseId);
        entity.HasIndex(delivery => delivery.NextAt);
        entity.HasIndex(delivery => new { delivery.WebhookId, delivery.At });
    }
}
