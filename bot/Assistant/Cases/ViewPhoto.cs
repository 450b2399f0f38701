using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Handoff;
using ResidentAssistant.Assistant.Staff;

namespace ResidentAssistant.Assistant.Cases;

/// <summary>Shows a resident's photo to whoever may see the case it belongs to, and to the person who holds the conversation now.</summary>
public sealed class ViewPhoto(Transactions transactions, Photos photos)
{
    /// <returns>The JPEG; null when there is none for this person.</returns>
    public async Task<byte[]?> OpenAsync(StaffIdentity staff, Guid photoId, CancellationToken cancellation)
    {
        await using var db = await transactions.ReadAsync(cancellation);
        var found = await db.Attachments.Where(a => a.Id == photoId).Select(a => new { a.CaseId, a.ActivityId }).FirstOrDefaultAsync(cancellation);
        if (found is null)
            return null;
        var visible = await HandleCase.VisibleAsync(db, staff, cancellation);
        var may = (found.CaseId is { } caseId && await visible.AnyAsync(c => c.Id == caseId, cancellation))
            || (found.ActivityId is { } activityId && await HoldsAsync(db, staff, activityId, cancellation));
        return may ? await photos.ReadAsync(photoId, cancellation) : null;
    }

    private static Task<bool> HoldsAsync(AppDb db, StaffIdentity staff, Guid activityId, CancellationToken cancellation) =>
        db.Activities.Where(a => a.Id == activityId)
            .AnyAsync(a =>
                db.Handoffs.Any(h => h.OpenConversationId == a.ConversationId && h.State == HandoffState.Active && h.LawyerId == staff.Id), cancellation);
}
