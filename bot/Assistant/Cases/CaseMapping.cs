using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ResidentAssistant.Assistant.City;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Data;

namespace ResidentAssistant.Assistant.Cases;

internal sealed class CaseMapping : IEntityTypeConfiguration<Case>, IEntityTypeConfiguration<CaseEvent>, IEntityTypeConfiguration<CaseSeat>,
    IEntityTypeConfiguration<CaseCounter>, IEntityTypeConfiguration<CaseWord>
{
    public void Configure(EntityTypeBuilder<Case> entity)
    {
        entity.ToTable("Cases");
        entity.Property(c => c.Number).HasMaxLength(32);
        entity.Property(c => c.Community).IsSealed();
        entity.Property(c => c.CategorisedBy).HasMaxLength(64);
        entity.Property(c => c.Description).IsSealed();
        entity.Property(c => c.Spot).IsSealed();
        entity.Property(c => c.When).IsSealed();
        entity.Property(c => c.Phone).IsSealed();
        entity.Property(c => c.About).IsSealed();
        entity.Property(c => c.Amount).IsSealed();
        entity.Property(c => c.Wish).IsSealed();
        entity.Property(c => c.Source).HasMaxLength(CaseOrigin.LongestSource);
        entity.Property(c => c.Reporter).IsSealed();
        entity.Property(c => c.ExternalId).HasMaxLength(CaseOrigin.LongestExternalId);
        entity.Property(c => c.Version).IsConcurrencyToken();
        // The due of a queue; read with the case.
        entity.Ignore(c => c.Due);
        entity.HasMany(c => c.Seats).WithOne().HasForeignKey(seat => seat.CaseId);
        entity.Navigation(c => c.Seats).UsePropertyAccessMode(PropertyAccessMode.Field).AutoInclude();
        entity.HasIndex(c => c.Number).IsUnique();
        entity.HasIndex(c => new { c.ResidentId, c.CreatedAt });
        entity.HasIndex(c => new { c.State, c.ChangedAt });
        entity.HasIndex(c => c.CategorisedAt);
        // A desk's queue: what is due next of one state.
        entity.HasIndex(c => new { c.State, c.DueAt });
        // The same of all states, see CaseOrder.
        entity.HasIndex(c => new { c.DueAt, c.Id });
        // The cases of a period, for figures.
        entity.HasIndex(c => c.CreatedAt);
        entity.HasIndex(c => c.MergedInto);
        // What a system filed it reads back.
        entity.HasIndex(c => new { c.FiledBy, c.CreatedAt });
        entity.HasOne<Conversation>().WithMany().HasForeignKey(c => c.ConversationId).OnDelete(DeleteBehavior.Restrict);
        entity.HasOne<Unit>().WithMany().HasForeignKey(c => c.UnitId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<CaseEvent> entity)
    {
        entity.ToTable("CaseEvents");
        entity.HasKey(e => new { e.CaseId, e.Sequence });
        entity.Property(e => e.ByName).HasMaxLength(64);
        entity.Property(e => e.Basis).HasMaxLength(64);
        entity.Property(e => e.Note).IsSealed();
        entity.Property(e => e.Facts).IsJson();
        // What somebody did in a month, for the monthly sheet.
        entity.HasIndex(e => new { e.ById, e.At });
        entity.HasOne<Case>().WithMany().HasForeignKey(e => e.CaseId);
    }

    public void Configure(EntityTypeBuilder<CaseSeat> entity)
    {
        entity.ToTable("CaseSeats");
        entity.HasKey(seat => new { seat.CaseId, seat.UnitId });
        // What a unit sees.
        entity.HasIndex(seat => new { seat.UnitId, seat.CaseId });
        entity.HasOne<Unit>().WithMany().HasForeignKey(seat => seat.UnitId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<CaseCounter> entity)
    {
        entity.ToTable("CaseCounters");
        entity.HasKey(c => c.Day);
    }

    public void Configure(EntityTypeBuilder<CaseWord> entity)
    {
        entity.ToTable("CaseWords");
        // The cases of a word, in the order of filing. Nothing looks for the words of a case without naming them.
        entity.HasKey(w => new { w.Token, w.CaseId });
        entity.Property(w => w.Token).ValueGeneratedNever();
    }
}
