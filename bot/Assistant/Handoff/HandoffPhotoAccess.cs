using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Staff;

namespace ResidentAssistant.Assistant.Handoff;

/// <summary>Who holds a conversation, or reads it along, sees its photos as long as it is held.</summary>
internal sealed class HandoffPhotoAccess : IPhotoAccess
{
    public async Task<bool> MaySeeAsync(AppDb db, StaffIdentity staff, Attachment photo, CancellationToken cancellation)
    {
        var held = db.HandoffsReadBy(staff).Select(h => h.OpenConversationId);
        return staff.May(HandoffActions.Receive) && photo.ActivityId is { } line
            && await db.Activities.AnyAsync(a => a.Id == line && held.Contains(a.ConversationId), cancellation);
    }
}
