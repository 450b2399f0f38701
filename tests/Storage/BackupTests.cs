using System.Collections.Concurrent;
using System.Formats.Tar;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Data.Backups;
using ResidentAssistant.Tests.Harness;
using Xunit;

namespace ResidentAssistant.Tests.Storage;

/// <summary>A city is copied while residents write, and comes back whole on another folder.</summary>
public sealed class BackupTests : IDisposable
{
    /// <summary>What a restore changes on purpose.</summary>
    private static readonly string[] Counters = ["CaseCounters", "Conversations.LastSequence"];

    private readonly string folder = Directory.CreateTempSubdirectory("residentassistant-test-").FullName;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Archive => Path.Combine(folder, "city.tar");

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task What_was_acknowledged_before_a_backup_began_is_in_it_row_by_row_though_residents_go_on_writing()
    {
        await using var city = await TestCity.StartAsync();
        using var enough = new CancellationTokenSource();
        var acknowledged = new ConcurrentQueue<Receipt>();
        var writing = Enumerable.Range(0, 6).Select(i => Task.Run(() => WriteAsync(city, acknowledged, withPhoto: i < 2, enough.Token))).ToList();
        await Eventually.TrueAsync(() => acknowledged.Count >= 40);
        List<Receipt> before;
        BackupManifest manifest;
        int during;
        do
        {
            before = [.. acknowledged];
            manifest = await BackUpAsync(city.Services);
            during = acknowledged.Count - before.Count;
        }
        while (during == 0);
        await enough.CancelAsync();
        await Task.WhenAll(writing);

        var restored = await RestoreAsync("restored");
        var kept = await RowsAsync(Path.Combine(restored, "assistant.db"), "Activities");
        var live = await RowsAsync(Path.Combine(city.Folder, "assistant.db"), "Activities");
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{before.Count} acknowledged before, {during} during the backup, {kept.Count} lines in it, {manifest.Files.Count} files");
        Assert.All(before, receipt => Assert.True(kept.ContainsKey(receipt.ActivityId.ToString("D").ToUpperInvariant())));
        foreach (var (id, row) in kept)
            foreach (var column in new[] { "ConversationId", "Sequence", "Speaker", "Text", "At", "InboundKey", "ReplyTo" })
                Assert.Equal(live[id][column], row[column]);
        Assert.Equal(0, manifest.Missing);
        foreach (var attachment in (await RowsAsync(Path.Combine(restored, "assistant.db"), "Attachments")).Keys.Select(Guid.Parse))
            Assert.Equal(await FileAsync(city.Folder, attachment), await FileAsync(restored, attachment));
    }

    [Fact]
    public async Task A_restored_city_equals_the_one_that_was_backed_up_and_gives_no_number_twice()
    {
        await using var city = await TestCity.StartAsync();
        var resident = city.NewResident();
        var first = await FileAsync(resident);
        await BackUpAsync(city.Services);
        var whole = await AllRowsAsync(Path.Combine(city.Folder, "assistant.db"));
        var given = new List<string> { first, await FileAsync(city.NewResident()), await FileAsync(city.NewResident()) };
        var seen = await LastSequenceAsync(city.Services, resident.ConversationId) + 50;

        foreach (var later in new[] { TimeSpan.FromHours(1), TimeSpan.FromHours(2), TimeSpan.FromDays(1) })
        {
            city.Clock.Advance(later);
            var restored = await RestoreAsync($"restored-{later.TotalHours}", city.Clock);
            Assert.Equal(whole, await AllRowsAsync(Path.Combine(restored, "assistant.db")));
            await using var copy = TestCity.Open(restored, city.Clock);
            var again = copy.NewResident();
            given.AddRange([await FileAsync(again), await FileAsync(again)]);
            Assert.True(await LastSequenceAsync(copy.Services, resident.ConversationId) > seen, "A browser that has read further would miss what comes.");
        }

        Assert.Equal(given.Distinct(), given);
    }

    [Fact]
    public async Task A_folder_that_is_not_empty_is_left_alone_or_moved_aside_when_told_so()
    {
        await using var city = await TestCity.StartAsync();
        await BackUpAsync(city.Services);
        var target = Directory.CreateDirectory(Path.Combine(folder, "target")).FullName;
        await File.WriteAllTextAsync(Path.Combine(target, "assistant.db"), "mine", Cancellation);
        Assert.Contains("不是空的", Assert.IsType<RestoreOutcome.Refused>(await RunAsync(target, force: false)).Why, StringComparison.Ordinal);
        Assert.Equal("mine", await File.ReadAllTextAsync(Path.Combine(target, "assistant.db"), Cancellation));
        var done = Assert.IsType<RestoreOutcome.Done>(await RunAsync(target, force: true));
        Assert.Equal("mine", await File.ReadAllTextAsync(Path.Combine(done.Replaced!, "assistant.db"), Cancellation));
        await using var copy = TestCity.Open(target, city.Clock);
        await FileAsync(copy.NewResident());
    }

