using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Conversations;

namespace ResidentAssistant.Assistant.Data;

/// <summary>
/// Runs a unit of work in one transaction. SQLite has a single writer: its writers queue here in order, fairly,
/// instead of polling the file lock, use one connection, whose cache stays valid, and share the wait for the disk (see
/// <see cref="SqliteLog"/>). Server databases settle all that themselves. What the work announced (<see cref="AppDb.Announce"/>) is told
/// once it is committed.
/// </summary>
public sealed class Transactions(IDbContextFactory<AppDb> factory, DatabaseOptions database, ConversationFeed feed) : IAsyncDisposable
{
    private const int Attempts = 4;
    private static readonly ConcurrentDictionary<string, SqliteWriters> Sqlite = new(StringComparer.Ordinal);
    private readonly SqliteWriters? writers = database.Provider == DatabaseProvider.Sqlite
        ? Sqlite.GetOrAdd(database.ConnectionString, _ => new SqliteWriters()) : null;

    // Of whoever has the turn.
    private AppDb? writer;

    /// <summary>Opens a context for reading outside a transaction.</summary>
    public Task<AppDb> ReadAsync(CancellationToken cancellation) => factory.CreateDbContextAsync(cancellation);

    /// <summary>
    /// Runs <paramref name="work"/>, saves what it changed and commits; rolls back when it throws. When it returns, the change survives a power cut.
    /// </summary>
    public Task<T> RunAsync<T>(Func<AppDb, Task<T>> work, CancellationToken cancellation) => RunAsync(work, static _ => true, cancellation);

    /// <summary>The same; rolls back also what came to a result that does not stand.</summary>
    public async Task<T> RunAsync<T>(Func<AppDb, Task<T>> work, Func<T, bool> stands, CancellationToken cancellation)
    {
        if (writers is null)
        {
            await using var db = await factory.CreateDbContextAsync(cancellation);
            var (done, changes) = await CommitAsync(db, work, stands, cancellation);
            Tell(changes);
            return done;
        }

        T result;
        IReadOnlyList<Change> news;
        string file;
        await writers.Turn.WaitAsync(cancellation);
        try
        {
            var db = writer ??= await OpenWriterAsync(cancellation);
            (result, news) = await CommitAsync(db, work, stands, cancellation);
            file = db.Database.GetDbConnection().DataSource;
            db.ChangeTracker.Clear();
        }
        catch
        {
            await CloseWriterAsync();
            throw;
        }
        finally
        {
            writers.Turn.Release();
        }

        // Not to be cancelled: it is committed.
        await writers.Log.FlushAsync(file);
        Tell(news);
        return result;
    }

    /// <inheritdoc cref="RunAsync{T}(Func{AppDb, Task{T}}, CancellationToken)"/>
    public Task RunAsync(Func<AppDb, Task> work, CancellationToken cancellation) => RunAsync(
        async db =>
        {
            await work(db);
            return true;
        },
        cancellation);

    /// <summary>Runs the work again, with what is stored by then, when a unique index let somebody else through first; at most four times.</summary>
    public async Task<T> RetryAsync<T>(Func<AppDb, Task<T>> work, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await RunAsync(work, cancellation);
            }
            catch (DbUpdateException failure) when (attempt < Attempts && IsUniqueViolation(failure))
            {
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (writers is null)
            return;
        await writers.Turn.WaitAsync();
        await CloseWriterAsync();
        writers.Turn.Release();
    }

    private async Task<AppDb> OpenWriterAsync(CancellationToken cancellation)
    {
        var db = await factory.CreateDbContextAsync(cancellation);
        await db.Database.OpenConnectionAsync(cancellation);
        await db.Database.ExecuteSqlRawAsync(SqlitePragmas.CommitWithoutWaiting, cancellation);
        return db;
    }

    private async Task CloseWriterAsync()
    {
        if (writer is { } used)
        {
            writer = null;
            await used.DisposeAsync();
        }
    }

    private void Tell(IReadOnlyList<Change> changes)
    {
        foreach (var (topic, number) in changes)
            feed.Publish(topic, number);
    }

    private static async Task<(T Result, IReadOnlyList<Change> Changes)> CommitAsync<T>(
        AppDb db, Func<AppDb, Task<T>> work, Func<T, bool> stands, CancellationToken cancellation)
    {
        // Of a transaction before that did not come so far.
        db.TakeAnnounced();

        // A unit of work that fails is rolled back whole: a savepoint for each save would be two more statements for nothing.
        db.Database.AutoSavepointsEnabled = false;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var result = await work(db);
        if (!stands(result))
        {
            await transaction.RollbackAsync(cancellation);
            return (result, []);
        }

        await db.SaveChangesAsync(cancellation);

        // Last of all, since who changes the same topic waits for it from here to the commit.
        var changes = new List<Change>();
        foreach (var topic in db.TakeAnnounced())
            changes.Add(new Change(topic, (await db.CountedChange(topic.Kind, topic.Id!.Value).ToListAsync(cancellation)).Single()));
        await transaction.CommitAsync(cancellation);
        return (result, changes);
    }

    /// <summary>True when a save was refused since somebody else was first: by a unique index, or by a version that has gone on.</summary>
    public static bool IsConflict(DbUpdateException failure) => failure is DbUpdateConcurrencyException || IsUniqueViolation(failure);

    /// <summary>True when a save was refused by a unique index: somebody else was first.</summary>
    public static bool IsUniqueViolation(DbUpdateException failure) => failure.InnerException switch
    {
        Microsoft.Data.Sqlite.SqliteException sqlite => sqlite.SqliteExtendedErrorCode is 2067 or 1555,
        Npgsql.PostgresException postgres => postgres.SqlState == Npgsql.PostgresErrorCodes.UniqueViolation,
        Microsoft.Data.SqlClient.SqlException sqlServer => sqlServer.Number is 2601 or 2627,
        _ => false,
    };

    private sealed record Change(Topic Topic, long Number);

    private sealed class SqliteWriters
    {
        public SemaphoreSlim Turn { get; } = new(1, 1);

        public SqliteLog Log { get; } = new();
    }
}
