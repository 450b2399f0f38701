using ResidentAssistant.Tests.Harness;
using Xunit;
namespace ResidentAssistant.Tests.Conversations;
public sealed class ScratchTests
{
    [Fact]
    public async Task Play()
    {
        await using var city = await TestCity.StartAsync();
        var resident = city.NewResident();
        foreach (var line in File.ReadAllLines("/tmp/h/places-scratch.txt"))
        {
            if (line.StartsWith('#')) { resident = city.NewResident(); TestContext.Current.SendDiagnosticMessage("----"); Out("----"); continue; }
            await resident.Says(line);
            Out("> " + line);
            Out("  " + resident.LastWords.Replace("\n", "\n  ") + "  [" + string.Join(" | ", resident.Choices) + "]");
        }
    }
    private static void Out(string text) => File.AppendAllText("/tmp/h/places-scratch.out", text + "\n");
}
