using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ResidentAssistant.Assistant.Data;

/// <summary>
/// Each connection waits for a lock (5 s) and enforces foreign keys. The database file itself is put into WAL mode
/// when it is migrated. <c>synchronous=FULL</c>: what was acknowledged survives a power cut, not only a crash.
/// </summary>
internal sealed class SqlitePragmas : DbConnectionInterceptor
{
    /// <summary>For a connection whose commits <see cref="SqliteLog"/> brings to the disk; gone when it is opened again.</summary>
    public const string CommitWithoutWaiting = "PRAGMA synchronous=NORMAL;";

    private const string Pragmas = "PRAGMA busy_timeout=5000; PRAGMA foreign_keys=ON; PRAGMA synchronous=FULL;";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
