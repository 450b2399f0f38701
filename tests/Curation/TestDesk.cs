using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Legal;
using ResidentAssistant.Assistant.Staff;
using ResidentAssistant.Tests.Harness;
using Xunit;

namespace ResidentAssistant.Tests.Curation;

/// <summary>The curation desk of a test city with the people who sit at it.</summary>
internal sealed class TestDesk
{
    private TestDesk(TestCity city) => City = city;

    public static EntryContent Unicorns { get; } = new(
        "宠物", "独角兽在小区里散步归谁管", ["独角兽没人管怎么办"], "归物业管。", ["先找物业"], [new Citation("民法典", "第九百四十四条")]);

    public static DateOnly NextYear { get; } = new(2027, 11, 23);

    public TestCity City { get; }
    public CurateEntries Curate { get; private set; } = null!;
    public ProposeEntry Propose { get; private set; } = null!;
    public StaffIdentity Curator { get; private set; } = null!;
    public StaffIdentity Administrator { get; private set; } = null!;
    public StaffIdentity Lawyer { get; private set; } = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<TestDesk> OpenAsync(TestCity city) => new(city)
    {
        Curate = new CurateEntries(city.Transactions, city.Get<EntryWork>(), city.Clock),
        Propose = new ProposeEntry(city.Get<EntryWork>()),
        Curator = await city.StaffAsync("curator@example.cn"),
        Administrator = await city.StaffAsync("admin@example.cn"),
        Lawyer = await city.StaffAsync("lawyer@example.cn"),
    };

    /// <summary>A draft of the lawyer's.</summary>
    public async Task<KnowledgeEntry> DraftAsync(EntryContent? content = null) =>
        Done(await Propose.BeginAsync(Lawyer, content ?? Unicorns, null, Cancellation));

    /// <summary>The lawyer's wording, submitted.</summary>
    public async Task<KnowledgeEntry> SubmittedAsync(EntryContent? content = null)
    {
        var draft = await DraftAsync(content);
        return Done(await Propose.SubmitAsync(Lawyer, draft.Id, draft.Version, null, Cancellation));
    }

    /// <summary>The lawyer's wording, published by the curator.</summary>
    public async Task<KnowledgeEntry> PublishedAsync(EntryContent? content = null)
    {
        var submitted = await SubmittedAsync(content);
        return Done(await Curate.PublishAsync(Curator, submitted.Id, submitted.Version, NextYear, Cancellation));
    }

    /// <summary>Another wording of a published entry by the lawyer, published by the curator.</summary>
    public async Task<KnowledgeEntry> RevisedAsync(KnowledgeEntry entry, EntryContent content, string? note = null)
    {
        var written = Done(await Propose.SaveAsync(Lawyer, entry.Id, entry.Version, content, Cancellation));
        var submitted = Done(await Propose.SubmitAsync(Lawyer, entry.Id, written.Version, note, Cancellation));
        return Done(await Curate.PublishAsync(Curator, entry.Id, submitted.Version, NextYear, Cancellation));
    }

    public async Task<KnowledgeEntry> ReadAsync(string id)
    {
        await using var db = await City.Transactions.ReadAsync(Cancellation);
        return await db.KnowledgeEntries.AsNoTracking().SingleAsync(e => e.Id == id, Cancellation);
    }

    public Task<bool> CatchUpAsync() => City.Get<KnowledgeIndexer>().CatchUpAsync(Cancellation);

    public static KnowledgeEntry Done(EntryChange change) => Assert.IsType<EntryChange.Done>(change).Entry;
}
