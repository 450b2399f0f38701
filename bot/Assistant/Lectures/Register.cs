using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Data;

namespace ResidentAssistant.Assistant.Lectures;

/// <summary>
/// Takes and frees seats. Many residents, the last seat, the same second: the update of the session's row makes each wait for the one before and then see
/// what is left; the check CK_LectureSessions_Taken of the table is the last word, as the index on session and resident is for who signs up twice.
/// </summary>
public static class Register
{
    /// <summary>The sessions to come, the earliest first.</summary>
    public static Task<List<LectureSession>> ComingAsync(AppDb db, DateTimeOffset now, string? series, CancellationToken cancellation) =>
        db.LectureSessions.AsNoTracking().Where(s => s.StartsAt > now && s.CancelledAt == null && (series == null || s.SeriesKey == series))
            .OrderBy(s => s.StartsAt).ThenBy(s => s.Id).Take(6).ToListAsync(cancellation);

    /// <summary>What a resident has, or waits for, of the sessions to come.</summary>
    public static Task<List<Seat>> SeatsOfAsync(AppDb db, Guid residentId, DateTimeOffset now, CancellationToken cancellation) =>
        (from registration in db.Registrations
         join session in db.LectureSessions on registration.SessionId equals session.Id
         where registration.ResidentId == residentId && session.StartsAt > now
            && (registration.State == RegistrationState.Registered || registration.State == RegistrationState.Waiting)
         orderby session.StartsAt
         select new Seat(registration, session)).AsNoTracking().ToListAsync(cancellation);

    /// <summary>The sessions of them.</summary>
    public static async Task<List<LectureSession>> OfAsync(AppDb db, Guid residentId, DateTimeOffset now, CancellationToken cancellation) =>
        (await SeatsOfAsync(db, residentId, now, cancellation)).ConvertAll(seat => seat.Session);

    public static async Task<RegistrationOutcome> SignUpAsync(
        AppDb db, Guid sessionId, RegistrationRequest request, DateTimeOffset now, CancellationToken cancellation)
    {
        if (await LockAsync(db, sessionId, cancellation) is not { } session)
            return new RegistrationOutcome.NotOpen();
        var mine = request.ResidentId is { } resident
            ? await db.Registrations.FirstOrDefaultAsync(r => r.SessionId == sessionId && r.ResidentId == resident, cancellation) : null;
        if (mine is { State: not RegistrationState.Cancelled })
            return new RegistrationOutcome.Already(mine, session);
        switch (session.PhaseAt(now))
        {
            case SignUpPhase.Open:
                break;
            case SignUpPhase.NotYet:
                return new RegistrationOutcome.NotYet(session);
            default:
                return new RegistrationOutcome.NotOpen();
        }

        var seated = await TakeAsync(db, sessionId, request.People, cancellation);
        return seated || request.MayWait
            ? await AddAsync(db, session, mine, request, seated ? RegistrationState.Registered : RegistrationState.Waiting, now, cancellation)
            : new RegistrationOutcome.Full(session);
    }

    /// <summary>Who comes unregistered, on the day of the session.</summary>
    internal static async Task<RegistrationOutcome> WalkInAsync(
        AppDb db, LectureSession locked, RegistrationRequest request, DateTimeOffset now, CancellationToken cancellation)
    {
        if (!await TakeAsync(db, locked.Id, request.People, cancellation))
            return new RegistrationOutcome.Full(locked);
        var outcome = await AddAsync(db, locked, null, request, RegistrationState.Registered, now, cancellation);
        if (outcome is RegistrationOutcome.Registered(var registration, _))
            await ComeAsync(db, new Seat(registration, locked), now, now, cancellation);
        return outcome;
    }

    /// <summary>Another number of people; who brings fewer gives seats to those who wait.</summary>
    public static async Task<RegistrationOutcome> ChangePeopleAsync(
        AppDb db, Registration seen, int people, DateTimeOffset now, CancellationToken cancellation)
    {
        var session = await LockAsync(db, seen.SessionId, cancellation);
        var mine = await db.Registrations.FirstOrDefaultAsync(r => r.Id == seen.Id, cancellation);
        if (session is null || mine is not { Stands: true } || session.CancelledAt is not null || session.StartsAt <= now)
            return new RegistrationOutcome.NotOpen();
        var more = people - mine.People;
        if (mine.State == RegistrationState.Registered && more > 0 && !await TakeAsync(db, session.Id, more, cancellation))
            return new RegistrationOutcome.Full(session);
        if (mine.State == RegistrationState.Registered && more < 0)
            await GiveBackAsync(db, session.Id, -more, cancellation);
        mine.ComeWith(people);
        await MoveUpAsync(db, session.Id, now, cancellation);
        return mine.State == RegistrationState.Registered ? new RegistrationOutcome.Registered(mine, session)
            : new RegistrationOutcome.Waits(mine, session, await BeforeAsync(db, mine, cancellation));
    }

    /// <summary>Gives the seats, or the place among those who wait, back.</summary>
    /// <returns>False when it was given back before, or the person came.</returns>
    public static async Task<bool> CancelAsync(AppDb db, Registration seen, DateTimeOffset now, CancellationToken cancellation)
    {
        await LockAsync(db, seen.SessionId, cancellation);
        if (await db.Registrations.FirstOrDefaultAsync(r => r.Id == seen.Id, cancellation) is not { Stands: true } mine)
            return false;
        if (mine.State == RegistrationState.Registered)
            await GiveBackAsync(db, mine.SessionId, mine.People, cancellation);
        mine.Cancel(now);
        await RemindOfLecture.WithdrawAsync(db, mine, cancellation);
        await MoveUpAsync(db, mine.SessionId, now, cancellation);
        return true;
    }

