using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Staff;

namespace ResidentAssistant.Assistant.Handoff;

/// <summary>The tables of hand-offs.</summary>
public static class HandoffSets
{
    extension(AppDb db)
    {
        public DbSet<HandoffSession> Handoffs => db.Set<HandoffSession>();

        /// <summary>The sessions in which this person serves now (see <see cref="HandoffSession.IsHeldBy"/>).</summary>
        public IQueryable<HandoffSession> HandoffsHeldBy(StaffIdentity lawyer) =>
            db.Handoffs.Where(h => h.OpenConversationId != null && h.LawyerId == lawyer.Id);
    }
}
