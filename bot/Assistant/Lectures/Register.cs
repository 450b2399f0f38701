using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Data;

namespace ResidentAssistant.Assistant.Lectures;

/// <summary>Takes and frees seats.</summary>
public static class Register
{
    public static Task<List<LectureSession>> ComingAsync(AppDb db, DateTimeOffset now, LectureSeries? series, CancellationToken cancellation) =>
        db.LectureSessions
        .AsNoTracking().Where(s => s.StartsAt > now && (series == null || s.Series == series))
        .OrderBy(s => s.StartsAt).Take(6).ToListAsync(cancellation);

    /// <summary>The conditional update decides who gets the last seat; the unique index, whether somebody takes two.</summary>
    public static async Task<RegistrationOutcome> ConfirmAsync(AppDb db, Guid residentId, Guid sessionId, DateTimeOffset now, CancellationToken cancellation)
    {
        if (await db.Registrations.AnyAsync(r => r.SessionId == sessionId && r.ResidentId == residentId, cancellation))
            return RegistrationOutcome.AlreadyRegistered;
        var seated = await db.LectureSessions.Where(s => s.Id == sessionId && s.StartsAt > now && s.Taken < s.Seats)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.Taken, s => s.Taken + 1), cancellation);
        if (seated == 0)
            return await db.LectureSessions.AnyAsync(s => s.Id == sessionId && s.StartsAt > now, cancellation) ? RegistrationOutcome.Full
                : RegistrationOutcome.NotOpen;
        db.Registrations.Add(new Registration(sessionId, residentId, now));
        return RegistrationOutcome.Registered;
    }

    /// <returns>False when there was no registration to cancel.</returns>
    public static async Task<bool> CancelAsync(AppDb db, Guid residentId, Guid sessionId, CancellationToken cancellation)
    {
        var removed = await db.Registrations.Where(r => r.SessionId == sessionId && r.ResidentId == residentId).ExecuteDeleteAsync(cancellation);
        if (removed > 0)
            await db.LectureSessions.Where(s => s.Id == sessionId).ExecuteUpdateAsync(set => set.SetProperty(s => s.Taken, s => s.Taken - 1), cancellation);
        return removed > 0;
    }

    public static Task<List<LectureSession>> OfAsync(AppDb db, Guid residentId, DateTimeOffset now, CancellationToken cancellation) =>
        (from registration in db.Registrations
         join session in db.LectureSessions on registration.SessionId equals session.Id
         where registration.ResidentId == residentId && session.StartsAt > now
         orderby session.StartsAt
         select session).AsNoTracking().ToListAsync(cancellation);
}
