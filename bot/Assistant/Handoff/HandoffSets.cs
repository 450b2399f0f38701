using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Data;

namespace ResidentAssistant.Assistant.Handoff;

/// <summary>The tables of hand-offs.</summary>
public static class HandoffSets
{
    extension(AppDb db)
    {
        public DbSet<HandoffSession> Handoffs => db.Set<HandoffSession>();
    }
}
