using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Modules;
using ResidentAssistant.Assistant.Staff;

namespace ResidentAssistant.Assistant.Appointments;

/// <summary>
/// Appointments to come with somebody whose account was disabled, or who is a lawyer no more, are cancelled and their residents told: with the account
/// the times are gone. Who only goes on leave is entered as an exception, which proposes other times first.
/// </summary>
internal sealed class CancelOfLawyer : IHandler<StaffChanged>
{
    public async Task HandleAsync(AppDb db, StaffChanged happened, DateTimeOffset now, CancellationToken cancellation)
    {
        if (happened.Before.Role != StaffRole.Lawyer || happened.After is { Role: StaffRole.Lawyer })
            return;
        var lawyer = happened.Before.Id;
        await BookSlot.LockAsync(db, lawyer, cancellation);
        foreach (var booking in await BookSlot.Standing(db, now).Where(b => b.LawyerId == lawyer).ToListAsync(cancellation))
        {
            await BookSlot.CancelAsync(db, booking, now, cancellation);
            await TellBooking.ScheduleAsync(db, booking, now, cancellation);
        }
    }
}
