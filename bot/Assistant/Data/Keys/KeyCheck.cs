using System.Data.Common;
using System.Security.Cryptography;
using System.Xml;
using Microsoft.AspNetCore.DataProtection;

namespace ResidentAssistant.Assistant.Data.Keys;

/// <summary>Whether the keys in the folder open what the database holds. Asks the database as it is and makes no key.</summary>
public static class KeyCheck
{
    private const string NothingMade = "没有生成新的密钥，数据没有改动。";

    /// <returns>Null when the keys are right, or when nothing is sealed yet; else a sentence for the operator.</returns>
    /// <exception cref="DbException">The database cannot be asked.</exception>
    public static async Task<string?> ProblemAsync(DatabaseOptions database, CancellationToken cancellation)
    {
        const string OfCanaries = """SELECT "KeyId", "SealedPhrase", "PhraseHash" FROM "KeyCanaries" """;
        const string OfAddresses = """SELECT "Address" FROM "Conversations" """;
        var canaries = await ReadAsync(database, OfCanaries, row => new Canary(row.GetGuid(0), row.GetString(1), row.GetString(2)), int.MaxValue, cancellation);

        // A database that lost its canaries, or never had any, still holds what only its own keys open.
        var addresses = canaries.Count > 0 ? [] : await ReadAsync(database, OfAddresses, row => row.GetString(0), 1, cancellation);
        return Problem(database, canaries, addresses);
    }

    private static string? Problem(DatabaseOptions database, IReadOnlyList<Canary> canaries, IReadOnlyList<string> addresses)
    {
        var folder = database.KeysFolder;
        try
        {
            return canaries.Count > 0 ? Compare(folder, canaries) : Compare(database, addresses);
        }
        catch (Exception failure) when (failure is UnauthorizedAccessException or IOException)
        {
            return $"密钥文件夹 {folder} 读不了（{failure.Message}）。请让运行本程序的用户能读写它，例如 chown -R residentassistant {folder}。{NothingMade}";
        }
        catch (XmlException)
        {
            return $"密钥文件夹 {folder} 里有损坏的文件。{PutBack(folder)}";
        }
    }

    private static string? Compare(string folder, IReadOnlyList<Canary> canaries)
    {
        var lookup = Path.Combine(folder, Vault.LookupFile);
        if (Missing(folder, "数据库里有加密的内容") is { } missing)
            return missing;
        var keys = KeyRing.Open(folder);
        if (canaries.FirstOrDefault(canary => !Opens(keys, canary.SealedPhrase, phrase => phrase == KeyCanary.Phrase)) is { } closed)
            return $"密钥不对：{folder} 里没有加密这个数据库用过的密钥 key-{closed.KeyId:D}.xml。{PutBack(folder)}";
        return Vault.TryOpen(keys, folder) is { } vault && canaries.All(canary => canary.PhraseHash == vault.Hash(KeyCanary.Phrase))
            ? null
            : $"密钥不对：{lookup} 不是这个数据库原来的那一个。{PutBack(folder)}";
    }

    /// <summary>Without canaries: what else was sealed, in the database or beside it, tells that there were keys.</summary>
    private static string? Compare(DatabaseOptions database, IReadOnlyList<string> addresses)
    {
        var folder = database.KeysFolder;
        var where = addresses.Count > 0 ? "数据库"
            : File.Exists(Path.Combine(folder, Vault.LookupFile)) ? folder
            : Array.Find([database.AttachmentsFolder, database.SpoolFolder], HoldsFiles);
        if (where is null)
            return null;
        if (Missing(folder, $"{where} 里有加密的内容") is { } missing)
            return missing;
        var keys = KeyRing.Open(folder);
        if (Vault.TryOpen(keys, folder) is null)
            return $"密钥不对：{folder} 里的密钥打不开 {Vault.LookupFile}。{PutBack(folder)}";
        return addresses.All(address => Opens(keys, address, _ => true)) ? null : $"密钥不对：{folder} 里没有加密这个数据库用过的密钥。{PutBack(folder)}";
    }

    private static bool HoldsFiles(string folder) => Directory.Exists(folder) && Directory.EnumerateFiles(folder).Any();

    private static string? Missing(string folder, string why)
    {
        if (!Directory.Exists(folder) || Directory.GetFiles(folder, "key-*.xml").Length == 0)
            return $"密钥丢了：{why}，而 {folder} 里没有密钥文件（key-*.xml）。{PutBack(folder)}";
        return File.Exists(Path.Combine(folder, Vault.LookupFile)) ? null : $"密钥丢了：{folder} 里缺少 {Vault.LookupFile}，没有它认不出居民。{PutBack(folder)}";
    }

    private static string PutBack(string folder) => $"请停下所有节点，把备份里的 keys 文件夹完整放回 {folder} 再启动；多个节点要用同一个文件夹。{NothingMade}";

    /// <summary>The first rows of a table; none where it is not there yet.</summary>
    private static async Task<IReadOnlyList<T>> ReadAsync<T>(
        DatabaseOptions database, string sql, Func<DbDataReader, T> read, int most, CancellationToken cancellation)
    {
        if (database.DatabaseFile is { } file && !File.Exists(file))
            return [];
        await using var connection = database.Connect();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        try
        {
            await connection.OpenAsync(cancellation);
            var found = new List<T>();
            await using var rows = await command.ExecuteReaderAsync(cancellation);
            while (found.Count < most && await rows.ReadAsync(cancellation))
                found.Add(read(rows));
            return found;
        }
        catch (DbException failure) when (StorageFault.IsMissingTable(failure))
        {
            return [];
        }
    }

    private static bool Opens(IDataProtectionProvider keys, string sealedValue, Func<string, bool> isRight)
    {
        try
        {
            return isRight(Vault.Open(keys, sealedValue));
        }
        catch (Exception failure) when (failure is CryptographicException or InvalidOperationException or FormatException)
        {
            return false;
        }
    }

    private sealed record Canary(Guid KeyId, string SealedPhrase, string PhraseHash);
}
