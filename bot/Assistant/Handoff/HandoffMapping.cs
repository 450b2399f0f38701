using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Staff;

namespace ResidentAssistant.Assistant.Handoff;

internal sealed class HandoffMapping : IEntityTypeConfiguration<HandoffSession>, IEntityTypeConfiguration<LawyerPresence>,
    IEntityTypeConfiguration<HandoffNote>, IEntityTypeConfiguration<HandoffReader>, IEntityTypeConfiguration<DutyShift>, IEntityTypeConfiguration<HandoffHold>
{
    public void Configure(EntityTypeBuilder<HandoffSession> entity)
    {
        entity.ToTable("Handoffs");
        entity.Property(h => h.LawyerName).HasMaxLength(64);
        entity.Property(h => h.Passed).IsJson().HasMaxLength(4000);
        entity.HasIndex(h => h.OpenConversationId).IsUnique();
        entity.HasIndex(h => new { h.LawyerId, h.OpenConversationId });
        // How many a lawyer is asked about.
        entity.HasIndex(h => h.OfferedTo);
        entity.HasMany(h => h.Holds).WithOne().HasForeignKey(hold => hold.SessionId);
        entity.Navigation(h => h.Holds).UsePropertyAccessMode(PropertyAccessMode.Field);
        // The waits of a day.
        entity.HasIndex(h => h.RequestedAt);
        entity.HasOne<Conversation>().WithMany().HasForeignKey(h => h.ConversationId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<LawyerPresence> entity)
    {
        entity.ToTable("LawyerPresences");
        entity.HasKey(p => p.LawyerId);
        entity.HasOne<StaffMember>().WithMany().HasForeignKey(p => p.LawyerId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<HandoffNote> entity)
    {
        entity.ToTable("HandoffNotes");
        entity.Property(n => n.StaffName).HasMaxLength(64);
        entity.Property(n => n.Text).IsSealed();
        entity.HasIndex(n => n.SessionId);
        entity.HasOne<HandoffSession>().WithMany().HasForeignKey(n => n.SessionId);
    }

    public void Configure(EntityTypeBuilder<HandoffReader> entity)
    {
        entity.ToTable("HandoffReaders");
        entity.HasKey(r => new { r.SessionId, r.StaffId });
        entity.Property(r => r.StaffName).HasMaxLength(64);
        entity.HasIndex(r => r.StaffId);
        entity.HasOne<HandoffSession>().WithMany().HasForeignKey(r => r.SessionId);
    }

    public void Configure(EntityTypeBuilder<HandoffHold> entity)
    {
        entity.ToTable("HandoffHolds");
        entity.HasKey(hold => new { hold.SessionId, hold.Before });
        entity.Property(hold => hold.Before).ValueGeneratedNever();
        // What a lawyer did in a month.
        entity.HasIndex(hold => new { hold.LawyerId, hold.Until });
    }

    public void Configure(EntityTypeBuilder<DutyShift> entity)
    {
        entity.ToTable("DutyShifts");
        entity.HasIndex(s => s.EndsAt);
        entity.HasOne<StaffMember>().WithMany().HasForeignKey(s => s.LawyerId).OnDelete(DeleteBehavior.Restrict);
    }
}
