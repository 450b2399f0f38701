using System.Net;
using System.Net.Sockets;
using Microsoft.Data.Sqlite;
using ResidentAssistant.Tests.Harness;

namespace ResidentAssistant.Tests.Durability;

/// <summary>What an unlucky operator may have done to a city's folder, database or settings, each for itself.</summary>
/// <param name="Name">What is wrong.</param>
/// <param name="DoAsync">Breaks it in a city of its own; gives what has to be undone before the folder is deleted.</param>
/// <param name="Word">Stands in the sentence; null where the program mends it by itself and starts.</param>
internal sealed record StartDamage(string Name, Func<StartDamage.Place, Task<IDisposable?>> DoAsync, string? Word)
{
    private const string Postgres = "Postgres";

    /// <summary>What the damage works on.</summary>
    /// <param name="Folder">DataDir of a sample city.</param>
    /// <param name="Settings">Of the start that follows.</param>
    /// <param name="Chance">Where there is a choice.</param>
    internal sealed record Place(string Folder, Dictionary<string, string?> Settings, Random Chance)
    {
        public string Database => Path.Combine(Folder, "assistant.db");

        public string Sub(string name) => Path.Combine(Folder, name);
    }

    public static IReadOnlyList<StartDamage> All { get; } =
    [
        File("keys removed", place => Directory.Delete(place.Sub("keys"), recursive: true), "密钥丢了"),
        File("key ring removed", place => Array.ForEach(Directory.GetFiles(place.Sub("keys"), "key-*"), System.IO.File.Delete), "密钥丢了"),
        File("lookup key removed", place => System.IO.File.Delete(place.Sub("keys/lookup.key")), "lookup.key"),
        File("lookup key cut off", place => CutOff(place.Sub("keys/lookup.key")), "lookup.key"),
        File("key file overwritten", place => System.IO.File.WriteAllBytes(Directory.GetFiles(place.Sub("keys"), "key-*")[0], Noise(place, 900)), "keys"),
        File("keys is a file", place => Replace(place.Sub("keys")), "是一个文件"),
        File("attachments is a file", place => Replace(place.Sub("attachments")), "是一个文件"),
        File("index is a file", place => Replace(place.Sub("index")), "index 只是缓存"),
        File("index removed", place => Directory.Delete(place.Sub("index"), recursive: true), null),
        File("index overwritten", place =>
            Array.ForEach(Directory.GetFiles(place.Sub("index")), at => System.IO.File.WriteAllBytes(at, Noise(place, 500))), null),
        File("DataDir is a file", place => place.Settings["DataDir"] = place.Database, "是一个文件"),
        File("DataDir cannot be created", place => place.Settings["DataDir"] = "/proc/none/data", "/proc/none/data"),
        new("DataDir read-only", place => Task.FromResult<IDisposable?>(Mount.ReadOnly(place.Folder)), "只读"),
        new("keys read-only", place => Task.FromResult<IDisposable?>(Mount.ReadOnly(place.Sub("keys"))), "只读"),
        new("index read-only", place => Task.FromResult<IDisposable?>(Mount.ReadOnly(place.Sub("index"))), "index 只是缓存"),
        new("database file read-only", place => Task.FromResult<IDisposable?>(Mount.ReadOnly(place.Database)), "不能写入"),
        new("disk full", FullAsync, "磁盘满了"),
        File("restore not finished", place => Directory.CreateDirectory(place.Sub(".restoring")), "没有做完的恢复"),
        File("database header overwritten", place => Overwrite(place, 0, 100), "已损坏"),
        File("database schema overwritten", place => Overwrite(place, 100, 3000), "已损坏"),
        File("database cut off", place => CutOff(place.Database), "已损坏"),
        File("database is a text", place => System.IO.File.WriteAllText(place.Database, new string('x', 5000)), "已损坏"),
        new("database of a newer program", place => MigrationAsync(place, "99991231000000_Future"), "更新版本的程序"),
        new("database of a trial version", place => MigrationAsync(place, "20261115080000_Initial"), "试用版"),
        File("database is a folder", place => place.Settings["ConnectionStrings:Main"] = $"Data Source={place.Sub("keys")}", "是一个文件夹"),
        new("port in use", PortTakenAsync, "端口已经被占用"),
        Setting("Urls", "nonsense", "Urls"),
        Setting("Urls", "http://192.0.2.1:5080", "Urls"),
        Setting("Database:Provider", "Oracle", "Database:Provider"),
        Setting("ConnectionStrings:Main", "nonsense", "ConnectionStrings:Main"),
        Setting("City:RemindAfter", "soon", "City:RemindAfter"),
        Setting("City:CasePrefix", "1", "City:CasePrefix"),
        Setting("Health:FreeMegabytes", "0", "Health:FreeMegabytes"),
        Setting("Health:FreeMegabytes", "many", "Health:FreeMegabytes"),
        Setting("WebChat:TokensPerMinute", "x", "WebChat:TokensPerMinute"),
        Setting("WeChat:Accounts:main:AppId", "x", "AppId"),
        Server("Host=127.0.0.1;Port=1;Database=assistant;Username=assistant;Password=secret", "连不上"),
        Server("Host=127.0.0.1;Prot=1", "ConnectionStrings:Main"),
        Server("", "ConnectionStrings:Main"),
    ];

