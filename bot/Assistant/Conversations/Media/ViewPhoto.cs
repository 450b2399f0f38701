using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Staff;

namespace ResidentAssistant.Assistant.Conversations;

/// <summary>Shows a resident's photo to those who have a reason to see it.</summary>
public sealed class ViewPhoto(Transactions transactions, Photos photos, IEnumerable<IPhotoAccess> reasons)
{
    /// <returns>The JPEG; null when there is none for this person.</returns>
    public async Task<byte[]?> OpenAsync(StaffIdentity staff, Guid photoId, CancellationToken cancellation)
    {
        await using var db = await transactions.ReadAsync(cancellation);
        if (await db.Attachments.AsNoTracking().FirstOrDefaultAsync(a => a.Id == photoId, cancellation) is not { } found)
            return null;
        foreach (var reason in reasons)
            if (await reason.MaySeeAsync(db, staff, found, cancellation))
                return await photos.ReadAsync(photoId, cancellation);
        return null;
    }
}
