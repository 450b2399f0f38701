using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Staff;

namespace ResidentAssistant.Assistant.Cases;

/// <summary>Photos that whoever handles a case takes on the spot; the log says who added how many.</summary>
public sealed class AddCasePhotos(Transactions transactions, ReadCaseRules rules, TimeProvider clock)
{
    /// <param name="staff">Who took them.</param>
    /// <param name="number">Of the case.</param>
    /// <param name="version">Of the case as it was on the screen: the same photos sent twice are added once.</param>
    /// <param name="photos">Stored, 1 to 9; taken when it is done.</param>
    /// <param name="cancellation">Stops before the change.</param>
    public async Task<CaseChange> RunAsync(
        StaffIdentity staff, string number, int version, IReadOnlyList<Attachment> photos, CancellationToken cancellation)
    {
        try
        {
            return await transactions.RunAsync(
                db => AddAsync(db, staff, number, version, photos, cancellation), change => change == CaseChange.Done, cancellation);
        }
        catch (DbUpdateException failure) when (Transactions.IsConflict(failure))
        {
            return CaseChange.ChangedMeanwhile;
        }
    }

    private async Task<CaseChange> AddAsync(
        AppDb db, StaffIdentity staff, string number, int version, IReadOnlyList<Attachment> photos, CancellationToken cancellation)
    {
        if (await (await HandleCase.VisibleAsync(db, staff, cancellation)).FirstOrDefaultAsync(c => c.Number == number, cancellation) is not { } found)
            return CaseChange.NotFound;
        if (!staff.May(CaseActions.Handle))
            return CaseChange.NotAllowed;
        if (found.Version != version)
            return CaseChange.ChangedMeanwhile;
        if (photos.Count is 0 or > RecordGridEntry.MostPhotos)
            return CaseChange.TextNeeded;
        if (!found.IsOpen)
            return CaseChange.WrongState;
        var (now, known) = (clock.GetUtcNow(), await rules.RunAsync(db, cancellation));
        var note = new CaseCommand.Note($"加了 {photos.Count} 张照片");
        var change = await CaseLog.DoAsync(db, found, note, CaseActor.Of(staff), known, now, cancellation);
        if (change != CaseChange.Done)
            return change;
        db.Attachments.AddRange(photos);
        foreach (var photo in photos)
            photo.Illustrate(found.Id);
        db.Audit.Add(new AuditEntry(staff, CaseStaffTexts.ActionName(CaseEventKind.Noted), found.Number, now));
        return change;
    }
}
