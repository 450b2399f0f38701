using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Staff;

namespace ResidentAssistant.Assistant.Lectures;

/// <summary>Series and sessions: creates them, changes them, calls sessions off. Everybody whom it touches is told.</summary>
public sealed class ArrangeLectures(Transactions transactions, TimeProvider clock)
{
    private const string NotYours = "您的角色不能安排讲堂。";
    private const string Gone = "没有这一场，或者已经取消了。";

    /// <param name="staff">Who does it.</param>
    /// <param name="key">See <see cref="LectureSeries.Key"/>; null: a new one.</param>
    /// <param name="name">1 to <see cref="LectureSeries.NameLimit"/> letters; no other series has it.</param>
    /// <param name="about">At most 200 letters.</param>
    /// <param name="cancellation">Stops it; then nothing was changed.</param>
    public Task<LectureChange> SaveSeriesAsync(StaffIdentity staff, string? key, string name, string about, CancellationToken cancellation) =>
        RunAsync(staff, async (db, now) =>
        {
            (name, about) = (name.Trim(), about.Trim());
            if (name.Length is < 2 or > LectureSeries.NameLimit || about.Length > 200)
                return new LectureChange.Refused($"系列名称要有 2 到 {LectureSeries.NameLimit} 个字，介绍最多 200 个字。");
            if (await db.LectureSeries.AnyAsync(s => s.Name == name && s.Key != key, cancellation))
                return new LectureChange.Refused("已经有这个系列了。");
            if (key is null)
                db.LectureSeries.Add(new LectureSeries(Guid.CreateVersion7(now).ToString("N"), name, about));
            else if (await db.LectureSeries.FindAsync([key], cancellation) is { } known)
                known.Change(name, about);
            else
                return new LectureChange.Refused("没有这个系列。");
            db.Audit.Add(new AuditEntry(staff, "lecture.series", key ?? name, now));
            return new LectureChange.Done(Guid.Empty, 0);
        }, cancellation);

    /// <param name="staff">Who does it.</param>
    /// <param name="id">Null: a new one.</param>
    /// <param name="draft">What it is to be.</param>
    /// <param name="cancellation">Stops it; then nothing was changed.</param>
    public Task<LectureChange> SaveSessionAsync(StaffIdentity staff, Guid? id, SessionDraft draft, CancellationToken cancellation) =>
        RunAsync(staff, async (db, now) =>
        {
            if (draft.WhyNot() is { } why)
                return new LectureChange.Refused(why);
            if (await db.LectureSeries.FindAsync([draft.SeriesKey], cancellation) is not { } series)
                return new LectureChange.Refused("请选一个系列。");
            if (id is { } known)
                return await ChangeAsync(db, staff, known, draft, now, cancellation);
            if (draft.StartsAt <= now)
                return new LectureChange.Refused("开讲时间已经过了。");
            var session = new LectureSession(Guid.CreateVersion7(now), series, draft.Title, draft.Speaker, draft.Venue, draft.StartsAt, draft.Seats);
            session.Change(draft);
            db.LectureSessions.Add(session);
            db.Audit.Add(new AuditEntry(staff, "lecture.add", $"{session.Id:N}", now));
            return new LectureChange.Done(session.Id, 0);
        }, cancellation);

    /// <summary>What was signed up for it is given back, and everybody who had a seat or waited is told.</summary>
    public Task<LectureChange> CallOffAsync(StaffIdentity staff, Guid id, CancellationToken cancellation) =>
        RunAsync(staff, async (db, now) =>
        {
            if (await FindAsync(db, id, cancellation) is not { } session)
                return new LectureChange.Refused(Gone);
            if (session.StartsAt <= now)
                return new LectureChange.Refused("已经开讲了，不能取消。");
            session.Cancel(now);
            var told = 0;
            foreach (var registration in await StandingAsync(db, id, cancellation))
            {
                registration.Cancel(now);
                await RemindOfLecture.WithdrawAsync(db, registration, cancellation);
                await TellLectureChanged.ScheduleAsync(db, new Seat(registration, session), now, cancellation);
                told += registration.ConversationId is null ? 0 : 1;
            }

            db.Audit.Add(new AuditEntry(staff, "lecture.call-off", $"{id:N}", now));
            return new LectureChange.Done(id, told);
        }, cancellation);

    private static async Task<LectureChange> ChangeAsync(
        AppDb db, StaffIdentity staff, Guid id, SessionDraft draft, DateTimeOffset now, CancellationToken cancellation)
    {
        if (await FindAsync(db, id, cancellation) is not { } session)
            return new LectureChange.Refused(Gone);
        if (draft.StartsAt != session.StartsAt && draft.StartsAt <= now)
            return new LectureChange.Refused("新的开讲时间已经过了。");
        if (draft.Seats < session.Taken)
            return new LectureChange.Refused($"已经报了 {session.Taken} 个座位，不能减到 {draft.Seats} 个。先请几位换一场，再减。");
        var moved = (draft.StartsAt, draft.Venue) != (session.StartsAt, session.Venue) && session.StartsAt > now;
        session.Change(draft);
        await db.SaveChangesAsync(cancellation);
        var told = 0;
        if (moved)
            foreach (var registration in await StandingAsync(db, id, cancellation))
            {
                var seat = new Seat(registration, session);
                await RemindOfLecture.ScheduleAsync(db, seat, now, cancellation);
                await TellLectureChanged.ScheduleAsync(db, seat, now, cancellation);
                told += registration.ConversationId is null ? 0 : 1;
            }

        await Register.MoveUpAsync(db, id, now, cancellation);
        db.Audit.Add(new AuditEntry(staff, "lecture.change", $"{id:N}", now));
        return new LectureChange.Done(id, told);
    }

    /// <summary>Under its lock; null when there is none or it was called off.</summary>
    private static async Task<LectureSession?> FindAsync(AppDb db, Guid id, CancellationToken cancellation) =>
        await Register.LockAsync(db, id, cancellation) is { CancelledAt: null }
            ? await db.LectureSessions.FirstAsync(s => s.Id == id, cancellation) : null;

    private static Task<List<Registration>> StandingAsync(AppDb db, Guid id, CancellationToken cancellation) => db.Registrations
        .Where(r => r.SessionId == id && (r.State == RegistrationState.Registered || r.State == RegistrationState.Waiting)).ToListAsync(cancellation);

    private Task<LectureChange> RunAsync(StaffIdentity staff, Func<AppDb, DateTimeOffset, Task<LectureChange>> change, CancellationToken cancellation) =>
        staff.May(LectureActions.Arrange)
            ? transactions.RunAsync(db => change(db, clock.GetUtcNow()), outcome => outcome is LectureChange.Done, cancellation)
            : Task.FromResult<LectureChange>(new LectureChange.Refused(NotYours));
}
