using System.Data.Common;
using System.Net.Sockets;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace ResidentAssistant.Assistant.Data;

/// <summary>
/// Whether the database is away. An outage is told to the log once when it begins and once when it is over, whoever meets
/// it meanwhile (see <see cref="OutageLoggerFactory"/>); <see cref="Conversations.Inbound.WatchDatabase"/> finds out when it is over.
/// </summary>
public sealed class DatabaseOutage(LoggerFactory logs, TimeProvider clock)
{
    /// <summary>Commands that were under way end with a time limit of their own; as long as this after an outage that is its doing too.</summary>
    private static readonly TimeSpan Aftermath = TimeSpan.FromMinutes(1);

    /// <summary>Busy, read-only, I/O error, corrupt, full, cannot be opened, not a database. Source: sqlite.org, Result and Error Codes.</summary>
    private static readonly int[] SqliteOutages = [5, 8, 10, 11, 13, 14, 26];

    /// <summary>Not reached, not let in, shutting down. Source: SQL Server, Database engine errors.</summary>
    private static readonly int[] SqlServerOutages = [-1, 2, 53, 233, 4060, 10053, 10054, 10060, 10061, 11001, 17142, 18456, 40613];

    /// <summary>What failed in an outage may be reported just after it; another outage meets the next look at the database too.</summary>
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(5);

    // Not through the factory that asks this class what to write.
    private readonly ILogger log = logs.CreateLogger<DatabaseOutage>();
    private readonly Lock changing = new();
    private long changedAt;
    private bool hasBeen;
    private int waiting;
    private bool refusing;

    /// <summary>From the first failure until the database has answered again.</summary>
    public bool IsOn { get; private set; }

    /// <summary>True when the failure says that the database cannot be reached or cannot work; false for a defect in what it was asked.</summary>
    public static bool Is(Exception failure) => Chain(failure).Any(one => one switch
    {
        PostgresException postgres => IsOutage(postgres.SqlState),
        NpgsqlException npgsql => npgsql.InnerException is IOException or SocketException or AggregateException
            || npgsql.Message.StartsWith("Failed to connect", StringComparison.Ordinal),
        SqliteException sqlite => SqliteOutages.Contains(sqlite.SqliteErrorCode),
        SqlException sqlServer => sqlServer.Class >= 20 || SqlServerOutages.Contains(sqlServer.Number),
        _ => false,
    }) || IsUnknownHost(failure);

    /// <summary>True also where a time limit ran out, which an outage does as well as a question that takes too long.</summary>
    public static bool MayBe(Exception failure) =>
        failure is TimeoutException || Is(failure)
        || Chain(failure).Any(one => one is NpgsqlException { InnerException: TimeoutException } or SqlException { Number: -2 });

    /// <summary>The failure is due to an outage, which has been or is now told to the log: nothing needs to be said of it.</summary>
    public bool Explains(Exception failure)
    {
        var isOne = Is(failure);
        lock (changing)
        {
            var since = hasBeen ? clock.GetElapsedTime(changedAt) : TimeSpan.MaxValue;
            if (isOne && !IsOn && since > Settling)
                Begin(Reason(failure));
            return isOne || (MayBe(failure) && (IsOn || since < Aftermath));
        }
    }

    /// <summary>The database has been asked and is away.</summary>
    /// <param name="failure">Null: it did not answer in time.</param>
    public void Begin(Exception? failure) => Begin(failure is null ? "no answer in time" : Reason(failure));

    /// <summary>The database has answered.</summary>
    public void End()
    {
        lock (changing)
        {
            if (IsOn)
            {
                log.LogWarning(
                    "The database answers again after {Seconds:0} s; {Messages} messages waited in the spool and are being taken in.",
                    clock.GetElapsedTime(changedAt).TotalSeconds, waiting);
                (IsOn, changedAt) = (false, clock.GetTimestamp());
            }

            (waiting, refusing) = (0, false);
        }
    }

    /// <summary>Something was put into the spool.</summary>
    internal void Waits()
    {
        lock (changing)
            waiting++;
    }

    /// <summary>The spool takes no more; told once an outage.</summary>
    internal void Refuses(string reason)
    {
        lock (changing)
        {
            if (!refusing)
                log.LogError("The spool takes no more messages ({Reason}): WeChat is told to send them again.", reason);
            refusing = true;
        }
    }

    private void Begin(string reason)
    {
        lock (changing)
        {
            if (IsOn)
                return;
            (IsOn, hasBeen, changedAt) = (true, true, clock.GetTimestamp());
            log.LogError(
                "The database does not answer ({Reason}). What residents write in WeChat waits in the spool. No more is logged of this before its end.", reason);
        }
    }

    /// <summary>What the driver says, without anything that a resident said.</summary>
    private static string Reason(Exception failure) => string.Join(
        "; ",
        Chain(failure).Where(one => one is DbException or IOException or SocketException or TimeoutException)
            .Select(one => $"{one.GetType().Name}: {one.Message.ReplaceLineEndings(" ")}"));

    /// <summary>08 connection, 53 resources, 57P operator, 58 system, 28 and 3D not let in, 25006 a standby. Source: PostgreSQL, appendix A.</summary>
    private static bool IsOutage(string state) =>
        state is "25006" || state.StartsWith("57P", StringComparison.Ordinal) || state[..2] is "08" or "53" or "58" or "28" or "3D";

    /// <summary>That the server's name is not known (its container has stopped) comes from the driver as it is, other failures wrapped.</summary>
    private static bool IsUnknownHost(Exception failure) =>
        Chain(failure).Last() is SocketException
        && Chain(failure).All(one => one is SocketException or DbException or DbUpdateException or InvalidOperationException);

    private static IEnumerable<Exception> Chain(Exception failure)
    {
        for (var one = failure; one is not null; one = one.InnerException)
            yield return one;
    }
}
