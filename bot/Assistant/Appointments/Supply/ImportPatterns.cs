using MiniExcelLibs;
using ResidentAssistant.Assistant.City;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Staff;

namespace ResidentAssistant.Assistant.Appointments;

/// <summary>
/// Brings weekly times in from a workbook, each by the same checks as on the page (<see cref="ChangeSupply"/>): what overlaps, passes midnight or
/// would take a booked time away is refused, row by row. What is not in the file stays; the same file twice changes nothing.
/// </summary>
public sealed class ImportPatterns(ChangeSupply supply, Transactions transactions)
{
    public const int MostRows = 2_000;
    public const int LargestFile = 5 * 1024 * 1024;
    private static readonly IReadOnlyDictionary<string, string?> Nothing = new Dictionary<string, string?>();

    /// <param name="by">Null: the operator's command.</param>
    /// <param name="file">A workbook of at most 5 MB.</param>
    /// <param name="cancellation">Stops between two rows; those before are taken.</param>
    public async Task<PatternsImported> RunAsync(StaffIdentity? by, Stream file, CancellationToken cancellation)
    {
        if (!by.May(AppointmentActions.Arrange))
            return new PatternsImported.Refused("您的角色不能改排班。");
        try
        {
            return await TakeAsync(by, await CopyAsync(file, cancellation), cancellation);
        }
        catch (InvalidDataException unreadable)
        {
            return new PatternsImported.Refused(unreadable.Message);
        }
    }

    /// <summary>The weekly times that there are, as the import reads them; empty: a template.</summary>
    public async Task<byte[]> WorkbookAsync(StaffIdentity? by, CancellationToken cancellation)
    {
        var all = await ReadAsync(cancellation);
        var patterns = !by.May(AppointmentActions.Arrange) ? Enumerable.Empty<WeeklyPattern>()
            : all.Patterns.Where(one => all.Lawyer(one.LawyerId) is not null).OrderBy(one => one.Weekday).ThenBy(one => one.From);
        using var file = new MemoryStream();
        await file.SaveAsAsync(PatternSheet.Table(all, patterns), sheetName: PatternSheet.Name, cancellationToken: cancellation);
        return file.ToArray();
    }

    private async Task<PatternsImported> TakeAsync(StaffIdentity? by, Stream file, CancellationToken cancellation)
    {
        var (added, changed, unchanged, refused) = (0, 0, 0, new List<RefusedRow>());
        var before = await ReadAsync(cancellation);
        var seen = new HashSet<(Guid, DayOfWeek, TimeOnly)>();
        foreach (var (row, pattern, whyNot) in PatternSheet.Read(file, before, MostRows))
        {
            var known = pattern is null ? null : before.Patterns.FirstOrDefault(one => one.Id == pattern.Id);
            if (pattern is null)
                refused.Add(new RefusedRow(PatternSheet.Name, row, whyNot!));
            else if (!seen.Add((pattern.LawyerId, pattern.Weekday, pattern.From)))
                refused.Add(new RefusedRow(PatternSheet.Name, row, "这位律师的这个时间在前面已经有一行了。"));
            else if (known is not null && PatternSheet.IsSame(before, known, pattern))
                unchanged++;
            else if (await WhyNotAsync(by, pattern, cancellation) is { } why)
                refused.Add(new RefusedRow(PatternSheet.Name, row, why));
            else if (known is null)
                added++;
            else
                changed++;
        }

        return new PatternsImported.Done(added, changed, unchanged, refused);
    }

    private async Task<string?> WhyNotAsync(StaffIdentity? by, WeeklyPattern pattern, CancellationToken cancellation) =>
        await supply.RunAsync(by, new SupplyChange.SavePattern(pattern), Nothing, cancellation) switch
        {
            SupplyChanged.Done => null,
            SupplyChanged.Refused(var why) => why,
            SupplyChanged.Touches(var bookings) => $"{bookings.Count} 位已经约了的居民会没有时间，请在网页上改，给每一位定好。",
            _ => "您的角色不能改排班。",
        };

    private async Task<Supply> ReadAsync(CancellationToken cancellation)
    {
        await using var db = await transactions.ReadAsync(cancellation);
        return await ReadSlots.SupplyAsync(db, cancellation);
    }

    /// <summary>What a browser sends can only be read as it comes.</summary>
    private static async Task<MemoryStream> CopyAsync(Stream file, CancellationToken cancellation)
    {
        var bytes = new byte[LargestFile + 1];
        var length = await file.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellation);
        return length <= LargestFile ? new MemoryStream(bytes, 0, length) : throw new InvalidDataException("文件太大，最多 5 MB。");
    }
}
