namespace ResidentAssistant.Assistant.Data;

/// <summary>
/// Brings committed transactions of an embedded database to the disk, many with one wait (group commit). With
/// <c>synchronous=NORMAL</c> SQLite appends a commit to the write-ahead log and returns; the flush of the log that
/// <c>FULL</c> does for each commit alone is done here, for all that are written when it begins. A commit that a checkpoint
/// has moved into the database meanwhile was flushed by the checkpoint. Source: sqlite.org, PRAGMA synchronous.
/// </summary>
internal sealed class SqliteLog
{
    private readonly Lock deciding = new();
    private Task running = Task.CompletedTask;
    private Task? next;

    /// <summary>Returns when everything committed before the call is on the disk.</summary>
    /// <param name="database">Path of the database file.</param>
    /// <exception cref="IOException">The disk refused; what was committed may be lost in a power cut.</exception>
    public Task FlushAsync(string database)
    {
        lock (deciding)
        {
            // The running flush may have begun before this commit; the next one has not begun.
            return next ??= AfterAsync(running, database);
        }
    }

    private async Task AfterAsync(Task before, string database)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.ForceYielding | ConfigureAwaitOptions.SuppressThrowing);
        lock (deciding)
            (running, next) = (next!, null);
        Flush(database + "-wal");
    }

    private static void Flush(string log)
    {
        // SQLite holds no locks on this file, so closing it here loses none.
        try
        {
            using var file = File.OpenHandle(log, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
            RandomAccess.FlushToDisk(file);
        }
        catch (FileNotFoundException)
        {
            // A database in memory, or the last connection was closed: then it was checkpointed.
        }
    }
}
