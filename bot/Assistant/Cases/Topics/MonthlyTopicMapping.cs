using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ResidentAssistant.Assistant.City;
using ResidentAssistant.Assistant.Data;

namespace ResidentAssistant.Assistant.Cases;

internal sealed class MonthlyTopicMapping : IEntityTypeConfiguration<MonthlyTopic>, IEntityTypeConfiguration<MonthlyTopicNote>
{
    public void Configure(EntityTypeBuilder<MonthlyTopic> entity)
    {
        entity.ToTable("MonthlyTopics");
        entity.Property(topic => topic.Sentence).IsSealed();
        entity.Property(topic => topic.ChosenByName).HasMaxLength(64);
        entity.Property(topic => topic.Version).IsConcurrencyToken();
        entity.HasMany<MonthlyTopicNote>("notes").WithOne().HasForeignKey(note => note.TopicId);
        entity.Ignore(topic => topic.Notes);
        entity.Navigation("notes").AutoInclude();
        // Of two who choose at the same time the second sees what the first chose.
        entity.HasIndex(topic => new { topic.UnitId, topic.Month }).IsUnique();
        entity.HasOne<Unit>().WithMany().HasForeignKey(topic => topic.UnitId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<MonthlyTopicNote> entity)
    {
        entity.ToTable("MonthlyTopicNotes");
        entity.Property(note => note.Words).IsSealed();
        entity.Property(note => note.ByName).HasMaxLength(64);
    }
}
