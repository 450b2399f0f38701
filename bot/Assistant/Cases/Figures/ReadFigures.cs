using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.City;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Staff;

namespace ResidentAssistant.Assistant.Cases;

/// <summary>The figures of the cases that were filed in a period (办理数据), counted from their logs and from nothing else.</summary>
public sealed class ReadFigures(Transactions transactions, ReadCaseRules rules)
{
    /// <summary>Numbers of cases that a flag names.</summary>
    public const int MostNumbers = 50;

    /// <summary>Cases with the same answer from which on it is told.</summary>
    private const int Copied = 3;

    private const int AtOnce = 5000;

    /// <param name="caller">Only what they may count is counted; null: the operator, who counts all.</param>
    /// <param name="from">First day.</param>
    /// <param name="to">Last day.</param>
    /// <param name="unit">Only cases in which it, or a unit below it, takes part.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <param name="flags">Whether what somebody should look at is looked for too.</param>
    public async Task<CaseFigures> RunAsync(
        ProgramCaller? caller, DateOnly from, DateOnly to, Guid? unit, CancellationToken cancellation, bool flags = true)
    {
        await using var db = await transactions.ReadAsync(cancellation);
        var city = await rules.RunAsync(db, cancellation);
        var cases = await CasesAsync(db, caller, from, to, unit, cancellation);
        var count = new CaseCount();
        var last = Guid.Empty;
        while (true)
        {
            // Ids of cases grow with the time of filing, so that a part is a run of the log.
            var ids = await cases.Where(c => c.Id.CompareTo(last) > 0).OrderBy(c => c.Id).Take(AtOnce).Select(c => c.Id).ToListAsync(cancellation);
            if (ids.Count == 0)
                break;
            last = ids[^1];
            var log = await db.CaseEvents.AsNoTracking().Where(e => ids.Contains(e.CaseId)).OrderBy(e => e.CaseId).ThenBy(e => e.Sequence)
                .Select(e => new CaseStory.Line(e.CaseId, e.Kind, e.By, e.At, e.Facts, e.Kind == CaseEventKind.Answered ? e.Note : null))
                .ToListAsync(cancellation);
            foreach (var one in log.GroupBy(line => line.CaseId))
                count.Add(CaseStory.Of([.. one], city.Hours));
        }

        if (flags)
            count.Flag(CaseFlag.ReusedPhoto, await ReusedAsync(db, cases, cancellation));
        return new CaseFigures(count.All.Counts(), from, to)
        {
            Flags = flags ? await FlagsAsync(db, [.. count.Flags], cancellation) : [],
            Units = Parts(count.Units.Select(one => new FiguresPart(one.Value.Counts(), NameOf(one.Key), Known(one.Key)))),
            Categories = Parts(count.Categories.Select(one => new FiguresPart(one.Value.Counts(), CaseTexts.CategoryName(one.Key), null))),
        };

        Guid? Known(Guid unit) => unit == Guid.Empty ? null : unit;

        string NameOf(Guid unit) => city.Territory.Find(Known(unit))?.Name ?? FigureTexts.Nobody;
    }

    /// <summary>What became of the cases of each of twelve months, the last of them last.</summary>
    /// <param name="caller">As above.</param>
    /// <param name="month">First day of the last one.</param>
    /// <param name="unit">As above.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public async Task<IReadOnlyList<MonthTotals>> MonthsAsync(ProgramCaller? caller, DateOnly month, Guid? unit, CancellationToken cancellation)
    {
        await using var db = await transactions.ReadAsync(cancellation);
        var cases = await CasesAsync(db, caller, month.AddMonths(-11), month.AddMonths(1).AddDays(-1), unit, cancellation);
        var received = new Dictionary<DateOnly, int>();
        await foreach (var at in cases.Select(c => c.CreatedAt).AsAsyncEnumerable().WithCancellation(cancellation))
            received[MonthOf(at)] = received.GetValueOrDefault(MonthOf(at)) + 1;
        var told = from c in cases
                   join e in db.CaseEvents on c.Id equals e.CaseId
                   where e.Kind == CaseEventKind.Verdict || e.Kind == CaseEventKind.Overdue
                   orderby e.CaseId, e.Sequence
                   select new { c.Id, c.CreatedAt, e.Kind, e.Facts };
        var (solved, overdue) = (new Dictionary<Guid, DateOnly>(), new Dictionary<Guid, DateOnly>());
        await foreach (var line in told.AsNoTracking().AsAsyncEnumerable().WithCancellation(cancellation))
            if (line.Kind == CaseEventKind.Overdue)
                overdue[line.Id] = MonthOf(line.CreatedAt);
            else if (line.Facts?.Solved == Solved.Yes)
                solved[line.Id] = MonthOf(line.CreatedAt);
            else
                solved.Remove(line.Id);
        var (well, late) = (solved.Values.CountBy(one => one).ToDictionary(), overdue.Values.CountBy(one => one).ToDictionary());
        return
        [
            .. Enumerable.Range(-11, 12).Select(back => month.AddMonths(back))
                .Select(one => new MonthTotals(one, received.GetValueOrDefault(one), well.GetValueOrDefault(one), late.GetValueOrDefault(one))),
        ];
    }

    /// <summary>First day of the month, in the city's time.</summary>
    private static DateOnly MonthOf(DateTimeOffset at) => CityTime.MonthOf(CityTime.Today(at));

