using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Modules;
using ResidentAssistant.Assistant.Staff;

namespace ResidentAssistant.Assistant.Handoff;

/// <summary>Arranges the hours in which lawyers are on duty online (值班表).</summary>
public sealed class ArrangeShifts(Transactions transactions, TimeProvider clock)
{
    /// <summary>Weeks a shift can be repeated.</summary>
    public const int MostWeeks = 26;

    private const string NotAllowed = "您只能排自己的值班。";
    private const string Nobody = "没有这位律师，或者账号已经停用。";

    /// <summary>The shifts that touch some days, in order; everybody who is on duty sees all.</summary>
    public async Task<IReadOnlyList<ShiftLine>> ListAsync(StaffIdentity staff, DateOnly from, int days, CancellationToken cancellation)
    {
        if (!staff.May(HandoffActions.Shifts))
            return [];
        var (begin, end) = (CityTime.StartOf(from), CityTime.StartOf(from.AddDays(days)));
        await using var db = await transactions.ReadAsync(cancellation);
        return await db.DutyShifts.AsNoTracking().Where(s => s.EndsAt > begin && s.StartsAt < end).OrderBy(s => s.StartsAt)
            .Join(db.Users, s => s.LawyerId, u => u.Id, (s, u) => new ShiftLine(s.Id, s.LawyerId, u.Name, s.StartsAt, s.EndsAt)).ToListAsync(cancellation);
    }

    /// <param name="staff">Who arranges.</param>
    /// <param name="lawyerId">Who is on duty.</param>
    /// <param name="day">The day it begins.</param>
    /// <param name="from">When it begins.</param>
    /// <param name="until">When it ends; not after <paramref name="from"/>: on the next day.</param>
    /// <param name="weeks">In how many weeks, this one included, 1 to <see cref="MostWeeks"/>.</param>
    /// <param name="cancellation">Stops before the change.</param>
    /// <returns>Why it was not arranged, in words; null when it was.</returns>
    public Task<string?> AddAsync(
        StaffIdentity staff, Guid lawyerId, DateOnly day, TimeOnly from, TimeOnly until, int weeks, CancellationToken cancellation)
    {
        var length = until > from ? until - from : TimeSpan.FromDays(1) - (from - until);
        if (!staff.MayWith(HandoffActions.Shifts, lawyerId))
            return Task.FromResult<string?>(NotAllowed);
        if (weeks is < 1 or > MostWeeks)
            return Task.FromResult<string?>($"可以重复 1 到 {MostWeeks} 周。");
        if (length > DutyShift.Longest)
            return Task.FromResult<string?>($"一班最长 {DutyShift.Longest.TotalHours:0} 小时。{(until <= from ? $"{from:HH\\:mm}到{until:HH\\:mm}会排到第二天。" : "")}");
        if (CityTime.At(day, from) <= clock.GetUtcNow())
            return Task.FromResult<string?>("这个时间已经过去了。");
        return transactions.RunAsync(
            async db =>
            {
                if (await LockAsync(db, lawyerId, cancellation) is null)
                    return Nobody;
                for (var week = 0; week < weeks; week++)
                {
                    var begin = CityTime.At(day.AddDays(7 * week), from);
                    var end = begin + length;
                    if (await db.DutyShifts.AsNoTracking().Where(s => s.LawyerId == lawyerId && s.StartsAt < end && s.EndsAt > begin).OrderBy(s => s.StartsAt)
                            .FirstOrDefaultAsync(cancellation) is { } other)
                        return $"和已经排的{CityTime.DayAndTime(other.StartsAt)}到{CityTime.Local(other.EndsAt):HH\\:mm}重了，没有排。";
                    db.DutyShifts.Add(new DutyShift(lawyerId, begin, end));
                }

                db.Announce(ReceptionTopics.Queue);
                db.Audit.Add(new AuditEntry(staff, "handoff.shift", lawyerId.ToString("N"), clock.GetUtcNow()));
                return null;
            },
            why => why is null,
            cancellation);
    }

    /// <returns>Why it was not taken out, in words; null when it was, or was not there any more.</returns>
    public Task<string?> DropAsync(StaffIdentity staff, Guid shiftId, CancellationToken cancellation) => ChangeAsync(
        staff, shiftId, (db, shift) =>
        {
            db.DutyShifts.Remove(shift);
            return Task.FromResult<string?>(null);
        },
        cancellation);

    /// <summary>Somebody else takes the shift (换班).</summary>
    /// <returns>Why not, in words; null when it is done.</returns>
    public Task<string?> GiveAsync(StaffIdentity staff, Guid shiftId, Guid to, CancellationToken cancellation) => ChangeAsync(
        staff,
        shiftId,
        async (db, shift) =>
        {
            if (await LockAsync(db, to, cancellation) is not { } other)
                return Nobody;
            if (await db.DutyShifts.AnyAsync(s => s.LawyerId == to && s.Id != shift.Id && s.StartsAt < shift.EndsAt && s.EndsAt > shift.StartsAt, cancellation))
                return $"{other.Name}这个时间已经有值班了。";
            shift.GiveTo(to);
            return null;
        },
        cancellation);

    private Task<string?> ChangeAsync(
        StaffIdentity staff, Guid shiftId, Func<AppDb, DutyShift, Task<string?>> change, CancellationToken cancellation) => transactions.RunAsync(
        async db =>
        {
            if (!staff.May(HandoffActions.Shifts))
                return NotAllowed;
            if (await db.DutyShifts.FirstOrDefaultAsync(s => s.Id == shiftId, cancellation) is not { } shift)
                return null;
            if (!staff.MayWith(HandoffActions.Shifts, shift.LawyerId))
                return NotAllowed;
            if (shift.StartsAt <= clock.GetUtcNow())
                return "这班已经开始了，不能再改。";
            var owner = shift.LawyerId;
            if (await change(db, shift) is { } why)
                return why;
            db.Announce(ReceptionTopics.Queue);
            db.Audit.Add(new AuditEntry(staff, "handoff.shift", owner.ToString("N"), clock.GetUtcNow()));
            return null;
        },
        why => why is null,
        cancellation);

    /// <summary>Two who arrange the same lawyer wait for each other here.</summary>
    /// <returns>Null: there is no such account in use, or it may not receive.</returns>
    private static async Task<StaffMember?> LockAsync(AppDb db, Guid lawyer, CancellationToken cancellation) =>
        await db.Users.Where(u => u.Id == lawyer && u.DisabledAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(u => u.DisabledAt, u => u.DisabledAt), cancellation) == 1
        && await db.Users.AsNoTracking().FirstAsync(u => u.Id == lawyer, cancellation) is var member
        && StaffIdentity.Of(member).May(HandoffActions.Receive) ? member : null;
}
