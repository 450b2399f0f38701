using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Data;

namespace ResidentAssistant.Assistant.Legal;

/// <summary>The tables of law and answers.</summary>
public static class LegalSets
{
    extension(AppDb db)
    {
        public DbSet<Law> Laws => db.Set<Law>();
        public DbSet<Repeal> Repeals => db.Set<Repeal>();
        public DbSet<EndedLaw> EndedLaws => db.Set<EndedLaw>();
        public DbSet<EndedLawOffer> EndedLawOffers => db.Set<EndedLawOffer>();
        public DbSet<Article> Articles => db.Set<Article>();
        public DbSet<AnsweredQuestion> AnsweredQuestions => db.Set<AnsweredQuestion>();
        public DbSet<KnowledgeEntry> KnowledgeEntries => db.Set<KnowledgeEntry>();
        public DbSet<EntryRevision> EntryRevisions => db.Set<EntryRevision>();
        public DbSet<EntryVote> EntryVotes => db.Set<EntryVote>();
        public DbSet<SynonymGroup> Synonyms => db.Set<SynonymGroup>();
        public DbSet<LegalAnswer> LegalAnswers => db.Set<LegalAnswer>();
        public DbSet<KnowledgeRevision> KnowledgeRevisions => db.Set<KnowledgeRevision>();
    }
}
