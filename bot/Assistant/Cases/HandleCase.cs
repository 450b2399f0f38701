using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Dialogs;
using ResidentAssistant.Assistant.Notices;
using ResidentAssistant.Assistant.Staff;
using ResidentAssistant.Knowledge;

namespace ResidentAssistant.Assistant.Cases;

/// <summary>What staff do with a case (办理): list, open, start, reply, close. Each sees what the own unit answers for.</summary>
public sealed partial class HandleCase(Transactions transactions, NotifyResident notify, ConversationFeed feed, TimeProvider clock)
{
    /// <summary>Newest lines of a case that are read at once.</summary>
    private const int Longest = 500;

    /// <summary>How long after a line of staff what the resident writes may be the answer to it.</summary>
    private static readonly TimeSpan Answering = TimeSpan.FromDays(1);

    /// <summary>How long a verdict in words is taken for one.</summary>
    private static readonly TimeSpan RatedFor = TimeSpan.FromDays(90);

    public Task<IReadOnlyList<Case>> ListAsync(StaffIdentity staff, CaseState? state, CancellationToken cancellation) =>
        ListAsync(staff, state, null, cancellation);

    /// <param name="staff">Whose cases.</param>
    /// <param name="state">Null: any.</param>
    /// <param name="rating">Null: any, and not rated.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public async Task<IReadOnlyList<Case>> ListAsync(StaffIdentity staff, CaseState? state, Rating? rating, CancellationToken cancellation)
    {
        await using var db = await transactions.ReadAsync(cancellation);
        return await (await VisibleAsync(db, staff, cancellation)).AsNoTracking()
            .Where(c => (state == null || c.State == state) && (rating == null || c.Rating == rating))
            .OrderByDescending(c => c.CreatedAt).Take(500).ToListAsync(cancellation);
    }

    /// <summary>What tells of news of the visible cases, see <see cref="VisibleAsync"/>.</summary>
    public async Task<IReadOnlyList<Topic>> TopicsAsync(StaffIdentity staff, CancellationToken cancellation)
    {
        await using var db = await transactions.ReadAsync(cancellation);
        return await Access.UnitsAsync(db, staff, CaseActions.Handle, cancellation) is { } units ? [.. units.Select(CaseTopics.OfUnit)] : [CaseTopics.All];
    }

    /// <summary>How many of the visible cases stand where; a state without cases is missing.</summary>
    public async Task<IReadOnlyDictionary<CaseState, int>> CountAsync(StaffIdentity staff, CancellationToken cancellation)
    {
        await using var db = await transactions.ReadAsync(cancellation);
        return await (await VisibleAsync(db, staff, cancellation)).GroupBy(c => c.State)
            .Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(row => row.Key, row => row.Count, cancellation);
    }

    /// <summary>How many of the visible cases got this verdict.</summary>
    public async Task<int> CountAsync(StaffIdentity staff, Rating rating, CancellationToken cancellation)
    {
        await using var db = await transactions.ReadAsync(cancellation);
        return await (await VisibleAsync(db, staff, cancellation)).CountAsync(c => c.Rating == rating, cancellation);
    }

    /// <summary>What residents wrote about these cases after they were filed, and whether staff have done anything since.</summary>
    public async Task<IReadOnlyDictionary<Guid, ResidentLine>> WordsAsync(StaffIdentity staff, IReadOnlyList<Case> cases,
        CancellationToken cancellation)
    {
        var ids = cases.Select(c => c.Id).ToList();
        await using var db = await transactions.ReadAsync(cancellation);
        var visible = await VisibleAsync(db, staff, cancellation);
        var events = await db.CaseEvents.AsNoTracking().Where(e => ids.Contains(e.CaseId) && visible.Any(c => c.Id == e.CaseId)).OrderBy(e => e.At)
            .ToListAsync(cancellation);
        return events.GroupBy(e => e.CaseId)
            .Select(all => (all.Key, Said: Said(all), Last: all.Last()))
            .Where(row => row.Said.Count > 0)
            .ToDictionary(row => row.Key, row => new ResidentLine(string.Join('\n', row.Said.Select(e => e.Note)), row.Said[^1] == row.Last));

        // The first line of the rated state is the verdict; what the resident adds afterwards has that state too.
        static List<CaseEvent> Said(IEnumerable<CaseEvent> all)
        {
            var verdict = all.FirstOrDefault(e => e.State == CaseState.Rated);
            return [.. all.Where(e => e is { ByName: null, Note: not null } && e != verdict)];
        }
    }

    public async Task<CaseFile?> OpenAsync(StaffIdentity staff, string number, CancellationToken cancellation)
    {
        await using var db = await transactions.ReadAsync(cancellation);
        var found = await (await VisibleAsync(db, staff, cancellation)).AsNoTracking().FirstOrDefaultAsync(c => c.Number == number, cancellation);
        if (found is null)
            return null;
        var unit = await db.Units.Where(u => u.Id == found.UnitId).Select(u => u.Name).FirstOrDefaultAsync(cancellation);
        var events = await db.CaseEvents.AsNoTracking().Where(e => e.CaseId == found.Id).OrderBy(e => e.At).ToListAsync(cancellation);
        var lines = await db.Activities.AsNoTracking().Include(a => a.Attachments)
            .Where(a => a.CaseId == found.Id).OrderByDescending(a => a.Sequence).Take(Longest).ToListAsync(cancellation);
        lines.Reverse();
        var photos = await db.Attachments.AsNoTracking().Where(a => a.CaseId == found.Id).ToListAsync(cancellation);
        var conversation = await db.Conversations.Where(c => c.Id == found.ConversationId).Select(c => new { c.Channel, c.LeftAt }).SingleAsync(cancellation);
        return new CaseFile(found, unit, events, lines, photos, conversation.Channel, conversation.LeftAt is not null);
    }

