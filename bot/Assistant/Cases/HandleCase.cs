using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Dialogs;
using ResidentAssistant.Assistant.Notices;
using ResidentAssistant.Assistant.Staff;
using ResidentAssistant.Knowledge;

namespace ResidentAssistant.Assistant.Cases;

/// <summary>What staff do with a case (办理): list, open, and every command of the loop. Each sees the cases in which the own unit takes part.</summary>
public sealed partial class HandleCase(Transactions transactions, NotifyResident notify, ConversationFeed feed, ReadCaseRules rules, TimeProvider clock)
{
    /// <summary>Newest lines of a case that are read at once.</summary>
    private const int Longest = 500;

    /// <summary>Cases of a list; what is not among them is found by a narrower one.</summary>
    public const int Listed = 300;

    /// <summary>How long after a line of staff what the resident writes may be the answer to it.</summary>
    private static readonly TimeSpan Answering = TimeSpan.FromDays(1);

    /// <summary>How long a verdict in words is taken for one.</summary>
    private static readonly TimeSpan RatedFor = TimeSpan.FromDays(90);

    public Task<IReadOnlyList<Case>> ListAsync(StaffIdentity staff, CaseState? state, CancellationToken cancellation) =>
        SearchAsync(staff, new CaseFilter { State = state }, cancellation);

    /// <summary>Those that this person may see: what is due next first, the newest first where words are looked for.</summary>
    public async Task<IReadOnlyList<Case>> SearchAsync(StaffIdentity staff, CaseFilter filter, CancellationToken cancellation)
    {
        await using var db = await transactions.ReadAsync(cancellation);
        var visible = (await VisibleAsync(db, staff, cancellation)).AsNoTracking();
        return await ListCases.RunAsync(db, visible, filter, null, Listed, clock.GetUtcNow(), cancellation);
    }

    /// <summary>What tells of news of the visible cases, see <see cref="VisibleAsync"/>.</summary>
    public async Task<IReadOnlyList<Topic>> TopicsAsync(StaffIdentity staff, CancellationToken cancellation)
    {
        await using var db = await transactions.ReadAsync(cancellation);
        return await Access.UnitsAsync(db, staff, CaseActions.Handle, cancellation) is { } units ? [.. units.Select(CaseTopics.OfUnit)] : [CaseTopics.All];
    }

    /// <summary>How many of the visible cases with something due stand where; a state without such cases is missing.</summary>
    public async Task<IReadOnlyDictionary<CaseState, int>> CountAsync(StaffIdentity staff, CancellationToken cancellation)
    {
        await using var db = await transactions.ReadAsync(cancellation);
        return await (await VisibleAsync(db, staff, cancellation)).Where(c => c.DueAt != null).GroupBy(c => c.State)
            .Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(row => row.Key, row => row.Count, cancellation);
    }

    /// <summary>What residents wrote about these cases after they were filed, and whether staff have done anything since.</summary>
    public async Task<IReadOnlyDictionary<Guid, ResidentLine>> WordsAsync(StaffIdentity staff, IReadOnlyList<Case> cases,
        CancellationToken cancellation)
    {
        var ids = cases.Select(c => c.Id).ToList();
        await using var db = await transactions.ReadAsync(cancellation);
        var visible = await VisibleAsync(db, staff, cancellation);
        var told = await CaseWordIndex.Later(db, ids).Where(e => visible.Any(c => c.Id == e.CaseId))
            .OrderBy(e => e.Sequence).ToListAsync(cancellation);
        var handled = await db.CaseEvents.Where(e => ids.Contains(e.CaseId) && e.By == CaseActorKind.Staff).GroupBy(e => e.CaseId)
            .Select(group => new { group.Key, Last = group.Max(e => e.Sequence) }).ToDictionaryAsync(row => row.Key, row => row.Last, cancellation);
        return told.GroupBy(e => e.CaseId).ToDictionary(
            said => said.Key,
            said => new ResidentLine(string.Join('\n', said.Select(e => e.Note)), said.Last().Sequence > handled.GetValueOrDefault(said.Key)));
    }

    public async Task<CaseFile?> OpenAsync(StaffIdentity staff, string number, CancellationToken cancellation)
    {
        await using var db = await transactions.ReadAsync(cancellation);
        var found = await (await VisibleAsync(db, staff, cancellation)).AsNoTracking().FirstOrDefaultAsync(c => c.Number == number, cancellation);
        if (found is null)
            return null;
        var territory = (await rules.RunAsync(db, cancellation)).Territory;
        var duties = SuggestDuty.Sort(await db.Duties.AsNoTracking().ToListAsync(cancellation), found);
        var events = await db.CaseEvents.AsNoTracking().Where(e => e.CaseId == found.Id).OrderBy(e => e.Sequence).ToListAsync(cancellation);
        var lines = await db.Activities.AsNoTracking().Include(a => a.Attachments)
            .Where(a => a.CaseId == found.Id).OrderByDescending(a => a.Sequence).Take(Longest).ToListAsync(cancellation);
        lines.Reverse();
        var photos = await db.Attachments.AsNoTracking().Where(a => a.CaseId == found.Id).ToListAsync(cancellation);
        var conversation = await db.Conversations.Where(c => c.Id == found.ConversationId).Select(c => new { c.Channel, c.LeftAt })
            .FirstOrDefaultAsync(cancellation);
        return new CaseFile(
            found, territory.Find(found.UnitId)?.Name, events, lines, photos, conversation?.Channel ?? found.Source, conversation?.LeftAt is not null)
        {
            Territory = territory,
            Duties = duties,
        };
    }

