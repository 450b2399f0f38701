namespace ResidentAssistant.Knowledge;

/// <summary>
/// The right to change an index folder, held by one object in one process. The operating system gives it back when the
/// process ends, however it ends. (Lucene.Net's own lock does not keep two processes apart on Linux.)
/// </summary>
internal sealed class WriteLock : IDisposable
{
    public const string FileName = "writer.lock";

    private readonly FileStream _file;

    private WriteLock(FileStream file) => _file = file;

    /// <exception cref="KnowledgeIndexBusyException">Someone else holds it.</exception>
    public static WriteLock Take(string folder)
    {
        var path = Path.Combine(folder, FileName);
        try
        {
            return new WriteLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException e) when (e is not (FileNotFoundException or DirectoryNotFoundException or PathTooLongException))
        {
            throw new KnowledgeIndexBusyException(folder, e);
        }
    }

    public void Dispose() => _file.Dispose();
}
