using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Staff;

namespace ResidentAssistant.Assistant.Cases;

/// <summary>
/// The open cases that speak of the same problem (同一件事). Descriptions are sealed, so the database cannot compare them:
/// each node keeps the signature of the newest open cases in memory. It reads what changed every few seconds, and before each
/// answer, since the neighbours of a noisy plant write within the same minute.
/// </summary>
public sealed class SimilarCaseIndex(Transactions transactions, TimeProvider clock, ILogger<SimilarCaseIndex> log) : BackgroundService
{
    private const int Most = 5000;

    /// <summary>Changes read before an answer: a node that has just started does not keep a resident waiting.</summary>
    private const int BeforeAnswer = 50;

    private const int AtOnce = 500;
    private static readonly TimeSpan Untouched = TimeSpan.FromDays(90);
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(20);

    /// <summary>A change is dated some moments before others can read it, and clocks of nodes differ.</summary>
    private static readonly TimeSpan Late = TimeSpan.FromSeconds(15);

    /// <summary>Named one by one, so that the index by state and change serves.</summary>
    private static readonly IReadOnlyList<CaseState> All = Enum.GetValues<CaseState>();

    private readonly Lock changing = new();
    private readonly Dictionary<Guid, OpenCase> known = [];

    /// <summary>The cases of a place that have a word, with its share: an inverted index, so that an answer does not compare with every case there.</summary>
    private readonly Dictionary<(string Place, int Word), Dictionary<OpenCase, float>> postings = [];
    private int round;
    private DateTimeOffset? readUntil;

    /// <summary>Open cases that this node knows.</summary>
    internal int Count => known.Count;

    /// <summary>How many other residents wait for the same unit to solve the same problem.</summary>
    public async Task<int> CountOthersAsync(AppDb db, ComplaintDraft draft, Guid residentId, Guid? unitId, CancellationToken cancellation)
    {
        await ReadChangesAsync(db, BeforeAnswer, cancellation);
        return Alike(new ComplaintSignature(draft.Community, draft.Description ?? "", draft.Spot))
            .Where(other => other.ResidentId != residentId && other.UnitId == unitId).DistinctBy(other => other.ResidentId).Count();
    }

    /// <summary>Ids of the open cases that speak of the same problem at the same place.</summary>
    internal async Task<IReadOnlyList<Guid>> AlikeAsync(AppDb db, Case about, CancellationToken cancellation)
    {
        await ReadChangesAsync(db, BeforeAnswer, cancellation);
        return AlikeIds(about);
    }

    /// <summary>The open cases like this one that staff may see, the newest first.</summary>
    public async Task<IReadOnlyList<Case>> ListAsync(StaffIdentity staff, Case about, CancellationToken cancellation)
    {
        await using var db = await transactions.ReadAsync(cancellation);
        await ReadChangesAsync(db, BeforeAnswer, cancellation);
        var ids = AlikeIds(about);
        return ids.Count == 0 ? [] : await (await HandleCase.VisibleAsync(db, staff, cancellation)).AsNoTracking()
            .Where(c => ids.Contains(c.Id) && Case.OpenStates.Contains(c.State)).OrderByDescending(c => c.CreatedAt).ThenByDescending(c => c.Number)
                .ToListAsync(cancellation);
    }

    /// <summary>
    /// How many others of its unit there are for each of the cases, which staff were allowed to see; one without is missing.
    /// Who sees a case sees all of its unit.
    /// </summary>
    public async Task<IReadOnlyDictionary<Guid, int>> CountAsync(IReadOnlyList<Case> cases, CancellationToken cancellation)
    {
        await using var db = await transactions.ReadAsync(cancellation);
        await ReadChangesAsync(db, BeforeAnswer, cancellation);
        lock (changing)
            return cases.Select(c => (c.Id, Count: known.GetValueOrDefault(c.Id)?.Alike.Count(other => other.UnitId == c.UnitId) ?? 0))
                .Where(one => one.Count > 0).ToDictionary(one => one.Id, one => one.Count);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        await Repeat.ForeverAsync(CatchUpAsync, Every, clock, failure => log.LogError(failure, "Open cases could not be read; trying again."), stoppingToken);
    }