    /// <summary>Does what is wanted, one thing after the other in one transaction; the resident is told what matters.</summary>
    /// <param name="staff">Who wants it.</param>
    /// <param name="number">Of the case.</param>
    /// <param name="version">As they saw it.</param>
    /// <param name="commands">In this order; when one is refused none is done.</param>
    /// <param name="cancellation">Stops the writing.</param>
    public Task<CaseChange> RunAsync(StaffIdentity staff, string number, int version, IReadOnlyList<CaseCommand> commands, CancellationToken cancellation) =>
        RunAsync(staff, number, version, _ => commands, cancellation);

    /// <inheritdoc cref="RunAsync(StaffIdentity, string, int, IReadOnlyList{CaseCommand}, CancellationToken)"/>
    public Task<CaseChange> RunAsync(StaffIdentity staff, string number, int version, CaseCommand command, CancellationToken cancellation) =>
        RunAsync(staff, number, version, [command], cancellation);

    /// <summary>Accepts what nobody has accepted, checks in, and begins work; the resident is told.</summary>
    public Task<CaseChange> StartAsync(StaffIdentity staff, string number, int version, CancellationToken cancellation) => RunAsync(
        staff, number, version,
        one => one.State == CaseState.Received ? [new CaseCommand.Accept(), new CaseCommand.CheckIn()] : [new CaseCommand.CheckIn()], cancellation);

    /// <summary>Writes to the resident; the state stays.</summary>
    public Task<CaseChange> ReplyAsync(StaffIdentity staff, string number, int version, string text, CancellationToken cancellation) =>
        RunAsync(staff, number, version, new CaseCommand.Reply(text, AsksForm().IsMatch(text)), cancellation);

    /// <summary>Answers with the result in words; the resident is told and asked whether it is solved.</summary>
    public Task<CaseChange> AnswerAsync(StaffIdentity staff, string number, int version, string result, CancellationToken cancellation) =>
        RunAsync(staff, number, version, new CaseCommand.Answer(result), cancellation);

    /// <summary>Corrects the category; the resident hears nothing of it, the classifier learns from it.</summary>
    public Task<CaseChange> CategoriseAsync(StaffIdentity staff, string number, int version, CaseCategory category, CancellationToken cancellation) =>
        RunAsync(staff, number, version, new CaseCommand.Classify(category), cancellation);

    /// <summary>The same; what is wanted is told once the case is read.</summary>
    internal async Task<CaseChange> RunAsync(
        StaffIdentity staff, string number, int version, Func<Case, IReadOnlyList<CaseCommand>> wanted, CancellationToken cancellation)
    {
        var news = new HashSet<Guid>();
        try
        {
            var outcome = await transactions.RunAsync(
                db =>
                {
                    news.Clear();
                    return ChangeAsync(db, staff, number, version, wanted, news, cancellation);
                },
                change => change == CaseChange.Done,
                cancellation);
            if (outcome == CaseChange.Done)
                foreach (var conversation in news)
                    feed.Publish(conversation);
            return outcome;
        }
        catch (DbUpdateException failure) when (Transactions.IsConflict(failure))
        {
            return CaseChange.ChangedMeanwhile;
        }
    }