    [Fact]
    public async Task A_folder_in_use_is_not_replaced()
    {
        await using var city = await TestCity.StartAsync();
        await BackUpAsync(city.Services);
        city.Get<DataFolder>().Open();
        Assert.Contains("正在使用", Assert.IsType<RestoreOutcome.Refused>(await RunAsync(city.Folder, force: true)).Why, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(city.Folder, "assistant.db")));
    }

    [Fact]
    public async Task An_archive_that_was_changed_cut_off_or_is_none_is_refused_and_nothing_is_left()
    {
        await using var city = await TestCity.StartAsync();
        await BackUpAsync(city.Services);
        var good = await File.ReadAllBytesAsync(Archive, Cancellation);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Archive));
        Assert.Equal([Archive], Directory.GetFileSystemEntries(folder));
        foreach (var (seed, chance) in Fuzz.Rounds(inSuite: 6, longest: 1))
        {
            var bad = (byte[])good.Clone();
            bad = seed % 3 == 0 ? bad[..chance.Next(bad.Length)] : bad;
            if (seed % 3 != 0)
                chance.NextBytes(bad.AsSpan(chance.Next(bad.Length - 600), 600));
            await File.WriteAllBytesAsync(Archive, bad, Cancellation);
            var target = Path.Combine(folder, "target");
            if (await RunAsync(target, force: false) is RestoreOutcome.Refused)
                Assert.DoesNotContain(Directory.GetFileSystemEntries(target), path => Path.GetFileName(path) != "in-use.lock");
            else
                Assert.Equal(await AllRowsAsync(Path.Combine(city.Folder, "assistant.db")), await AllRowsAsync(Path.Combine(target, "assistant.db")));
            Directory.Delete(target, recursive: true);
        }
    }

    [Fact]
    public async Task An_entry_that_would_be_written_outside_the_folder_is_refused()
    {
        foreach (var name in new[] { "keys/../../evil", "/etc/evil", "attachments/..", "other/file", "keys//x", "index/segments" })
        {
            await using (var file = File.Create(Archive))
            await using (var tar = new TarWriter(file))
                await tar.WriteEntryAsync(new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream([1]) }, Cancellation);
            Assert.IsType<RestoreOutcome.Refused>(await RunAsync(Path.Combine(folder, "target"), force: false));
        }
    }

    [Theory]
    [InlineData("20261115080000_Initial", "试用版")]
    [InlineData("20991231235959_Later", "更新版本")]
    public async Task A_backup_that_this_program_cannot_use_is_refused_before_anything_is_replaced(string migration, string word)
    {
        await using var city = await TestCity.StartAsync();
        await using (var db = await city.Transactions.ReadAsync(Cancellation))
        {
            await db.Database.ExecuteSqlRawAsync("""DELETE FROM "__EFMigrationsHistory" """, Cancellation);
            await db.Database.ExecuteSqlRawAsync("""INSERT INTO "__EFMigrationsHistory" VALUES ({0}, '10.0')""", [migration], Cancellation);
        }


        await BackUpAsync(city.Services);
        var target = Directory.CreateDirectory(Path.Combine(folder, "target")).FullName;
        await File.WriteAllTextAsync(Path.Combine(target, "assistant.db"), "mine", Cancellation);
        var refused = Assert.IsType<RestoreOutcome.Refused>(await RunAsync(target, force: true)).Why;
        Assert.Contains("没有恢复", refused, StringComparison.Ordinal);
        Assert.Contains(word, refused, StringComparison.Ordinal);
        Assert.Contains(migration, refused, StringComparison.Ordinal);
        Assert.Equal("mine", await File.ReadAllTextAsync(Path.Combine(target, "assistant.db"), Cancellation));
    }

    [Fact]
    public async Task A_server_database_is_left_to_its_own_tools()
    {
        await using var city = await TestCity.StartAsync(DatabaseProvider.Postgres);
        var backup = Assert.IsType<BackupOutcome.Refused>(await city.Get<BackUp>().RunAsync(Archive, Cancellation));
        Assert.Contains("pg_dump", backup.Why, StringComparison.Ordinal);
        var restore = Assert.IsType<RestoreOutcome.Refused>(await city.Get<RestoreBackup>().RunAsync(Archive, force: true, Cancellation));
        Assert.Contains("pg_restore", restore.Why, StringComparison.Ordinal);
    }

    private static async Task WriteAsync(TestCity city, ConcurrentQueue<Receipt> acknowledged, bool withPhoto, CancellationToken enough)
    {
        var resident = city.NewResident();
        for (var number = 0; !enough.IsCancellationRequested; number++)
        {
            var (key, text) = ($"n{number}", $"第 {number} 句");
            InboundMessage message = withPhoto ? new InboundMessage.Photos("test", resident.Address, key, [await PhotoAsync(city)], text)
                : new InboundMessage.Text("test", resident.Address, key, text);
            acknowledged.Enqueue(await city.Get<Inbox>().ReceiveAsync(message, Cancellation));
        }
    }

    private static async Task<Attachment> PhotoAsync(TestCity city) =>
        Assert.IsType<PhotoResult.Stored>(await city.Get<Photos>().StoreAsync(new MemoryStream(TestPictures.Png()), "a.png", "test", Cancellation)).Attachment;

    private async Task<BackupManifest> BackUpAsync(IServiceProvider services) =>
        Assert.IsType<BackupOutcome.Done>(await services.GetRequiredService<BackUp>().RunAsync(Archive, Cancellation)).Manifest;

    private async Task<string> RestoreAsync(string name, TimeProvider? clock = null)
    {
        var target = Path.Combine(folder, name);
        Assert.IsType<RestoreOutcome.Done>(await RunAsync(target, force: false, clock));
        return target;
    }

    private async Task<RestoreOutcome> RunAsync(string target, bool force, TimeProvider? clock = null)
    {
        var database = DatabaseOptions.Embedded(target, Path.Combine(target, "assistant.db"));
        using var data = new DataFolder(database);
        return await new RestoreBackup(database, data, clock ?? TimeProvider.System).RunAsync(Archive, force, Cancellation);
    }

    private static async Task<string> FileAsync(TestResident resident)
    {
        await resident.Says("我要投诉：3号楼楼下烧烤店油烟太大，晚上根本睡不着");
        await resident.Says("阳光花园");
        for (var tap = 0; tap < 4 && !resident.LastWords.Contains("编号", StringComparison.Ordinal); tap++)
            await resident.Says(resident.Choices.Contains("提交") ? "提交" : "跳过");
        return resident.LastWords.Split("编号 ")[1].Split('。')[0];
    }

    private static async Task<long> LastSequenceAsync(IServiceProvider services, Guid conversation)
    {
        await using var db = await services.GetRequiredService<Transactions>().ReadAsync(Cancellation);
        return await db.Conversations.Where(c => c.Id == conversation).Select(c => c.LastSequence).SingleAsync(Cancellation);
    }

    private static Task<byte[]> FileAsync(string dataDir, Guid attachment) =>
        File.ReadAllBytesAsync(Path.Combine(dataDir, "attachments", attachment.ToString("N")), Cancellation);

    /// <summary>Every value of every row of every table, but for what a restore changes on purpose.</summary>
    private static async Task<List<string>> AllRowsAsync(string file)
    {
        var all = new List<string>();
        foreach (var table in (await EmbeddedDatabase.CountsAsync(file, Cancellation)).Keys.Except(Counters))
            foreach (var row in (await RowsAsync(file, table)).Values)
                all.Add($"{table}: " + string.Join('|', row.Where(cell => !Counters.Contains($"{table}.{cell.Key}")).Select(cell => cell.Value)));
        return all;
    }

    /// <summary>Rows by their first column.</summary>
    private static async Task<Dictionary<string, Dictionary<string, string>>> RowsAsync(string file, string table)
    {
        await using var connection = await EmbeddedDatabase.OpenAsync(file, Cancellation);
        await using var command = new SqliteCommand($"SELECT * FROM \"{table}\" ORDER BY rowid", connection);
        await using var reader = await command.ExecuteReaderAsync(Cancellation);
        var rows = new Dictionary<string, Dictionary<string, string>>(StringComparer.Ordinal);
        while (await reader.ReadAsync(Cancellation))
        {
            var cells = Enumerable.Range(0, reader.FieldCount)
                .ToDictionary(reader.GetName, i => Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture)!);
            var first = $"{reader.GetValue(0)}";
            rows.Add(rows.ContainsKey(first) ? $"{first}#{rows.Count}" : first, cells);
        }

        return rows;
    }
}
