using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Data;

namespace ResidentAssistant.Assistant.Cases;

/// <summary>The tables of cases.</summary>
public static class CaseSets
{
    extension(AppDb db)
    {
        public DbSet<Case> Cases => db.Set<Case>();
        public DbSet<CaseEvent> CaseEvents => db.Set<CaseEvent>();
        public DbSet<CaseSeat> CaseSeats => db.Set<CaseSeat>();
        internal DbSet<CaseWord> CaseWords => db.Set<CaseWord>();
        public DbSet<CaseCounter> CaseCounters => db.Set<CaseCounter>();
        public DbSet<MonthlyTopic> MonthlyTopics => db.Set<MonthlyTopic>();
        public DbSet<MonthlyTopicNote> MonthlyTopicNotes => db.Set<MonthlyTopicNote>();
    }
}