    private static StartDamage File(string name, Action<Place> damage, string? word) => new(name, place =>
    {
        damage(place);
        return Task.FromResult<IDisposable?>(null);
    }, word);

    private static StartDamage Setting(string setting, string value, string word) => File($"{setting}={value}", place => place.Settings[setting] = value, word);

    private static StartDamage Server(string connection, string word) => File(
        $"{Postgres} at {connection}", place => (place.Settings["Database:Provider"], place.Settings["ConnectionStrings:Main"]) = (Postgres, connection), word);

    private static byte[] Noise(Place place, int length)
    {
        var noise = new byte[length];
        place.Chance.NextBytes(noise);
        return noise;
    }

    private static void Overwrite(Place place, long at, int length)
    {
        using var file = System.IO.File.OpenWrite(place.Database);
        file.Position = at;
        file.Write(Noise(place, length));
    }

    private static void CutOff(string path)
    {
        using var file = System.IO.File.OpenWrite(path);
        file.SetLength(file.Length / 2);
    }

    private static void Replace(string folder)
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        System.IO.File.WriteAllText(folder, "");
    }

    private static async Task<IDisposable?> MigrationAsync(Place place, string newest)
    {
        await using var connection = new SqliteConnection($"Data Source={place.Database};Pooling=false");
        await connection.OpenAsync();
        await using var command = new SqliteCommand($"""DELETE FROM "__EFMigrationsHistory"; INSERT INTO "__EFMigrationsHistory" VALUES ('{newest}', '10.0')""", connection);
        await command.ExecuteNonQueryAsync();
        return null;
    }

    private static Task<IDisposable?> PortTakenAsync(Place place)
    {
        var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        place.Settings["Urls"] = $"http://{taken.LocalEndpoint}";
        return Task.FromResult<IDisposable?>(taken);
    }

    /// <summary>The city on a disk of its own, of which not a byte is left.</summary>
    private static Task<IDisposable?> FullAsync(Place place)
    {
        var disk = Mount.Small(megabytes: 32);
        foreach (var folder in Directory.EnumerateDirectories(place.Folder, "*", SearchOption.AllDirectories).Prepend(place.Folder))
        {
            Directory.CreateDirectory(Path.Combine(disk.Path, Path.GetRelativePath(place.Folder, folder)));
            foreach (var file in Directory.EnumerateFiles(folder))
                System.IO.File.Copy(file, Path.Combine(disk.Path, Path.GetRelativePath(place.Folder, file)));
        }

        Mount.Fill(disk.Path);
        (place.Settings["DataDir"], place.Settings["ConnectionStrings:Main"]) = (disk.Path, $"Data Source={disk.Path}/assistant.db");
        return Task.FromResult<IDisposable?>(disk);
    }
}
