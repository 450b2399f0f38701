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
        if (!IndexFiles.IsSound(directory, KnowledgeIndex.FormatKey, KnowledgeIndex.Format) || !DirectoryReader.IndexExists(directory))
            return null;
        using var reader = DirectoryReader.Open(directory);
        return reader.IndexCommit.UserData.TryGetValue(KnowledgeIndex.GenerationKey, out var generation) && generation.Length > 0 ? generation : null;
    }
}
