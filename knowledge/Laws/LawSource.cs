using System.IO.Compression;

namespace ResidentAssistant.Knowledge;

/// <summary>A file that may hold a law, on disk or within an archive.</summary>
/// <param name="Path">Of the file; within an archive that of the archive and the name inside.</param>
/// <param name="Open">Opens it for reading.</param>
internal sealed record LawSource(string Path, Func<Stream> Open)
{
    /// <summary>Bytes of a file, unpacked. The Civil Code has 0.4 MB.</summary>
    public const int Largest = 20 * 1024 * 1024;

    private static readonly string[] Endings = [".md", ".docx"];

    /// <summary>The files of a folder and of the archives in it, in the order of their paths; what is no law's file by its name is left out.</summary>
    public static IEnumerable<LawSource> InFolder(string folder) => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        .Where(path => IsLaw(path) || IsArchive(path)).Order(StringComparer.Ordinal)
        .SelectMany(path => IsArchive(path) ? InArchive(path) : [OnDisk(path)]);

    public static LawSource OnDisk(string path) => new(path, () => File.OpenRead(path));

    public static bool IsArchive(string path) => System.IO.Path.GetExtension(path).Equals(".zip", StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// The files of an archive, each read when it is wanted; nothing is ever unpacked onto the disk. What cannot be opened is one source
    /// that throws <see cref="InvalidDataException"/>.
    /// </summary>
    public static IEnumerable<LawSource> InArchive(string path)
    {
        List<(string Name, long Length)> names;
        try
        {
            using var zip = ZipFile.OpenRead(path);
            names = [.. zip.Entries.Select(entry => (entry.FullName, entry.Length)).Where(entry => IsLaw(entry.FullName))
                .OrderBy(entry => entry.FullName, StringComparer.Ordinal)];
        }
        catch (InvalidDataException)
        {
            return [new LawSource(path, () => throw new InvalidDataException("the file is no .zip archive"))];
        }

        return names.Select(entry => new LawSource(System.IO.Path.Combine(path, Inside(entry.Name)), () => Read(path, entry.Name)));
    }

    /// <summary>A name with .. or from the root stays within the archive.</summary>
    private static string Inside(string name) => string.Join('/', name.Split('/', '\\').Where(part => part is not ("" or "." or "..")));

    private static MemoryStream Read(string archive, string name)
    {
        using var zip = ZipFile.OpenRead(archive);
        using var packed = zip.GetEntry(name)!.Open();
        var bytes = new byte[Largest + 1];
        var length = packed.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        return length > Largest ? throw new InvalidDataException("the file is too large") : new MemoryStream(bytes, 0, length);
    }

    private static bool IsLaw(string path) => System.IO.Path.GetFileName(path) is { Length: > 0 } name && name[0] is not ('_' or '~' or '.')
        && Endings.Contains(System.IO.Path.GetExtension(name), StringComparer.OrdinalIgnoreCase) && !name.Equals("README.md", StringComparison.OrdinalIgnoreCase);
}
