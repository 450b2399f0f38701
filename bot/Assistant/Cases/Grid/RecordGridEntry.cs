using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.City;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Staff;

namespace ResidentAssistant.Assistant.Cases;

/// <summary>
/// Writes down what somebody saw or did on the spot; what has to be handled is filed as a case in the same transaction, by <see cref="FileCase"/> as all
/// that is told elsewhere. The same line sent again changes nothing and is answered as the first time.
/// </summary>
public sealed class RecordGridEntry(Transactions transactions, FileCase file, Gazetteer gazetteer, ReadTerritory territory, TimeProvider clock)
{
    public const int MostPhotos = 9;

    /// <summary>Where its cases come from, as the list of cases names it.</summary>
    public const string Source = "网格";

    /// <param name="staff">Who saw or did it.</param>
    /// <param name="report">What.</param>
    /// <param name="photos">Stored; they belong to nothing yet. Taken when the outcome is done and new.</param>
    /// <param name="cancellation">Stops before the change.</param>
    public async Task<GridOutcome> RunAsync(StaffIdentity staff, GridReport report, IReadOnlyList<Attachment> photos, CancellationToken cancellation)
    {
        if (!staff.May(GridActions.Record))
            return new GridOutcome.Refused("您的角色不能上报。");
        var (text, place) = (report.Text.Trim(), string.IsNullOrWhiteSpace(report.Place) ? null : report.Place.Trim());
        if (WhyNot(report, text, place, photos.Count) is { } why)
            return new GridOutcome.Refused(why);
        return await transactions.RetryAsync(
            async db => await KnownAsync(db, staff, report.Key, cancellation)
                ?? await WriteAsync(db, staff, report, text, place, photos, cancellation),
            cancellation);
    }

    private static string? WhyNot(GridReport report, string text, string? place, int photos) =>
        report.Key == Guid.Empty ? "请刷新页面再发。"
        : text.Length is 0 or > DecideCase.LongestText ? $"请写上情况，不超过 {DecideCase.LongestText} 字。"
        : place?.Length > GridEntry.LongestPlace ? $"地点最多 {GridEntry.LongestPlace} 个字。"
        : report.BecomesCase && place is null ? "请写上地点，例如 阳光花园3号楼。"
        : photos > MostPhotos ? $"照片最多 {MostPhotos} 张。"
        : photos > 0 && !report.BecomesCase ? "这一类不用照片。"
        : null;

    private static async Task<GridOutcome?> KnownAsync(AppDb db, StaffIdentity staff, Guid key, CancellationToken cancellation)
    {
        if (await db.GridEntries.AsNoTracking().SingleOrDefaultAsync(e => e.StaffId == staff.Id && e.Key == key, cancellation) is not { } known)
            return null;
        var filed = await db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Id == known.CaseId, cancellation);
        return await DoneAsync(db, filed, isNew: false, cancellation);
    }

    private async Task<GridOutcome> WriteAsync(
        AppDb db, StaffIdentity staff, GridReport report, string text, string? place, IReadOnlyList<Attachment> photos, CancellationToken cancellation)
    {
        Case? filed = null;
        if (report.BecomesCase)
        {
            var told = await ToldAsync(db, report, text, place!, cancellation);
            var unit = await UnitAsync(db, staff, told, cancellation);
            var origin = new CaseOrigin(Source, FiledBy: staff.Id, Reporter: Short(staff.Name));
            filed = await file.RunAsync(db, new CaseReport(told, report.Category, report.Urgency, unit), origin, CaseActor.Of(staff), cancellation);
            db.Attachments.AddRange(photos);
            foreach (var photo in photos)
                photo.Illustrate(filed.Id);
        }

        var now = clock.GetUtcNow();
        db.GridEntries.Add(new GridEntry(staff.Id, report.Key, report.Kind, staff.UnitId, place, text, filed?.Id, now));
        db.Audit.Add(new AuditEntry(staff, $"grid.{report.Kind}".ToLowerInvariant(), filed?.Number ?? $"{report.Key:N}", now));
        return await DoneAsync(db, filed, isNew: true, cancellation);
    }

    /// <summary>The estate or road apart from the building, where the city knows it.</summary>
    private async Task<ComplaintDraft> ToldAsync(AppDb db, GridReport report, string text, string place, CancellationToken cancellation)
    {
        var known = await gazetteer.FindAsync(db, place, cancellation);
        var isSplit = known is not null && place.StartsWith(known, StringComparison.Ordinal) && place.Length > known.Length;
        return new ComplaintDraft
        {
            Description = text,
            Community = isSplit ? known : place,
            Spot = isSplit ? place[known!.Length..].Trim() : null,
            Located = report.Located,
        };
    }

    /// <summary>
    /// Who answers for the place. Where that is a unit above the reporter's own, or nobody, it is the reporter's own: whoever stands there is nearest.
    /// </summary>
    private async Task<Guid?> UnitAsync(AppDb db, StaffIdentity staff, ComplaintDraft told, CancellationToken cancellation)
    {
        var answers = await gazetteer.UnitOfAsync(db, told.Community, told.Spot, cancellation);
        var city = await territory.RunAsync(db, cancellation);
        return city.InUse(staff.UnitId) is { } own && (answers is null || city.IsWithin(own.Id, answers)) ? own.Id : answers;
    }

    private static async Task<GridOutcome.Done> DoneAsync(AppDb db, Case? filed, bool isNew, CancellationToken cancellation) =>
        filed is null ? new(null, null, isNew)
            : new(filed.Number, await db.Units.Where(u => u.Id == filed.UnitId).Select(u => u.Name).FirstOrDefaultAsync(cancellation), isNew);

    private static string Short(string name) => name.Length <= CaseOrigin.LongestReporter ? name : name[..CaseOrigin.LongestReporter];
}
