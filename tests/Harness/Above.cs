namespace ResidentAssistant.Tests.Harness;

/// <summary>Finds files of the repository, and the data beside it, from where the tests run.</summary>
internal static class Above
{
    /// <summary>The file or folder of this path in the nearest folder above the tests that has it; null when none has.</summary>
    public static string? Find(string relativePath)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, relativePath);
            if (Path.Exists(path))
                return path;
        }

        return null;
    }

    /// <exception cref="FileNotFoundException">There is none.</exception>
    public static string Get(string relativePath) => Find(relativePath) ?? throw new FileNotFoundException(relativePath);
}
