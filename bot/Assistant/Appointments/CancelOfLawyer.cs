using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Modules;
using ResidentAssistant.Assistant.Staff;

namespace ResidentAssistant.Assistant.Appointments;

/// <summary>
/// Appointments to come with somebody whose account was disabled, or who is a lawyer no more, are cancelled and their residents told: with the account
/// the times are gone. Who only goes on leave is entered as an exception, which proposes other times first.
/// </summary>
internal sealed class CancelOfLawyer : IHandler<StaffChanged>, IForetellStaffLeaving
{
    public async Task<string?> ForetellAsync(AppDb db, StaffIdentity leaving, DateTimeOffset now, CancellationToken cancellation) =>
        leaving.Role == StaffRole.Lawyer && await BookSlot.Standing(db, now).CountAsync(b => b.LawyerId == leaving.Id, cancellation) is > 0 and var count
            ? $"{leaving.Name}还有 {count} 个没到的预约，停用或者换了角色就都取消，并通知居民。只是请假的话，在“排班”里写请假，会给居民另排时间。" : null;

    public async Task HandleAsync(AppDb db, StaffChanged happened, DateTimeOffset now, CancellationToken cancellation)
    {
        if (happened.Before.Role != StaffRole.Lawyer || happened.After is { Role: StaffRole.Lawyer })
            return;
        var lawyer = happened.Before.Id;
        await BookSlot.LockAsync(db, lawyer, cancellation);
        foreach (var booking in await BookSlot.Standing(db, now).Where(b => b.LawyerId == lawyer).ToListAsync(cancellation))
        {
            if (!await BookSlot.CancelAsync(db, booking, now, cancellation))
                continue;
            await TellBooking.ScheduleAsync(db, booking, now, cancellation);
        }
    }
}
