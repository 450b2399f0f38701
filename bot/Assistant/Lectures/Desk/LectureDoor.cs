using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Staff;

namespace ResidentAssistant.Assistant.Lectures;

/// <summary>The door of a lecture, and its telephone: check in, write down who walks in, sign up and give back for others.</summary>
public sealed class LectureDoor(Transactions transactions, TimeProvider clock)
{
    /// <summary>See <see cref="Registration.Source"/>.</summary>
    public const string Source = "desk";

    private const int NameLimit = 32;

    /// <param name="staff">Who does it.</param>
    /// <param name="sessionId">The session.</param>
    /// <param name="code">As it was said or scanned.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>Null: this person may not.</returns>
    public async Task<CheckInOutcome?> CheckInAsync(StaffIdentity staff, Guid sessionId, string code, CancellationToken cancellation) =>
        !staff.May(LectureActions.Receive) ? null : await transactions.RunAsync(
            async db =>
            {
                var now = clock.GetUtcNow();
                if (await FindAsync(db, sessionId, code, cancellation) is not { } registration)
                    return CheckInOutcome.Unknown;
                var outcome = await Register.CheckInAsync(db, registration, now, now, cancellation);
                if (outcome == CheckInOutcome.Done)
                    db.Audit.Add(new AuditEntry(staff, "lecture.check-in", $"{registration.Id:N}", now));
                return outcome;
            },
            cancellation);

    /// <summary>Signs somebody up who came by or called; on the day itself, at the door, who is there is checked in at once.</summary>
    /// <param name="staff">Who does it.</param>
    /// <param name="sessionId">The session.</param>
    /// <param name="request">Name and telephone may be missing.</param>
    /// <param name="isHere">The person stands at the door.</param>
    /// <param name="cancellation">Stops it.</param>
    public Task<DoorSignUp> AddAsync(StaffIdentity staff, Guid sessionId, RegistrationRequest request, bool isHere, CancellationToken cancellation) =>
        !staff.May(LectureActions.Receive) ? Task.FromResult(new DoorSignUp("您的角色不能登记。")) : transactions.RunAsync(
            async db =>
            {
                var now = clock.GetUtcNow();
                if (request.People is < 1 or > Registration.PeopleAtMost)
                    return new DoorSignUp($"一次 1 到 {Registration.PeopleAtMost} 个人。");
                if (request.Name?.Length > NameLimit || request.Phone?.Length > NameLimit)
                    return new DoorSignUp($"姓名、电话最多 {NameLimit} 个字。");
                request = request with { ResidentId = null, ConversationId = null, Source = Source };
                var outcome = !isHere ? await Register.SignUpAsync(db, sessionId, request, now, cancellation)
                    : await Register.LockAsync(db, sessionId, cancellation) is { } session && session.ReceivesAt(now)
                        ? await Register.WalkInAsync(db, session, request, now, cancellation) : null;
                var signed = outcome switch
                {
                    RegistrationOutcome.Registered(var seated, _) => seated,
                    RegistrationOutcome.Waits(var waiting, _, _) => waiting,
                    _ => null,
                };
                if (signed is { } one)
                    db.Audit.Add(new AuditEntry(staff, isHere ? "lecture.walk-in" : "lecture.sign-up", $"{one.Id:N}", now));
                return new DoorSignUp(outcome switch
                {
                    RegistrationOutcome.Registered or RegistrationOutcome.Waits => null,
                    RegistrationOutcome.Full(var full) => $"只剩 {full.Free} 个座位了。有空椅子的话，先把座位数改大。",
                    RegistrationOutcome.NotYet => "这一场还没开始报名。",
                    null => "还没到开讲那一天，或者这一场取消了。",
                    _ => "这一场已经不能报名了。",
                }, outcome is RegistrationOutcome.Waits);
            },
            done => done.Why is null,
            cancellation);

    /// <summary>Gives seats back for somebody who called.</summary>
    /// <returns>False when there was nothing to give back; null: this person may not.</returns>
    public async Task<bool?> GiveBackAsync(StaffIdentity staff, Guid sessionId, string code, CancellationToken cancellation) =>
        !staff.May(LectureActions.Receive) ? null : await transactions.RunAsync(
            async db =>
            {
                var now = clock.GetUtcNow();
                if (await FindAsync(db, sessionId, code, cancellation) is not { } registration
                    || !await Register.CancelAsync(db, registration, now, cancellation))
                    return false;
                db.Audit.Add(new AuditEntry(staff, "lecture.give-back", $"{registration.Id:N}", now));
                return true;
            },
            cancellation);

    private static Task<Registration?> FindAsync(AppDb db, Guid sessionId, string code, CancellationToken cancellation)
    {
        var said = code.Trim().ToUpperInvariant();
        return db.Registrations.AsNoTracking().FirstOrDefaultAsync(r => r.SessionId == sessionId && r.Code == said, cancellation);
    }
}