    private async Task<CaseChange> ChangeAsync(
        AppDb db, StaffIdentity staff, string number, int version, Func<Case, IReadOnlyList<CaseCommand>> wanted, HashSet<Guid> news,
        CancellationToken cancellation)
    {
        if (await (await VisibleAsync(db, staff, cancellation)).FirstOrDefaultAsync(c => c.Number == number, cancellation) is not { } found)
            return CaseChange.NotFound;
        var commands = wanted(found);
        if (commands.Any(command => !staff.May(CaseActions.Of(command))))
            return CaseChange.NotAllowed;
        if (found.Version != version)
            return CaseChange.ChangedMeanwhile;
        var (now, by, city) = (clock.GetUtcNow(), CaseActor.Of(staff), await rules.RunAsync(db, cancellation));
        var events = new List<CaseEvent>();
        foreach (var command in commands)
        {
            if (command is CaseCommand.Return { Duty: var duty } && !await db.Duties.AnyAsync(d => d.Number == duty, cancellation))
                return CaseChange.UnknownDuty;
            if (command is CaseCommand.Dispatch { Basis: { } basis } && !await db.Duties.AnyAsync(d => d.Number == basis, cancellation))
                return CaseChange.UnknownDuty;
            var decided = DecideCase.Of(found, command, by, city, now);
            if (decided.Change != CaseChange.Done)
                return decided.Change;
            found.Apply(decided.Events);
            events.AddRange(decided.Events);
        }

        await CaseLog.WriteAsync(db, found, events, cancellation);
        foreach (var happened in events.DistinctBy(one => one.Kind))
            db.Audit.Add(new AuditEntry(staff, CaseStaffTexts.ActionName(happened.Kind), found.Number, now));
        await TellAsync(db, staff, found, events, city, news, cancellation);
        if (events.Find(one => one.Kind == CaseEventKind.Answered) is { } answered)
            foreach (var merged in await db.Cases.Where(c => c.MergedInto == found.Id && c.State == CaseState.Merged).ToListAsync(cancellation))
            {
                // One repair, and each household is asked.
                var decided = DecideCase.Of(merged, new CaseCommand.Answer(answered.Note!), CaseActor.System, city, now);
                merged.Apply(decided.Events);
                await CaseLog.WriteAsync(db, merged, decided.Events, cancellation);
                await TellAsync(db, staff, merged, decided.Events, city, news, cancellation);
            }

        return CaseChange.Done;
    }

    private async Task TellAsync(
        AppDb db, StaffIdentity staff, Case about, IReadOnlyList<CaseEvent> events, CaseRules city, HashSet<Guid> news, CancellationToken cancellation)
    {
        if (about.ConversationId is not { } conversation || CaseNotices.Notice(about, events, city.Territory) is not var (text, choices))
            return;
        if (choices.Any(choice => choice.Command == CaseNotices.AskLaw))
            choices = await WithWordsAsync(db, about, choices, cancellation);
        var now = clock.GetUtcNow();
        var notice = new Notice(text, choices)
        {
            Speaker = Speaker.Staff,
            SpeakerName = staff.Name,
            CaseId = about.Id,
            UsesReserve = about.State == CaseState.Answered,
            IsMinor = CaseNotices.IsMinor(events),
            Remember = dialog =>
            {
                if (about.State == CaseState.Answered)
                    dialog.Ask(CaseTexts.AskedRating, $"{about.Id:N}", now + RatedFor);
                dialog.StaffWrote(new Answerable(about.Id, now + Answering, choices.Count == 0 && AsksForm().IsMatch(text)));
            },
        };
        await notify.RunAsync(db, conversation, notice, cancellation);
        news.Add(conversation);
    }

    /// <summary>What was told is asked of the law, so that nobody types it twice.</summary>
    private static async Task<IReadOnlyList<Choice>> WithWordsAsync(AppDb db, Case about, IReadOnlyList<Choice> choices, CancellationToken cancellation)
    {
        var line = await db.Activities.Where(a => a.CaseId == about.Id && a.Speaker == Speaker.Resident).OrderBy(a => a.Sequence)
            .Select(a => (Guid?)a.Id).FirstOrDefaultAsync(cancellation);
        return line is null ? choices
            : [.. choices.Select(choice => choice.Command == CaseNotices.AskLaw ? choice with { Command = $"{CaseNotices.AskLaw}:{line:N}" } : choice)];
    }

    /// <summary>Whether a line to a resident asks for something: then the clock waits for the answer.</summary>
    public static bool Asks(string text) => AsksForm().IsMatch(text);

    /// <summary>The line asks for something: what comes next is most likely the answer.</summary>
    [GeneratedRegex("[?？]|请(?:您|你)?(?:再|先|把|提供|告诉|告知|说|补|发|留|回|拍|写|确认)|麻烦(?:您|你)|方便(?:的话|说|留|提供)|需要(?:您|你)|是不是|能否|能不能|哪", RegexOptions.None,
        RegexLimit.Milliseconds)]
    private static partial Regex AsksForm();

    /// <summary>The cases that this person may see: in which a unit within reach takes part. A confidential one is not for grid workers.</summary>
    internal static async Task<IQueryable<Case>> VisibleAsync(AppDb db, StaffIdentity staff, CancellationToken cancellation)
    {
        if (await Access.UnitsAsync(db, staff, CaseActions.Handle, cancellation) is not { } reached)
            return db.Cases;
        var (units, unassigned) = (reached.OfType<Guid>().ToList(), reached.Contains(null));
        var seen = db.Cases.Where(c => c.Seats.Any(seat => units.Contains(seat.UnitId)) || (unassigned && c.UnitId == null));
        return staff.Role == StaffRole.GridWorker ? seen.Where(c => !c.IsConfidential) : seen;
    }
}
