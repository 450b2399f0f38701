using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Xunit;

namespace ResidentAssistant.Tests.Simulator;

/// <summary>A judge that borrowed code from the judged would repeat its mistakes.</summary>
public sealed class SimulatorIndependenceTests
{
    [Fact]
    public void The_simulator_names_nothing_of_the_channel_it_judges()
    {
        var files = Directory.GetFiles(Folder(), "*.cs", SearchOption.AllDirectories);
        Assert.NotEmpty(files);
        // Without naming the namespace in one of these ways none of its types can be used.
        var forbidden = new Regex(@"\bIntegrations\.WeChat\b|\busing (static )?WeChat\b|\bWeChat\.[A-Z]|\bWeChatCrypto\b");
        Assert.All(files, file => Assert.DoesNotMatch(forbidden, File.ReadAllText(file)));
    }

    private static string Folder([CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "integrations", "WeChatSimulator");
}
