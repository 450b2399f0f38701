using Lucene.Net.Index;
using Lucene.Net.Store;
using Directory = System.IO.Directory;

namespace ResidentAssistant.Knowledge;

/// <summary>An index that is only looked at: nothing is created, mended or deleted.</summary>
public static class IndexOnDisk
{
    /// <summary>What the last write of a sound index in the folder gave (see <see cref="KnowledgeIndex.Generation"/>); null when there is none.</summary>
    public static string? Generation(string folder)
    {
        if (!Directory.Exists(folder))
            return null;
        using var directory = FSDirectory.Open(folder, NoLockFactory.GetNoLockFactory());
        // Behind the format stands the name of the key its questions are sealed with, which nobody needs to look at the rest.
        if (!IndexFiles.IsSound(directory, KnowledgeIndex.FormatKey, found => found.StartsWith(KnowledgeIndex.Format, StringComparison.Ordinal))
            || !DirectoryReader.IndexExists(directory))
            return null;
        using var reader = DirectoryReader.Open(directory);
        return reader.IndexCommit.UserData.TryGetValue(KnowledgeIndex.GenerationKey, out var generation) && generation.Length > 0 ? generation : null;
    }
}
