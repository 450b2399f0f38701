using Lucene.Net.Codecs;
using Lucene.Net.Index;
using Lucene.Net.Store;
using Directory = System.IO.Directory;

namespace ResidentAssistant.Knowledge;

/// <summary>The files of an index: whether they can be used, and how to be rid of them.</summary>
internal static class IndexFiles
{
    /// <summary>True for a folder without an index and for one whose files have the sums they were written with and the expected format.</summary>
    public static bool IsSound(FSDirectory directory, string formatKey, Func<string, bool> isFormat)
    {
        try
        {
            if (!DirectoryReader.IndexExists(directory))
                return true;
            using var reader = DirectoryReader.Open(directory);
            foreach (var file in reader.IndexCommit.FileNames)
            {
                using var input = directory.OpenInput(file, IOContext.READ_ONCE);
                CodecUtil.ChecksumEntireFile(input);
            }
            return reader.IndexCommit.UserData.TryGetValue(formatKey, out var found) && isFormat(found);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or InvalidOperationException
            or IndexOutOfRangeException or OverflowException or OutOfMemoryException)
        {
            return false;
        }
    }

    /// <summary>Deletes the files of an index and nothing else. The caller holds the write lock.</summary>
    public static void Delete(string folder)
    {
        foreach (var file in Files(folder))
            File.Delete(file);
    }

    private static IEnumerable<string> Files(string folder) =>
        Directory.EnumerateFiles(folder).Where(path => Path.GetFileName(path) is var name
            && (name.StartsWith("segments", StringComparison.Ordinal) || (name[0] == '_' && name.Contains('.', StringComparison.Ordinal))));
}