    /// <summary>Once is enough: a second time changes nothing. Late is in time.</summary>
    /// <param name="db">The transaction.</param>
    /// <param name="seen">Who comes.</param>
    /// <param name="at">When the person came; a door that was offline tells it later.</param>
    /// <param name="now">The time.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public static async Task<CheckInOutcome> CheckInAsync(AppDb db, Registration seen, DateTimeOffset at, DateTimeOffset now, CancellationToken cancellation)
    {
        if (await LockAsync(db, seen.SessionId, cancellation) is not { } session
            || await db.Registrations.FirstOrDefaultAsync(r => r.Id == seen.Id, cancellation) is not { } mine)
            return CheckInOutcome.Unknown;
        switch (mine.State)
        {
            case RegistrationState.CheckedIn:
                return CheckInOutcome.Again;
            case RegistrationState.Cancelled:
                return CheckInOutcome.GivenUp;
            case var _ when !session.ReceivesAt(now):
                return CheckInOutcome.NotToday;
            case RegistrationState.Waiting:
                return CheckInOutcome.Waits;
        }

        await ComeAsync(db, new Seat(mine, session), session.ReceivesAt(at) && at <= now ? at : now, now, cancellation);
        return CheckInOutcome.Done;
    }

    /// <summary>How many wait before it.</summary>
    internal static Task<int> BeforeAsync(AppDb db, Registration waiting, CancellationToken cancellation) => db.Registrations.CountAsync(
        r => r.SessionId == waiting.SessionId && r.State == RegistrationState.Waiting && r.Place < waiting.Place, cancellation);

    /// <summary>Makes all who change the session's seats wait for each other.</summary>
    /// <returns>The session as it is then; null when there is none.</returns>
    internal static async Task<LectureSession?> LockAsync(AppDb db, Guid sessionId, CancellationToken cancellation) =>
        await db.LectureSessions.Where(s => s.Id == sessionId)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.Version, s => s.Version + 1), cancellation) == 0 ? null
            : await db.LectureSessions.AsNoTracking().FirstAsync(s => s.Id == sessionId, cancellation);

    /// <summary>Gives what is free to those who wait, in their order, as far as all of a party have seats; each is told.</summary>
    internal static async Task MoveUpAsync(AppDb db, Guid sessionId, DateTimeOffset now, CancellationToken cancellation)
    {
        await db.SaveChangesAsync(cancellation);
        var session = await db.LectureSessions.AsNoTracking().FirstAsync(s => s.Id == sessionId, cancellation);
        if (session.CancelledAt is not null || session.StartsAt <= now || session.Free == 0)
            return;
        foreach (var next in await db.Registrations.Where(r => r.SessionId == sessionId && r.State == RegistrationState.Waiting)
            .OrderBy(r => r.Place).ToListAsync(cancellation))
        {
            if (!await TakeAsync(db, sessionId, next.People, cancellation))
                continue;
            next.MoveUp();
            await RemindOfLecture.ScheduleAsync(db, new Seat(next, session), now, cancellation);
            await TellMovedUp.ScheduleAsync(db, new Seat(next, session), now, cancellation);
        }

        await db.SaveChangesAsync(cancellation);
    }

    private static async Task<RegistrationOutcome> AddAsync(
        AppDb db, LectureSession session, Registration? mine, RegistrationRequest request, RegistrationState state, DateTimeOffset now,
        CancellationToken cancellation)
    {
        var place = (await db.Registrations.Where(r => r.SessionId == session.Id).MaxAsync(r => (int?)r.Place, cancellation) ?? 0) + 1;
        if (mine is null)
            db.Registrations.Add(mine = new Registration(session.Id, request, state, place, now));
        else
            mine.Begin(request, state, place, now);
        await db.SaveChangesAsync(cancellation);
        if (state == RegistrationState.Waiting)
            return new RegistrationOutcome.Waits(mine, session, await BeforeAsync(db, mine, cancellation));
        await RemindOfLecture.ScheduleAsync(db, new Seat(mine, session), now, cancellation);
        return new RegistrationOutcome.Registered(mine, session);
    }

    private static async Task ComeAsync(AppDb db, Seat seat, DateTimeOffset at, DateTimeOffset now, CancellationToken cancellation)
    {
        seat.Registration.CheckIn(at);
        await RemindOfLecture.WithdrawAsync(db, seat.Registration, cancellation);
        await AskAfterLecture.ScheduleAsync(db, seat, now, cancellation);
    }

    private static async Task<bool> TakeAsync(AppDb db, Guid sessionId, int people, CancellationToken cancellation) =>
        await db.LectureSessions.Where(s => s.Id == sessionId && s.Taken + people <= s.Seats)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.Taken, s => s.Taken + people), cancellation) == 1;

    private static Task<int> GiveBackAsync(AppDb db, Guid sessionId, int people, CancellationToken cancellation) =>
        db.LectureSessions.Where(s => s.Id == sessionId)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.Taken, s => s.Taken - people), cancellation);
}
