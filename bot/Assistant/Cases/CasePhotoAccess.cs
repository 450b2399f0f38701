using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Staff;

namespace ResidentAssistant.Assistant.Cases;

/// <summary>Whoever may see a case sees its photos.</summary>
internal sealed class CasePhotoAccess : IPhotoAccess
{
    public async Task<bool> MaySeeAsync(AppDb db, StaffIdentity staff, Attachment photo, CancellationToken cancellation) =>
        photo.CaseId is { } caseId && await (await HandleCase.VisibleAsync(db, staff, cancellation)).AnyAsync(c => c.Id == caseId, cancellation);
}
