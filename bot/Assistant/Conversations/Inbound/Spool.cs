using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using ResidentAssistant.Assistant.Data;

namespace ResidentAssistant.Assistant.Conversations.Inbound;

/// <summary>
/// Where received messages wait on this machine's disk while the database is away: under <c>DataDir/spool</c>, a sealed
/// file each, named by a number that counts up. Once <see cref="Append"/> returns, the message survives a power cut.
/// </summary>
public sealed class Spool
{
    private const string Suffix = ".msg";
    private readonly Vault vault;
    private readonly ILogger<Spool> log;
    private readonly string folder;
    private readonly Lock changing = new();
    private readonly Queue<Entry> entries = [];

    // How many items of each conversation wait, by a keyed hash.
    private readonly Dictionary<string, int> held = new(StringComparer.Ordinal);
    private long number;
    private int files;
    private long bytes;

    /// <summary>Finds again what waited when the process ended.</summary>
    public Spool(DatabaseOptions database, Vault vault, ILogger<Spool> log)
    {
        (this.vault, this.log, folder) = (vault, log, database.SpoolFolder);
        if (!Directory.Exists(folder))
            return;
        // Never acknowledged: whoever sent it has sent it again.
        foreach (var draft in Directory.GetFiles(folder, "*.tmp"))
            File.Delete(draft);
        foreach (var path in Directory.GetFiles(folder, "*" + Suffix).Order(StringComparer.Ordinal))
        {
            var entry = new Entry(path, "", (int)new FileInfo(path).Length);
            if (Read(entry) is not { } item)
                continue;
            Add(entry with { Conversation = KeyOf(item) });
            (files, bytes) = (files + 1, bytes + entry.Bytes);
            number = long.TryParse(Path.GetFileName(path).Split('-')[0], CultureInfo.InvariantCulture, out var named) ? named : number;
        }
    }

    /// <summary>Items at most. A city's message is some 2 KB sealed.</summary>
    public int FileLimit { get; init; } = 10_000;

    /// <summary>Bytes at most.</summary>
    public long ByteLimit { get; init; } = 64 * 1024 * 1024;

    public int Count
    {
        get
        {
            lock (changing)
                return entries.Count;
        }
    }

    /// <summary>True while something of this conversation waits: what comes later has to wait behind it.</summary>
    public bool Holds(SpooledItem item)
    {
        lock (changing)
            return held.ContainsKey(KeyOf(item));
    }

    /// <summary>Keeps an item behind those that wait. Items of one conversation are given one at a time.</summary>
    /// <exception cref="SpoolException">It is full, or the disk refuses: nothing is kept.</exception>
    public void Append(SpooledItem item)
    {
        var content = vault.Seal(JsonSerializer.SerializeToUtf8Bytes(item, ModelConventions.Json));
        var path = Reserve(content.Length);
        try
        {
            Directory.CreateDirectory(folder);
            DurableFolder.Write(path, content);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            Free(content.Length);
            throw new SpoolException(failure.Message, failure);
        }

        Add(new Entry(path, KeyOf(item), content.Length));
    }

    /// <summary>The one that waits longest; null when none does.</summary>
    internal Entry? First()
    {
        lock (changing)
            return entries.TryPeek(out var first) ? first : null;
    }

    /// <returns>Null when it is gone (another process on the same folder has taken it in) or cannot be read; then it is set aside.</returns>
    internal SpooledItem? Read(Entry entry)
    {
        try
        {
            return JsonSerializer.Deserialize<SpooledItem>(vault.Open(File.ReadAllBytes(entry.Path)), ModelConventions.Json);
        }
        catch (FileNotFoundException)
        {
            return null;
        }
        catch (Exception failure) when (failure is CryptographicException or JsonException or NotSupportedException or IOException
            or UnauthorizedAccessException)
        {
            SetAside(entry, failure);
            return null;
        }
    }

    /// <summary>The first was taken in. Killed before this line it is taken in once more, which the inbox sees by its key.</summary>
    internal void RemoveFirst()
    {
        Entry first;
        lock (changing)
            first = entries.Peek();
        if (Directory.Exists(folder))
        {
            File.Delete(first.Path);
            DurableFolder.Flush(folder);
        }

        lock (changing)
        {
            entries.Dequeue();
            if (--held[first.Conversation] == 0)
                held.Remove(first.Conversation);
        }

        Free(first.Bytes);
    }

    /// <summary>It can never be taken in; an operator finds it beside the others, and those behind it go on.</summary>
    internal void SetAside(Entry entry, Exception failure)
    {
        log.LogError(failure, "A message in the spool could not be taken in; it is kept as {File}.", Path.GetFileName(entry.Path) + ".failed");
        if (File.Exists(entry.Path))
            File.Move(entry.Path, entry.Path + ".failed", overwrite: true);
    }

    private string Reserve(int length)
    {
        lock (changing)
        {
            if (files >= FileLimit || bytes + length > ByteLimit)
                throw new SpoolException($"{files} messages, {bytes} bytes");
            (files, bytes) = (files + 1, bytes + length);
            // The second part: another process may use the folder.
            return Path.Combine(folder, $"{++number:D19}-{Guid.NewGuid():N}{Suffix}");
        }
    }

    private void Free(int length)
    {
        lock (changing)
            (files, bytes) = (files - 1, bytes - length);
    }

    private void Add(Entry entry)
    {
        lock (changing)
        {
            entries.Enqueue(entry);
            held[entry.Conversation] = held.GetValueOrDefault(entry.Conversation) + 1;
        }
    }

    private string KeyOf(SpooledItem item) => vault.Hash($"spool\n{item.Channel}\n{item.Address}");

    /// <param name="Path">Of its file.</param>
    /// <param name="Conversation">Whose it is, as a keyed hash.</param>
    /// <param name="Bytes">Length of its file.</param>
    internal sealed record Entry(string Path, string Conversation, int Bytes);
}
