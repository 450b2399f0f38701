using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using ResidentAssistant.Assistant.City;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Data.Keys;
using ResidentAssistant.Assistant.Dialogs;
using ResidentAssistant.Assistant.Residents;
using ResidentAssistant.Assistant.Staff;

namespace ResidentAssistant.Assistant.Data;

/// <summary>
/// The one model of everything that is stored. Each capability maps its own entities in an
/// <see cref="IEntityTypeConfiguration{TEntity}"/> beside them; each provider has its own migrations.
/// </summary>
public abstract class AppDb(DbContextOptions options) : IdentityUserContext<StaffMember, Guid>(options)
{
    private readonly HashSet<Topic> announced = [];

    /// <summary>From the options, since pooled contexts are made from options alone.</summary>
    internal Vault Vault { get; } = options.GetExtension<CoreOptionsExtension>().ApplicationServiceProvider!.GetRequiredService<Vault>();

    public DbSet<Resident> Residents => Set<Resident>();
    public DbSet<Visitor> Visitors => Set<Visitor>();
    public DbSet<Conversation> Conversations => Set<Conversation>();
    public DbSet<Activity> Activities => Set<Activity>();
    public DbSet<Attachment> Attachments => Set<Attachment>();
    public DbSet<OutboxMessage> Outbox => Set<OutboxMessage>();
    public DbSet<ChannelAlarm> ChannelAlarms => Set<ChannelAlarm>();
    public DbSet<SharedToken> SharedTokens => Set<SharedToken>();
    public DbSet<IntentCorrection> IntentCorrections => Set<IntentCorrection>();
    public DbSet<Unit> Units => Set<Unit>();
    public DbSet<Place> Places => Set<Place>();
    public DbSet<Duty> Duties => Set<Duty>();
    public DbSet<AuditEntry> Audit => Set<AuditEntry>();
    public DbSet<SignInCount> SignInCounts => Set<SignInCount>();
    public DbSet<KeyCanary> KeyCanaries => Set<KeyCanary>();
    public DbSet<TopicStamp> TopicStamps => Set<TopicStamp>();

    /// <summary>
    /// This transaction changes what a topic is about. <see cref="Transactions"/> counts it last of all, and tells whoever listens once it is
    /// committed, on this node and on others. A conversation needs no such word for its lines.
    /// </summary>
    /// <param name="topic">One of its kind, never all.</param>
    public void Announce(Topic topic) => announced.Add(topic);

    /// <summary>What was announced, always in the same order, so that two transactions never wait for each other's stamps.</summary>
    internal IReadOnlyList<Topic> TakeAnnounced()
    {
        if (announced.Count == 0)
            return [];
        IReadOnlyList<Topic> taken = [.. announced.OrderBy(topic => topic.Kind, StringComparer.Ordinal).ThenBy(topic => topic.Id)];
        announced.Clear();
        return taken;
    }

    /// <summary>
    /// A conversation, with its row kept from every other writer until the transaction ends. A transaction on SQLite is
    /// alone with the database from its beginning; the other providers take a row lock.
    /// </summary>
    internal virtual IQueryable<Conversation> Locked(Guid conversationId) => Conversations.Where(c => c.Id == conversationId);

    /// <inheritdoc cref="Locked(Guid)"/>
    internal virtual IQueryable<Conversation> Locked(string channel, string addressHash) =>
        Conversations.Where(c => c.Channel == channel && c.AddressHash == addressHash);

    /// <summary>Counts a case of a day and gives its number, in one statement; it is run by reading it, and cannot be composed.</summary>
    internal virtual IQueryable<int> CountedCase(DateOnly day) => Database.SqlQuery<int>(
        $"""INSERT INTO "CaseCounters" ("Day", "Last") VALUES ({day}, 1) ON CONFLICT ("Day") DO UPDATE SET "Last" = "CaseCounters"."Last" + 1 RETURNING "Last" AS "Value" """);

    /// <summary>Counts a change of a topic and gives its number, in one statement; it is run by reading it, and cannot be composed.</summary>
    internal virtual IQueryable<long> CountedChange(string kind, Guid id) => Database.SqlQuery<long>(
        $"""
        INSERT INTO "TopicStamps" ("Kind", "Id", "Number") VALUES ({kind}, {id}, 1)
        ON CONFLICT ("Kind", "Id") DO UPDATE SET "Number" = "TopicStamps"."Number" + 1 RETURNING "Number" AS "Value"
        """);

    /// <summary>Writes due work or moves its time, in one statement.</summary>
    internal virtual Task ScheduleAsync(string kind, string key, DateTime dueAt, CancellationToken cancellation) => Database.ExecuteSqlAsync(
        $"""
        INSERT INTO "DueWork" ("Kind", "Key", "DueAt", "LeaseUntil", "Attempts") VALUES ({kind}, {key}, {dueAt}, NULL, 0)
        ON CONFLICT ("Kind", "Key") DO UPDATE SET "DueAt" = excluded."DueAt", "LeaseUntil" = NULL, "Attempts" = 0
        """,
        cancellation);

    /// <summary>Writes many new rows by the quickest way there is, each table's together, in the order in which the first of each stands.</summary>
    internal virtual Task WriteManyAsync(IReadOnlyList<object> rows, CancellationToken cancellation)
    {
        AddRange(rows);
        return Task.CompletedTask;
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        // One convention for all providers: instants are UTC. SQLite cannot order DateTimeOffset.
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcConverter>();
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(AppDb).Assembly);
        builder.UseSealedProperties(Vault);
        builder.UseTextEnums();
        builder.UseApplicationKeys();
    }

    // The model holds converters that hold the vault, so two vaults in one process need two models.
    internal sealed class PerVaultModelCacheKey : IModelCacheKeyFactory
    {
        public object Create(DbContext context, bool designTime) => (context.GetType(), (context as AppDb)?.Vault, designTime);
    }
}