    /// <summary>The cases that this caller may count: staff those in which a unit within reach takes part, a key those it sees.</summary>
    internal static async Task<IQueryable<Case>> CasesAsync(
        AppDb db, ProgramCaller? caller, DateOnly from, DateOnly to, Guid? unit, CancellationToken cancellation)
    {
        var (start, end) = (CityTime.At(from, default), CityTime.At(to.AddDays(1), default));
        var cases = db.Cases.IgnoreAutoIncludes().Where(c => c.CreatedAt >= start && c.CreatedAt < end);
        if (caller is ProgramCaller.Staff(var staff))
        {
            if (await Access.UnitsAsync(db, staff, CaseActions.Figures, cancellation) is { } reached)
                cases = cases.Where(c => c.Seats.Any(seat => reached.Contains(seat.UnitId)));
        }
        else if (caller is not null)
        {
            var visible = await ReadCases.VisibleAsync(db, caller, cancellation);
            cases = cases.Where(c => visible.Any(one => one.Id == c.Id));
        }

        if (unit is { } top)
        {
            var units = await db.UnitsWithin(top).ToListAsync(cancellation);
            cases = cases.Where(c => c.Seats.Any(seat => units.Contains(seat.UnitId)));
        }

        return cases;
    }

    private static IReadOnlyList<FiguresPart> Parts(IEnumerable<FiguresPart> parts) =>
        [.. parts.OrderByDescending(part => part.Received).ThenBy(part => part.Name, StringComparer.Ordinal)];

    /// <summary>Cases with a photo that stands in another case too. A resident who sends the own photo to both of the own cases does nothing unusual.</summary>
    private static Task<List<Guid>> ReusedAsync(AppDb db, IQueryable<Case> cases, CancellationToken cancellation)
    {
        var (all, photos, lines) = (db.Cases.IgnoreAutoIncludes(), db.Attachments, db.Activities);
        return (
            from c in cases
            join photo in photos on c.Id equals photo.CaseId
            where photo.Fingerprint != null && photos.Any(
                other => other.Fingerprint == photo.Fingerprint && other.CaseId != null && other.CaseId != c.Id
                    && !(lines.Any(line => line.Id == photo.ActivityId && line.Speaker == Speaker.Resident)
                        && all.Any(one => one.Id == other.CaseId && one.ResidentId != null && one.ResidentId == c.ResidentId)))
            select c.Id).Distinct().ToListAsync(cancellation);
    }

    private static async Task<IReadOnlyList<CaseFlag>> FlagsAsync(
        AppDb db, IReadOnlyList<(string Code, IReadOnlyList<Guid> Cases)> flags, CancellationToken cancellation)
    {
        var newest = flags.Select(flag => flag.Cases.OrderDescending().Take(MostNumbers).ToList()).ToList();
        var named = newest.SelectMany(cases => cases).ToHashSet();
        var numbers = await db.Cases.IgnoreAutoIncludes().Where(c => named.Contains(c.Id)).Select(c => new { c.Id, c.Number })
            .ToDictionaryAsync(c => c.Id, c => c.Number, cancellation);
        return
        [
            .. flags.Zip(newest, (flag, cases) => new CaseFlag(flag.Code, flag.Cases.Count)
            {
                Numbers = [.. cases.Select(id => numbers[id]).OrderDescending(StringComparer.Ordinal)],
            }),
        ];
    }

    private sealed class CaseCount
    {
        private readonly Dictionary<string, List<Guid>> answers = new(StringComparer.Ordinal);
        private readonly Dictionary<string, List<Guid>> flagged = [];

        public FigureTally All { get; } = new();

        /// <summary>By unit; <see cref="Guid.Empty"/> for none.</summary>
        public Dictionary<Guid, FigureTally> Units { get; } = [];
        public Dictionary<CaseCategory, FigureTally> Categories { get; } = [];

        public IEnumerable<(string Code, IReadOnlyList<Guid> Cases)> Flags =>
            new (string Code, IReadOnlyList<Guid> Cases)[]
            {
                (CaseFlag.CopiedAnswer, [.. answers.Values.Where(cases => cases.Count >= Copied).SelectMany(cases => cases).Distinct()]),
                (CaseFlag.LastHour, Of(CaseFlag.LastHour)),
                (CaseFlag.NotSolved, Of(CaseFlag.NotSolved)),
                (CaseFlag.AgainstTheWord, Of(CaseFlag.AgainstTheWord)),
                (CaseFlag.ReusedPhoto, Of(CaseFlag.ReusedPhoto)),
            }.Where(flag => flag.Cases.Count > 0);

        public void Add(CaseStory one)
        {
            All.Add(one);
            Part(Units, one.Unit ?? Guid.Empty).Add(one);
            Part(Categories, one.Category).Add(one);
            foreach (var text in one.Answers)
                List(answers, text).Add(one.CaseId);
            Flag(CaseFlag.LastHour, one.AnsweredInLastHour ? [one.CaseId] : []);
            Flag(CaseFlag.NotSolved, one.NotSolvedAfterAnswer ? [one.CaseId] : []);
            Flag(CaseFlag.AgainstTheWord, one.EndedAgainstTheWord ? [one.CaseId] : []);
        }

        public void Flag(string code, IReadOnlyList<Guid> cases) => List(flagged, code).AddRange(cases);

        private List<Guid> Of(string code) => flagged.GetValueOrDefault(code) ?? [];

        private static List<Guid> List(Dictionary<string, List<Guid>> lists, string key) => lists.TryGetValue(key, out var list) ? list : lists[key] = [];

        private static FigureTally Part<T>(Dictionary<T, FigureTally> parts, T key)
            where T : notnull => parts.TryGetValue(key, out var part) ? part : parts[key] = new FigureTally();
    }
}
