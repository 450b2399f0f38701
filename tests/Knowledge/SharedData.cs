using Xunit;

namespace ResidentAssistant.Tests.Knowledge;

/// <summary>Finds <c>shared/data</c> beside one of the folders above the tests.</summary>
internal static class SharedData
{
    public static string PathOrSkip(string relativePath)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, "shared", "data", relativePath);
            if (Path.Exists(path))
                return path;
        }
        Assert.Skip($"shared/data/{relativePath} is not there");
        return "";
    }
}
