using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Staff;

namespace ResidentAssistant.Assistant.Lectures;

/// <summary>
/// Lectures for other programs. A key gives back what its system signed up, and reads of others only when and where; at the door it checks in whoever
/// comes. A program that acts as staff does what the person may.
/// </summary>
public sealed class RegisterForProgram(Transactions transactions, TimeProvider clock)
{
    /// <summary>The sessions to come, the earliest first.</summary>
    public async Task<IReadOnlyList<LectureSession>> ListAsync((DateTimeOffset At, Guid Id)? after, int atMost, CancellationToken cancellation)
    {
        await using var db = await transactions.ReadAsync(cancellation);
        var now = clock.GetUtcNow();
        var from = after?.At ?? now;
        var found = await db.LectureSessions.AsNoTracking()
            .Where(s => s.StartsAt > now && s.StartsAt >= from && s.CancelledAt == null).ToListAsync(cancellation);
        return
        [
            .. found.OrderBy(session => session.StartsAt).ThenBy(session => session.Id)
                .Where(session => after is not { } last || session.StartsAt > last.At || session.Id.CompareTo(last.Id) > 0).Take(atMost),
        ];
    }

    /// <returns>Null when there is no such session.</returns>
    public async Task<RegistrationOutcome?> SignUpAsync(
        AppDb db, ProgramCaller caller, Guid sessionId, RegistrationRequest request, CancellationToken cancellation) =>
        !await db.LectureSessions.AnyAsync(s => s.Id == sessionId, cancellation) ? null
        : await Register.SignUpAsync(db, sessionId, request with { Source = SourceOf(caller) }, clock.GetUtcNow(), cancellation);

    /// <returns>Null when there is none, or it is not this caller's to see.</returns>
    public async Task<Seat?> FindAsync(ProgramCaller caller, string code, CancellationToken cancellation)
    {
        await using var db = await transactions.ReadAsync(cancellation);
        return await SeatAsync(db, code, cancellation) is { } seat && (caller is ProgramCaller.Key || IsOf(caller, seat.Registration)) ? seat : null;
    }

    /// <returns>False when the person came, or it was given back before.</returns>
    public Task<bool> CancelAsync(ProgramCaller caller, string code, CancellationToken cancellation) => transactions.RunAsync(
        async db =>
        {
            var now = clock.GetUtcNow();
            if (await SeatAsync(db, code, cancellation) is not { Registration: var mine } || !IsOf(caller, mine)
                || !await Register.CancelAsync(db, mine, now, cancellation))
                return false;
            db.Audit.Add(AuditEntry.Of(caller, "lecture.give-back", $"{mine.Id:N}", now));
            return true;
        },
        cancellation);

    /// <param name="caller">Any key, or staff who receive.</param>
    /// <param name="code">Of the registration.</param>
    /// <param name="at">When the person came; null: now.</param>
    /// <param name="cancellation">Stops it.</param>
    public Task<CheckInOutcome> CheckInAsync(ProgramCaller caller, string code, DateTimeOffset? at, CancellationToken cancellation) =>
        transactions.RunAsync(
            async db =>
            {
                var now = clock.GetUtcNow();
                if (await SeatAsync(db, code, cancellation) is not { Registration: var mine } || (caller is not ProgramCaller.Key && !IsOf(caller, mine)))
                    return CheckInOutcome.Unknown;
                var outcome = await Register.CheckInAsync(db, mine, at ?? now, now, cancellation);
                if (outcome == CheckInOutcome.Done)
                    db.Audit.Add(AuditEntry.Of(caller, "lecture.check-in", $"{mine.Id:N}", now));
                return outcome;
            },
            cancellation);

    /// <summary>Whether the caller reads who comes, and gives it back.</summary>
    public static bool IsOf(ProgramCaller caller, Registration registration) => caller switch
    {
        ProgramCaller.Staff(var staff) => staff.May(LectureActions.Receive),
        ProgramCaller.Key key => registration.Source == SourceOf(key) && registration.ResidentId is null,
        _ => false,
    };

    /// <summary>How many wait before it; null when it does not wait.</summary>
    public async Task<int?> BeforeAsync(Registration registration, CancellationToken cancellation)
    {
        if (registration.State != RegistrationState.Waiting)
            return null;
        await using var db = await transactions.ReadAsync(cancellation);
        return await Register.BeforeAsync(db, registration, cancellation);
    }

    private static async Task<Seat?> SeatAsync(AppDb db, string code, CancellationToken cancellation) =>
        await db.Registrations.AsNoTracking().FirstOrDefaultAsync(r => r.Code == code, cancellation) is { } registration
            ? new Seat(registration, await db.LectureSessions.AsNoTracking().FirstAsync(s => s.Id == registration.SessionId, cancellation)) : null;

    private static string SourceOf(ProgramCaller caller) =>
        caller is ProgramCaller.Key key ? key.System[..Math.Min(key.System.Length, 64)] : LectureDoor.Source;
}