    /// <summary>Reads all open cases that are not known yet, and forgets what is over.</summary>
    internal async Task CatchUpAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        await using var db = await transactions.ReadAsync(cancellation);
        await ReadChangesAsync(db, Most, cancellation);
        lock (changing)
            readUntil = now;
        ForgetOld(now - Untouched);
    }

    private List<Guid> AlikeIds(Case about)
    {
        lock (changing)
            if (known.TryGetValue(about.Id, out var found))
                return [.. found.Alike.Select(other => other.Id)];
        return [.. Alike(new ComplaintSignature(about.Community, about.Description, about.Spot)).Select(other => other.Id)];
    }

    private List<OpenCase> Alike(ComplaintSignature signature)
    {
        lock (changing)
        {
            HashSet<OpenCase> found = [];
            foreach (var place in signature.Places)
            {
                round++;
                List<OpenCase> near = [];
                foreach (var (word, share) in signature.Words)
                    if (postings.TryGetValue((place, word), out var there))
                        foreach (var (other, value) in there)
                        {
                            if (other.Round != round)
                            {
                                near.Add(other);
                                (other.Round, other.InCommon) = (round, 0);
                            }

                            other.InCommon += share * value;
                        }

                found.UnionWith(near.Where(other => other.InCommon >= ComplaintSignature.Same
                    && signature.SimilarityTo(other.Signature, other.InCommon) >= ComplaintSignature.Same));
            }

            return [.. found];
        }
    }

    /// <param name="most">The latest changes are read.</param>
    private async Task ReadChangesAsync(AppDb db, int most, CancellationToken cancellation)
    {
        DateTimeOffset? until;
        lock (changing)
            until = readUntil;
        var (states, since) = until is null ? (Case.OpenStates, clock.GetUtcNow() - Untouched) : (All, until.Value - Late);
        var changed = await db.Cases.AsNoTracking().Where(c => states.Contains(c.State) && c.ChangedAt >= since)
            .OrderByDescending(c => c.ChangedAt).Take(most).Select(c => new { c.Id, c.State, c.Version }).ToListAsync(cancellation);
        List<Guid> unread = [];
        lock (changing)
            foreach (var one in changed)
                if (!Case.OpenStates.Contains(one.State))
                    Forget(one.Id);
                else if (known.GetValueOrDefault(one.Id)?.Version != one.Version)
                    unread.Add(one.Id);
        foreach (var ids in unread.Chunk(AtOnce))
        {
            var read = await db.Cases.AsNoTracking().Where(c => ids.Contains(c.Id)).ToListAsync(cancellation);
            foreach (var c in read)
                Keep(new OpenCase(c.Id, c.ResidentId, c.UnitId, c.Version, c.ChangedAt, new ComplaintSignature(c.Community, c.Description, c.Spot)));
        }
    }

    private void Keep(OpenCase one)
    {
        lock (changing)
        {
            Forget(one.Id);
            foreach (var other in Alike(one.Signature))
            {
                one.Alike.Add(other);
                other.Alike.Add(one);
            }

            known[one.Id] = one;
            foreach (var (key, share) in KeysOf(one))
                if (postings.TryGetValue(key, out var there))
                    there[one] = share;
                else
                    postings[key] = new Dictionary<OpenCase, float> { [one] = share };
        }
    }

    private void Forget(Guid id)
    {
        if (!known.Remove(id, out var one))
            return;
        foreach (var other in one.Alike)
            other.Alike.Remove(one);
        foreach (var (key, _) in KeysOf(one))
            if (postings.TryGetValue(key, out var there) && there.Remove(one) && there.Count == 0)
                postings.Remove(key);
    }

    private static IEnumerable<((string Place, int Word) Key, float Share)> KeysOf(OpenCase one) =>
        from place in one.Signature.Places
        from word in one.Signature.Words
        select ((place, word.Word), word.Value);

    private void ForgetOld(DateTimeOffset untouchedSince)
    {
        lock (changing)
            foreach (var old in known.Values.OrderByDescending(one => one.ChangedAt).Where((one, i) => i >= Most || one.ChangedAt < untouchedSince).ToList())
                Forget(old.Id);
    }

    /// <summary>What a node remembers of a case: nothing that can be read.</summary>
    private sealed class OpenCase(Guid id, Guid? residentId, Guid? unitId, int version, DateTimeOffset changedAt, ComplaintSignature signature)
    {
        public Guid Id => id;
        public Guid? ResidentId => residentId;
        public Guid? UnitId => unitId;
        public int Version => version;
        public DateTimeOffset ChangedAt => changedAt;
        public ComplaintSignature Signature => signature;
        public HashSet<OpenCase> Alike { get; } = [];

        /// <summary>In which look at a place <see cref="InCommon"/> was summed up last.</summary>
        public int Round { get; set; }

        /// <summary>The words in common with what is looked for.</summary>
        public double InCommon { get; set; }
    }
}
