using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Staff;

namespace ResidentAssistant.Assistant.Legal;

/// <summary>What lawyers and curators do before anything is published: begin, write, submit, restore, give up.</summary>
public sealed class ProposeEntry(EntryWork work)
{
    public Task<EntryChange> BeginAsync(StaffIdentity staff, EntryContent content, string? source, CancellationToken cancellation) => work.AddAsync(
        staff,
        "entry.draft",
        (_, _) => Task.FromResult<WorkingRevision?>(new WorkingRevision(content.Tidy(), Person.Of(staff)) { Source = EntryWork.Remark(source) }),
        cancellation);

    /// <param name="staff">Who writes.</param>
    /// <param name="id">The entry.</param>
    /// <param name="version">Of the entry when the writing began: whoever saves second gets the other's wording back.</param>
    /// <param name="content">The new wording.</param>
    /// <param name="cancellation">Stops the work.</param>
    public Task<EntryChange> SaveAsync(StaffIdentity staff, string id, int version, EntryContent content, CancellationToken cancellation) => work.ChangeAsync(
        new EntryStep(staff, "entry.save", Published: false),
        id,
        version,
        (_, entry, _) =>
        {
            var tidy = content.Tidy();
            if (tidy.SaysTheSameAs(entry.Latest))
                return Task.FromResult<EntryChange>(new EntryChange.Unchanged());
            entry.Write(Person.Of(staff), tidy, null);
            return Task.FromResult<EntryChange>(new EntryChange.Done(entry));
        },
        cancellation);

    public Task<EntryChange> SubmitAsync(StaffIdentity staff, string id, int version, string? note, CancellationToken cancellation) => work.ChangeAsync(
        new EntryStep(staff, "entry.submit", Published: false),
        id,
        version,
        async (db, entry, now) => entry.Working is { } working
            && await Citations.MissingAsync(db, working.Content.Citations, CityTime.Today(now), cancellation) is { Count: > 0 } missing
            ? new EntryChange.CitationMissing(missing)
            : entry.Submit(Person.Of(staff), EntryWork.Remark(note)),
        cancellation);

    /// <summary>An earlier wording becomes a new draft; it is reviewed like any other.</summary>
    public Task<EntryChange> RestoreAsync(StaffIdentity staff, string id, int version, int number, CancellationToken cancellation) => work.ChangeAsync(
        new EntryStep(staff, "entry.restore", Published: false),
        id,
        version,
        async (db, entry, _) =>
        {
            if (entry.Working is { } working)
                return new EntryChange.BeingWritten(working.Author);
            if (await db.EntryRevisions.AsNoTracking().FirstOrDefaultAsync(r => r.EntryId == id && r.Number == number, cancellation) is not { } revision)
                return new EntryChange.NotFound();
            entry.Write(Person.Of(staff), revision.Content, $"恢复第 {number} 版");
            return new EntryChange.Done(entry);
        },
        cancellation);

    /// <summary>Gives a draft up. An entry that was never published goes with it.</summary>
    public Task<EntryChange> DropAsync(StaffIdentity staff, string id, int version, CancellationToken cancellation) => work.ChangeAsync(
        new EntryStep(staff, "entry.drop", Published: false),
        id,
        version,
        (db, entry, _) =>
        {
            if (entry.Working is not { } working)
                return Task.FromResult<EntryChange>(new EntryChange.Unchanged());
            if (working.Author.Id != staff.Id && !staff.May(LegalActions.Publish))
                return Task.FromResult<EntryChange>(new EntryChange.NotAllowed());
            entry.Drop();
            if (entry.State == EntryState.Draft)
                db.KnowledgeEntries.Remove(entry);
            return Task.FromResult<EntryChange>(new EntryChange.Done(entry));
        },
        cancellation);
}
