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
        public DbSet<LawyerPresence> LawyerPresences => db.Set<LawyerPresence>();
        public DbSet<HandoffNote> HandoffNotes => db.Set<HandoffNote>();
        public DbSet<HandoffReader> HandoffReaders => db.Set<HandoffReader>();
        public DbSet<HandoffHold> HandoffHolds => db.Set<HandoffHold>();
        public DbSet<DutyShift> DutyShifts => db.Set<DutyShift>();

        /// <summary>The sessions in which this person serves now (see <see cref="HandoffSession.IsHeldBy"/>).</summary>
        public IQueryable<HandoffSession> HandoffsHeldBy(StaffIdentity lawyer) =>
            db.Handoffs.Where(h => h.OpenConversationId != null && h.LawyerId == lawyer.Id);

        /// <summary>The open sessions that this person reads: the own, and those they read along.</summary>
        public IQueryable<HandoffSession> HandoffsReadBy(StaffIdentity lawyer) => db.Handoffs.Where(h => h.OpenConversationId != null
            && (h.LawyerId == lawyer.Id || db.Set<HandoffReader>().Any(r => r.SessionId == h.Id && r.StaffId == lawyer.Id)));

        /// <summary>Those who wait for a person, in the order in which they are served.</summary>
        public IQueryable<HandoffSession> HandoffsWaiting() =>
            db.Handoffs.Where(h => h.OpenConversationId != null && h.LawyerId == null)
                .OrderByDescending(h => h.IsUrgent).ThenBy(h => h.RequestedAt).ThenBy(h => h.Id);
    }
}
