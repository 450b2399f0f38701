using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Staff;

namespace ResidentAssistant.Assistant.Cases;

internal sealed class DeskMapping : IEntityTypeConfiguration<CaseLook>, IEntityTypeConfiguration<SavedView>, IEntityTypeConfiguration<ReplyTemplate>
{
    public void Configure(EntityTypeBuilder<CaseLook> entity)
    {
        entity.ToTable("CaseLooks");
        entity.HasKey(look => new { look.CaseId, look.StaffId });
        entity.Property(look => look.Name).HasMaxLength(64);
    }

    public void Configure(EntityTypeBuilder<SavedView> entity)
    {
        entity.ToTable("SavedViews");
        entity.Property(view => view.Name).IsSealed();
        entity.Property(view => view.Query).IsSealed();
        entity.HasIndex(view => view.StaffId);
        entity.HasOne<StaffMember>().WithMany().HasForeignKey(view => view.StaffId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<ReplyTemplate> entity)
    {
        entity.ToTable("ReplyTemplates");
        entity.Property(one => one.Name).HasMaxLength(ReplyTemplate.LongestName);
        entity.Property(one => one.Text).HasMaxLength(ReplyTemplate.LongestText);
        entity.Property(one => one.Version).IsConcurrencyToken();
        entity.HasIndex(one => one.Name).IsUnique();
    }
}
