using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Residents;

namespace ResidentAssistant.Assistant.Lectures;

internal sealed class LectureMapping : IEntityTypeConfiguration<LectureSeries>, IEntityTypeConfiguration<LectureSession>,
    IEntityTypeConfiguration<Registration>
{
    public void Configure(EntityTypeBuilder<LectureSeries> entity)
    {
        entity.ToTable("LectureSeries");
        entity.HasKey(s => s.Key);
        entity.Property(s => s.Key).HasMaxLength(32);
        entity.Property(s => s.Name).HasMaxLength(LectureSeries.NameLimit);
        entity.Property(s => s.About).HasMaxLength(200);
        entity.HasIndex(s => s.Name).IsUnique();
        entity.HasData(LectureSeries.RuleOfLaw, LectureSeries.Moral);
    }

    public void Configure(EntityTypeBuilder<LectureSession> entity)
    {
        // The seats taken never exceed the seats there are, whoever forgets to ask.
        entity.ToTable("LectureSessions", table => table.HasCheckConstraint("CK_LectureSessions_Taken", "\"Taken\" >= 0 AND \"Taken\" <= \"Seats\""));
        entity.Property(s => s.SeriesKey).HasColumnName("Series").HasMaxLength(32);
        entity.Property(s => s.Title).HasMaxLength(LectureSession.TitleLimit);
        entity.Property(s => s.Speaker).HasMaxLength(LectureSession.SpeakerLimit);
        entity.Property(s => s.Venue).HasMaxLength(LectureSession.VenueLimit);
        entity.Property(s => s.Material).HasMaxLength(LectureSession.MaterialLimit);
        entity.Ignore(s => s.Free).Ignore(s => s.SeriesName);
        entity.HasIndex(s => s.StartsAt);
        entity.HasOne(s => s.Series).WithMany().HasForeignKey(s => s.SeriesKey).OnDelete(DeleteBehavior.Restrict);
        entity.Navigation(s => s.Series).AutoInclude();
    }

    public void Configure(EntityTypeBuilder<Registration> entity)
    {
        entity.ToTable("Registrations");
        entity.Property(r => r.Code).HasMaxLength(16);
        entity.Property(r => r.Source).HasMaxLength(64);
        entity.Property(r => r.PersonName).IsSealed();
        entity.Property(r => r.PersonPhone).IsSealed();
        entity.Property(r => r.Remark).IsSealed();
        entity.Property(r => r.Version).IsConcurrencyToken();
        entity.Ignore(r => r.People).Ignore(r => r.Stands);
        // A resident has one for each session.
        entity.HasIndex(r => new { r.SessionId, r.ResidentId }).IsUnique();
        entity.HasIndex(r => r.Code).IsUnique();
        entity.HasIndex(r => r.ResidentId);
        entity.HasOne<LectureSession>().WithMany().HasForeignKey(r => r.SessionId).OnDelete(DeleteBehavior.Restrict);
        entity.HasOne<Resident>().WithMany().HasForeignKey(r => r.ResidentId).OnDelete(DeleteBehavior.Restrict);
        entity.HasOne<Conversation>().WithMany().HasForeignKey(r => r.ConversationId).OnDelete(DeleteBehavior.Restrict);
    }
}
