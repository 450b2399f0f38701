using System.Text.Json;
using Microsoft.Data.Sqlite;
using ResidentAssistant.Assistant.Data.Keys;

namespace ResidentAssistant.Assistant.Data.Backups;

/// <summary>
/// Copies the embedded database, the attachments, the keys and what waits in the spool into one file, while all is in use.
/// The index is not copied: it is built from the database.
/// </summary>
public sealed class BackUp(DatabaseOptions database, TimeProvider clock)
{
    private string LastFile => Path.Combine(database.DataDir, "last-backup.json");

    /// <summary>The archive has its name only when it was read again and found right.</summary>
    /// <param name="file">Path of the archive; one that is there is replaced.</param>
    /// <param name="cancellation">Stops in between; nothing is left behind.</param>
    public async Task<BackupOutcome> RunAsync(string file, CancellationToken cancellation)
    {
        if (WhyNot(file) is { } why)
            return new BackupOutcome.Refused(why);
        var partial = $"{file}.{Guid.NewGuid():N}.partial";
        try
        {
            var (manifest, problem) = await WriteAsync(partial, cancellation);
            if (manifest is null)
                return new BackupOutcome.Refused(problem!);
            await BackupReader.ReadAsync(partial, partial + ".check", name => name == BackupWriter.Database, cancellation);
            File.Move(partial, file, overwrite: true);
            Note(new LastBackup(manifest.TakenAt, file));
            return new BackupOutcome.Done(manifest, new FileInfo(file).Length);
        }
        catch (BackupUnusableException failure)
        {
            return new BackupOutcome.Refused($"写出的备份没有通过核对，已经删除；以前的备份没有动。{failure.Message.Replace(partial, file, StringComparison.Ordinal)}请运行 doctor 检查数据库。");
        }
        finally
        {
            foreach (var left in new[] { partial, partial + ".db", partial + ".db-wal", partial + ".db-shm" })
                File.Delete(left);
            if (Directory.Exists(partial + ".check"))
                Directory.Delete(partial + ".check", recursive: true);
        }
    }

    /// <returns>Null when none is known.</returns>
    public LastBackup? Last()
    {
        try
        {
            return File.Exists(LastFile) ? JsonSerializer.Deserialize<LastBackup>(File.ReadAllText(LastFile), ModelConventions.Json) : null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    private string? WhyNot(string file)
    {
        if (database.DatabaseFile is not { } source)
            return $"backup 只备份内置数据库（Sqlite）。数据库是 {database.Provider} 时请用它自己的工具（例如 pg_dump -Fc assistant > assistant.dump），"
                + $"并打包 {database.DataDir} 里的 attachments、keys 和 spool；顺序见 deploy/README.md。";
        if (!File.Exists(source))
            return $"还没有数据库 {source}，没有可备份的。请检查设置 DataDir。";
        if (Directory.Exists(file))
            return $"{file} 是一个文件夹，请写上文件名，例如 {Path.Combine(file, "backup.tar")}。";
        return Directory.Exists(Path.GetDirectoryName(file)) ? null : $"没有文件夹 {Path.GetDirectoryName(file)}，请先建好。";
    }

    /// <summary>
    /// In this order nothing acknowledged before is lost: what leaves the spool goes into the database, so the spool first; a
    /// file of an attachment is written before its row, so the files after the database; and a key is made before something
    /// is sealed with it, so the keys last.
    /// </summary>
    private async Task<(BackupManifest? Manifest, string? Problem)> WriteAsync(string partial, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        await using var archive = PrivateFile.Create(partial);
        var snapshot = partial + ".db";
        BackupManifest manifest;
        await using (var writer = new BackupWriter(archive, now))
        {
            await writer.AddFolderAsync("spool", Path.Combine(database.DataDir, "spool"), cancellation);
            await SnapshotAsync(snapshot, cancellation);
            if (await KeyCheck.ProblemAsync(DatabaseOptions.Embedded(database.DataDir, snapshot), cancellation) is { } problem)
                return (null, problem);
            var counts = await EmbeddedDatabase.CountsAsync(snapshot, cancellation);
            var (migration, attachments) = await ReadAsync(snapshot, cancellation);
            await writer.AddAsync(BackupWriter.Database, snapshot, cancellation);
            await writer.AddFolderAsync("attachments", database.AttachmentsFolder, cancellation);
            await writer.AddFolderAsync("keys", database.KeysFolder, cancellation);
            var names = writer.Files.Select(entry => entry.Name).ToHashSet(StringComparer.Ordinal);
            var missing = attachments.Count(id => !names.Contains($"attachments/{id:N}"));
            manifest = new BackupManifest(BackupManifest.CurrentFormat, now, migration, counts, writer.Files, missing);
            await writer.EndAsync(manifest, cancellation);
        }

        archive.Flush(flushToDisk: true);
        return (manifest, null);
    }

    /// <summary>The state of one moment, without keeping a writer waiting.</summary>
    private async Task SnapshotAsync(string snapshot, CancellationToken cancellation)
    {
        await PrivateFile.Create(snapshot).DisposeAsync();
        await using var from = await EmbeddedDatabase.OpenAsync(database.DatabaseFile!, cancellation);
        await using var to = await EmbeddedDatabase.OpenAsync(snapshot, cancellation);
        await Task.Run(() => from.BackupDatabase(to), cancellation);
    }

    private static async Task<(string? Migration, List<Guid> Attachments)> ReadAsync(string snapshot, CancellationToken cancellation)
    {
        await using var connection = await EmbeddedDatabase.OpenAsync(snapshot, cancellation);
        await using var newest = new SqliteCommand("""SELECT max("MigrationId") FROM "__EFMigrationsHistory" """, connection);
        var migration = await newest.ExecuteScalarAsync(cancellation) as string;
        await using var all = new SqliteCommand("""SELECT "Id" FROM "Attachments" """, connection);
        await using var rows = await all.ExecuteReaderAsync(cancellation);
        var attachments = new List<Guid>();
        while (await rows.ReadAsync(cancellation))
            attachments.Add(rows.GetGuid(0));
        return (migration, attachments);
    }

    private void Note(LastBackup last)
    {
        try
        {
            File.WriteAllText(LastFile, JsonSerializer.Serialize(last, ModelConventions.Json));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // The backup is good; only doctor will not know of it.
        }
    }
}
