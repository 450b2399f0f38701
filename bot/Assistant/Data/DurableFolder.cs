using System.Runtime.InteropServices;

namespace ResidentAssistant.Assistant.Data;

/// <summary>Files that survive a power cut once they are written.</summary>
internal static class DurableFolder
{
    private const int ReadOnly = 0;

    /// <summary>Writes a file whole or not at all: until it is on the disk it has another name.</summary>
    /// <exception cref="IOException">The disk refused or is full; there is no such file then.</exception>
    public static void Write(string path, byte[] content)
    {
        var draft = path + ".tmp";
        try
        {
            using (var file = File.OpenHandle(draft, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            {
                RandomAccess.Write(file, content, 0);
                RandomAccess.FlushToDisk(file);
            }

            File.Move(draft, path, overwrite: false);
            Flush(Path.GetDirectoryName(path)!);
        }
        catch
        {
            File.Delete(draft);
            throw;
        }
    }

    /// <summary>Brings to the disk which files a folder holds. On Windows a rename is durable by itself.</summary>
    /// <exception cref="IOException">The disk refused.</exception>
    public static void Flush(string folder)
    {
        if (OperatingSystem.IsWindows())
            return;
        var handle = open(folder, ReadOnly);
        if (handle < 0)
            throw new IOException($"{folder} cannot be opened (errno {Marshal.GetLastPInvokeError()}).");
        var failed = fsync(handle) != 0;
        var error = Marshal.GetLastPInvokeError();
        _ = close(handle);
        if (failed)
            throw new IOException($"{folder} cannot be flushed (errno {error}).");
    }

#pragma warning disable IDE1006, SA1300 // Their names in C.
    [DllImport("libc", SetLastError = true)]
    private static extern int open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

    [DllImport("libc", SetLastError = true)]
    private static extern int fsync(int handle);

    [DllImport("libc", SetLastError = true)]
    private static extern int close(int handle);
#pragma warning restore IDE1006, SA1300
}
