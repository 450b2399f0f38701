using ResidentAssistant.Tests.Harness;
using Xunit;

namespace ResidentAssistant.Tests.Knowledge;

/// <summary>Finds <c>shared/data</c> beside one of the folders above the tests.</summary>
internal static class SharedData
{
    public static string PathOrSkip(string relativePath)
    {
        if (Above.Find(Path.Combine("shared", "data", relativePath)) is { } path)
            return path;
        Assert.Skip($"shared/data/{relativePath} is not there");
        return "";
    }
}