    /// <summary>Begins work; the resident is told.</summary>
    public Task<CaseChange> StartAsync(StaffIdentity staff, string number, int version, CancellationToken cancellation) => ChangeAsync(
        staff, number, version, "case.start", c => c.Start(clock.GetUtcNow()), c => (CaseTexts.Started(c.Number), []), null, cancellation);

    /// <summary>Writes to the resident; the state stays.</summary>
    public Task<CaseChange> ReplyAsync(StaffIdentity staff, string number, int version, string text, CancellationToken cancellation) => ChangeAsync(
        staff, number, version, "case.reply", _ => CaseChange.Done, c => (CaseTexts.Reply(c.Number, text), []), text, cancellation);

    /// <summary>Closes with the result in words; the resident is told and asked for a verdict.</summary>
    public Task<CaseChange> CloseAsync(StaffIdentity staff, string number, int version, string result, CancellationToken cancellation) => ChangeAsync(
        staff, number, version, "case.close", c => c.Close(clock.GetUtcNow()), c =>
            (CaseTexts.Closed(c.Number, result), CaseTexts.RatingChoices(c.Id)), result, cancellation);

    /// <summary>Corrects the category; the resident hears nothing of it, the classifier learns from it.</summary>
    public Task<CaseChange> CategoriseAsync(StaffIdentity staff, string number, int version, CaseCategory category, CancellationToken cancellation) =>
        ChangeAsync(
        staff, number, version, "case.category", c => c.Categorise(category, staff.Name, clock.GetUtcNow()), null, null, cancellation);

    private async Task<CaseChange> ChangeAsync(
        StaffIdentity staff, string number, int version, string action, Func<Case, CaseChange> change,
        Func<Case, (string Text, IReadOnlyList<Choice> Choices)>? tell, string? note, CancellationToken cancellation)
    {
        Guid? told = null;
        try
        {
            var outcome = await transactions.RunAsync(
                async db =>
                {
                    var found = await (await VisibleAsync(db, staff, cancellation)).FirstOrDefaultAsync(c => c.Number == number, cancellation);
                    if (found is null)
                        return CaseChange.NotFound;
                    if (found.Version != version)
                        return CaseChange.ChangedMeanwhile;
                    var category = found.Category;
                    if (change(found) is var refused and not CaseChange.Done)
                        return refused;
                    told = found.ConversationId;
                    db.Announce(CaseTopics.OfUnit(found.UnitId));
                    var now = clock.GetUtcNow();
                    db.Audit.Add(new AuditEntry(staff, action, found.Number, now));
                    db.CaseEvents.Add(tell is null
                        ? new CaseEvent(found, category, staff.Name, now)
                        : new CaseEvent(found.Id, found.State, staff.Name, note, now));
                    if (tell is not null)
                        await TellAsync(db, staff, found, tell(found), cancellation);
                    return CaseChange.Done;
                },
                cancellation);
            if (told is { } conversationId)
                feed.Publish(conversationId);
            return outcome;
        }
        catch (DbUpdateConcurrencyException)
        {
            return CaseChange.ChangedMeanwhile;
        }
    }

    private async Task TellAsync(AppDb db, StaffIdentity staff, Case about, (string Text, IReadOnlyList<Choice> Choices) message,
        CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var notice = new Notice(message.Text, message.Choices)
        {
            Speaker = Speaker.Staff,
            SpeakerName = staff.Name,
            CaseId = about.Id,
            UsesReserve = about.State == CaseState.Closed,
            Remember = dialog =>
            {
                if (message.Choices.Count > 0)
                    dialog.Ask(CaseTexts.AskedRating, $"{about.Id:N}", now + RatedFor);
                dialog.StaffWrote(new Answerable(about.Id, now + Answering, message.Choices.Count == 0 && AsksForm().IsMatch(message.Text)));
            },
        };
        await notify.RunAsync(db, about.ConversationId, notice, cancellation);
    }

    /// <summary>The line asks for something: what comes next is most likely the answer.</summary>
    [GeneratedRegex("[?？]|请(?:您|你)?(?:再|先|把|提供|告诉|告知|说|补|发|留|回|拍|写|确认)|麻烦(?:您|你)|方便(?:的话|说|留|提供)|需要(?:您|你)|是不是|能否|能不能|哪", RegexOptions.None,
        RegexLimit.Milliseconds)]
    private static partial Regex AsksForm();

    /// <summary>The cases that this person may see and handle.</summary>
    internal static async Task<IQueryable<Case>> VisibleAsync(AppDb db, StaffIdentity staff, CancellationToken cancellation) =>
        await Access.UnitsAsync(db, staff, CaseActions.Handle, cancellation) is { } units ? db.Cases.Where(c => units.Contains(c.UnitId)) : db.Cases;
}
