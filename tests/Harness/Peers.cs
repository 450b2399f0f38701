using System.Runtime.CompilerServices;
using Xunit;

namespace ResidentAssistant.Tests.Harness;

/// <summary>Programs of other people, as npm delivers them (tests/peers). A test that needs one fails without it.</summary>
internal static class Peers
{
    public static string Folder { get; } = Here();

    /// <param name="path">Below node_modules, e.g. <c>axe-core/axe.min.js</c>.</param>
    public static string File(string path)
    {
        var file = Path.Combine(Folder, "node_modules", path);
        Assert.True(System.IO.File.Exists(file), $"{file} is missing. tests/run.sh installs it; by hand: cd tests/peers && npm ci");
        return file;
    }

    private static string Here([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(Path.GetDirectoryName(here)!)!, "peers");
}
