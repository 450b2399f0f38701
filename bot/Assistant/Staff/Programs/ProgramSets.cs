using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Data;

namespace ResidentAssistant.Assistant.Staff;

/// <summary>The tables of programs that call.</summary>
public static class ProgramSets
{
    extension(AppDb db)
    {
        public DbSet<ApiKey> ApiKeys => db.Set<ApiKey>();
        public DbSet<StaffToken> StaffTokens => db.Set<StaffToken>();
        public DbSet<KeptAnswer> KeptAnswers => db.Set<KeptAnswer>();
    }
}
