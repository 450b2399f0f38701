using System.Diagnostics;
using Xunit;

namespace ResidentAssistant.Tests.Harness;

/// <summary>A disk that is small or read-only, for a test; needs the right to mount (root), and skips the test visibly without it.</summary>
internal sealed class Mount : IDisposable
{
    private readonly string? made;

    private Mount(string path, string? made) => (Path, this.made) = (path, made);

    public string Path { get; }

    /// <summary>An empty disk of this size on a folder of its own.</summary>
    public static Mount Small(int megabytes)
    {
        var folder = Directory.CreateTempSubdirectory("residentassistant-test-").FullName;
        if (Run("-t", "tmpfs", "-o", $"size={megabytes}m", "tmpfs", folder))
            return new Mount(folder, folder);
        Directory.Delete(folder);
        throw Skip();
    }

    /// <summary>A folder or file that stays where it is and can only be read until this is disposed.</summary>
    public static Mount ReadOnly(string path)
    {
        if (!Run("--bind", path, path))
            throw Skip();
        var mount = new Mount(path, null);
        if (Run("-o", "remount,bind,ro", path))
            return mount;
        mount.Dispose();
        throw Skip();
    }

    /// <summary>Writes until the disk is full; deleting the file makes room again.</summary>
    public static string Fill(string folder)
    {
        var file = System.IO.Path.Combine(folder, "filler");
        foreach (var size in new[] { 1 << 20, 4096, 1 })
        {
            try
            {
                using var filler = new FileStream(file, FileMode.Append, FileAccess.Write, FileShare.None, bufferSize: 0);
                for (var piece = new byte[size]; ; filler.Write(piece))
                    if (filler.Length > 1L << 30)
                        throw new InvalidOperationException("This is no small disk.");
            }
            catch (IOException)
            {
                // Full for pieces of this size.
            }
        }

        return file;
    }

    public void Dispose()
    {
        Process.Start("umount", ["--lazy", Path]).WaitForExit();
        if (made is not null)
            Directory.Delete(made);
    }

    private static bool Run(params string[] words)
    {
        try
        {
            using var mount = Process.Start(new ProcessStartInfo("mount", words) { RedirectStandardError = true })!;
            mount.WaitForExit();
            return mount.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    private static InvalidOperationException Skip()
    {
        Assert.Skip("No right to mount a disk here: run as root.");
        return new InvalidOperationException();
    }
}
