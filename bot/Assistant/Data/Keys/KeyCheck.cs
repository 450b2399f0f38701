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
    public static async Task<string?> ProblemAsync(DatabaseOptions database, CancellationToken cancellation) =>
        Problem(database.KeysFolder, await CanariesAsync(database, cancellation));

    private static string? Problem(string folder, IReadOnlyList<Canary> canaries)
    {
        try
        {
            return Compare(folder, canaries);
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
        var ring = Directory.Exists(folder) ? Directory.GetFiles(folder, "key-*.xml") : [];
        if (canaries.Count == 0 && !File.Exists(lookup))
            return null;
        if (ring.Length == 0)
            return $"密钥丢了：数据库里有加密的内容，而 {folder} 里没有密钥文件（key-*.xml）。{PutBack(folder)}";
        if (!File.Exists(lookup))
            return $"密钥丢了：{folder} 里缺少 {Vault.LookupFile}，没有它认不出居民。{PutBack(folder)}";
        var keys = KeyRing.Open(folder);
        if (canaries.FirstOrDefault(canary => !canary.Opens(keys)) is { } closed)
            return $"密钥不对：{folder} 里没有加密这个数据库用过的密钥 key-{closed.KeyId:D}.xml。{PutBack(folder)}";
        return Vault.TryOpen(keys, folder) is { } vault && canaries.All(canary => canary.PhraseHash == vault.Hash(KeyCanary.Phrase))
            ? null
            : $"密钥不对：{lookup} 不是这个数据库原来的那一个。{PutBack(folder)}";
    }

    private static string PutBack(string folder) => $"请停下所有节点，把备份里的 keys 文件夹完整放回 {folder} 再启动；多个节点要用同一个文件夹。{NothingMade}";

    private static async Task<IReadOnlyList<Canary>> CanariesAsync(DatabaseOptions database, CancellationToken cancellation)
    {
        if (database.DatabaseFile is { } file && !File.Exists(file))
            return [];
        await using var connection = database.Connect();
        await using var command = connection.CreateCommand();
        command.CommandText = """SELECT "KeyId", "SealedPhrase", "PhraseHash" FROM "KeyCanaries" """;
        try
        {
            await connection.OpenAsync(cancellation);
            var found = new List<Canary>();
            await using var rows = await command.ExecuteReaderAsync(cancellation);
            while (await rows.ReadAsync(cancellation))
                found.Add(new Canary(rows.GetGuid(0), rows.GetString(1), rows.GetString(2)));
            return found;
        }
        catch (DbException failure) when (StorageFault.IsMissingTable(failure))
        {
            return [];
        }
    }

    private sealed record Canary(Guid KeyId, string SealedPhrase, string PhraseHash)
    {
        public bool Opens(IDataProtectionProvider keys)
        {
            try
            {
                return Vault.Open(keys, SealedPhrase) == KeyCanary.Phrase;
            }
            catch (Exception failure) when (failure is CryptographicException or InvalidOperationException or FormatException)
            {
                return false;
            }
        }
    }
}
