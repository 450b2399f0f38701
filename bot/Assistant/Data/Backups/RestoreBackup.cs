using Microsoft.Data.Sqlite;
using ResidentAssistant.Assistant.Data.Keys;

namespace ResidentAssistant.Assistant.Data.Backups;

/// <summary>
/// Puts a backup into an empty <c>DataDir</c>. All is unpacked and compared beside what is there before anything is moved; a
/// restore that is cut off in the middle of moving keeps the program from starting until it is run again.
/// </summary>
public sealed class RestoreBackup(DatabaseOptions database, DataFolder folder, TimeProvider clock)
{
    private const string Incoming = ".incoming";
    private const string ReplacedPrefix = "replaced-";

    private string IncomingFolder => Path.Combine(database.DataDir, Incoming);

    private string UnfinishedFolder => Path.Combine(database.DataDir, DataFolder.Unfinished);

    /// <param name="file">Path of the archive.</param>
    /// <param name="force">Moves what is there aside, into a folder of its own within <c>DataDir</c>; it is never deleted.</param>
    /// <param name="cancellation">Honoured until the first file is moved.</param>
    public async Task<RestoreOutcome> RunAsync(string file, bool force, CancellationToken cancellation)
    {
        if (WhyNot(file, force) is { } why)
            return new RestoreOutcome.Refused(why);
        using var alone = folder.LockAlone();
        if (alone is null)
            return new RestoreOutcome.Refused($"{database.DataDir} 正在使用。请先停下服务和其他命令，例如 systemctl stop residentassistant。");
        try
        {
            Delete(IncomingFolder);
            var manifest = await BackupReader.ReadAsync(file, IncomingFolder, _ => true, cancellation);
            var copy = Path.Combine(IncomingFolder, BackupWriter.Database);
            if (await KeyCheck.ProblemAsync(DatabaseOptions.Embedded(IncomingFolder, copy), cancellation) is { } problem)
                return new RestoreOutcome.Refused($"{file} 里的密钥打不开里面的数据库，不能用。{problem}");
            if (await ForeignAsync(copy, cancellation) is { } foreign)
                return new RestoreOutcome.Refused($"{file} 没有恢复：里面的数据库{foreign.What}。{foreign.Remedy}");
            await JumpAsync(copy, manifest.TakenAt, cancellation);
            return new RestoreOutcome.Done(manifest, Exchange());
        }
        catch (BackupUnusableException failure)
        {
            return new RestoreOutcome.Refused(failure.Message);
        }
        finally
        {
            Delete(IncomingFolder);
        }
    }

    private string? WhyNot(string file, bool force)
    {
        if (database.DatabaseFile is not { } to)
            return $"restore 只恢复内置数据库（Sqlite）的备份。数据库是 {database.Provider} 时请用它自己的工具，例如 pg_restore；步骤见 deploy/README.md。";
        if (!File.Exists(file))
            return $"找不到备份文件 {file}。";
        if (DataFolder.Problem(database.DataDir, create: true) is { } problem)
            return problem;
        return !force && (Present().Any() || File.Exists(to))
            ? $"{database.DataDir} 不是空的，没有恢复。请换一个空的 DataDir，或者加上 --force：现有的内容会移到它里面的 {ReplacedPrefix}... 文件夹，不会删除。"
            : null;
    }

    private static async Task<StorageFault?> ForeignAsync(string copy, CancellationToken cancellation)
    {
        await using var connection = await EmbeddedDatabase.OpenAsync(copy, cancellation);
        return Migrator.Foreign(DatabaseProvider.Sqlite, await Migrator.AppliedAsync(connection, cancellation));
    }

    /// <summary>
    /// What was given away after the backup is not in it: numbers of cases, and numbers of lines that browsers have read.
    /// All counters jump further than they can have got since: a case a second for the whole city, a line a second in one
    /// conversation.
    /// </summary>
    private async Task JumpAsync(string copy, DateTimeOffset takenAt, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var today = CityTime.Today(now);
        var midnight = CityTime.At(today, TimeOnly.MinValue);
        await using var connection = await EmbeddedDatabase.OpenAsync(copy, cancellation);
        await using var jump = new SqliteCommand(
            """
            PRAGMA journal_mode=WAL;
            BEGIN;
            UPDATE "Conversations" SET "LastSequence" = "LastSequence" + $lines;
            INSERT INTO "CaseCounters" ("Day", "Last") VALUES ($day, $cases) ON CONFLICT ("Day") DO UPDATE SET "Last" = "Last" + $cases;
            COMMIT;
            """, connection);
        jump.Parameters.AddWithValue("$day", today);
        jump.Parameters.AddWithValue("$cases", 10_000 + SecondsSince(takenAt > midnight ? takenAt : midnight));
        jump.Parameters.AddWithValue("$lines", 1_000 + SecondsSince(takenAt));
        await jump.ExecuteNonQueryAsync(cancellation);

        long SecondsSince(DateTimeOffset then) => Math.Max(0, (long)(now - then).TotalSeconds);
    }

    /// <summary>The database comes last: until it is there nothing can be served by mistake.</summary>
    private string? Exchange()
    {
        var present = Present().ToList();
        Delete(UnfinishedFolder);
        Directory.Move(IncomingFolder, UnfinishedFolder);
        var replaced = Path.Combine(database.DataDir, $"{ReplacedPrefix}{CityTime.Local(clock.GetUtcNow()):yyyyMMdd-HHmmss}");
        var to = database.DatabaseFile!;
        present.AddRange(new[] { to, to + "-wal", to + "-shm" }.Where(path => File.Exists(path) && !present.Contains(path)));
        foreach (var path in present)
            MoveInto(replaced, path);
        foreach (var unpacked in Directory.EnumerateDirectories(UnfinishedFolder).Where(path => Path.GetFileName(path) != "database").ToList())
            Directory.Move(unpacked, Path.Combine(database.DataDir, Path.GetFileName(unpacked)));
        Directory.CreateDirectory(Path.GetDirectoryName(to)!);
        File.Move(Path.Combine(UnfinishedFolder, BackupWriter.Database), to);
        Delete(UnfinishedFolder);
        return present.Count > 0 ? replaced : null;
    }

    private static void MoveInto(string replaced, string path)
    {
        Directory.CreateDirectory(replaced);
        var aside = Path.Combine(replaced, Path.GetFileName(path));
        if (Directory.Exists(path))
            Directory.Move(path, aside);
        else
            File.Move(path, aside);
    }

    /// <summary>All that a restore would replace.</summary>
    private IEnumerable<string> Present() => Directory.EnumerateFileSystemEntries(database.DataDir).Where(path =>
        Path.GetFileName(path) is not (Incoming or DataFolder.Unfinished or DataFolder.LockFile or "lost+found") and { } name
        && !name.StartsWith(ReplacedPrefix, StringComparison.Ordinal));

    private static void Delete(string path)
    {
        if (Directory.Exists(path))
            Directory.Delete(path, recursive: true);
    }
}
