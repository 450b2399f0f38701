using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using ResidentAssistant.Integrations.WeChatSimulator;
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
        var types = typeof(SimulatedWeChat).Assembly.GetTypes();
        var own = types.Where(type => type.Namespace == typeof(SimulatedWeChat).Namespace).Select(Plain).ToHashSet();
        var theirs = types.Where(type => type.Namespace == "ResidentAssistant.Integrations.WeChat").Select(Plain).Where(name => name.Length > 3 && !name.Contains('<', StringComparison.Ordinal) && !own.Contains(name)).ToHashSet();
        Assert.Contains("WeChatCrypto", theirs);
        var forbidden = new Regex($@"\bIntegrations\.WeChat\b|\busing (static )?WeChat\b|\b({string.Join('|', theirs)})\b");
        Assert.All(files, file => Assert.DoesNotMatch(forbidden, File.ReadAllText(file)));
    }

    private static string Plain(Type type) => type.Name.Split('`')[0];

    private static string Folder([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "integrations", "WeChatSimulator");
}
