using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Residents;

namespace ResidentAssistant.Assistant.Legal;

internal sealed class AnswerMapping : IEntityTypeConfiguration<LegalAnswer>, IEntityTypeConfiguration<EntryVote>
{
    public void Configure(EntityTypeBuilder<LegalAnswer> entity)
    {
        entity.ToTable("LegalAnswers");
        entity.Property(a => a.Question).IsSealed();
        entity.Property(a => a.EntryId).HasMaxLength(64);
        entity.Property(a => a.Citations).IsJson();
        entity.HasIndex(a => a.At);
        entity.HasOne<Conversation>().WithMany().HasForeignKey(a => a.ConversationId);
    }

    public void Configure(EntityTypeBuilder<EntryVote> entity)
    {
        entity.ToTable("EntryVotes");
        entity.HasKey(v => new { v.EntryId, v.ResidentId });
        entity.Property(v => v.EntryId).HasMaxLength(64);
        entity.HasIndex(v => v.At);
        entity.HasOne<Resident>().WithMany().HasForeignKey(v => v.ResidentId);
    }
}
