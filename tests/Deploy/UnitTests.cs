using Xunit;

namespace ResidentAssistant.Tests.Deploy;

/// <summary>The systemd unit as systemd itself reads it.</summary>
public sealed class UnitTests
{
    /// <summary>0 is best, 10 worst. The network is needed, and memory that is written and run; they cost most of what is left.</summary>
    private const double HighestExposure = 2;

    [Fact]
    public async Task Systemd_finds_nothing_to_say_about_the_unit()
    {
        using var unit = await InstalledAsync();
        var verified = await Shell.TryAsync("systemd-analyze", ["verify", "--man=no", unit.File]);
        Assert.Equal((0, ""), (verified.Exit, verified.Text));
    }

    [Fact]
    public async Task The_unit_gives_the_service_little_of_the_machine()
    {
        using var unit = await InstalledAsync();
        var report = await Shell.RunAsync("systemd-analyze", "security", "--offline=true", "--no-pager", unit.File);
        var overall = report.Split("Overall exposure level for", StringSplitOptions.None)[^1].Split(':')[1].Trim().Split(' ')[0];
        Assert.True(double.Parse(overall) < HighestExposure, report);
    }

    private static Task<Unit> InstalledAsync()
    {
        Assert.SkipUnless(Shell.Find("systemd-analyze") is not null, "systemd-analyze is not installed.");
        return Unit.InstallAsync(Shell.Shipped("residentassistant.service", ("/usr/bin/dotnet", Shell.Find("dotnet")!)));
    }

    /// <summary>The unit in a folder of its own, under its own name.</summary>
    private sealed class Unit : IDisposable
    {
        public string File { get; } = Path.Combine(Directory.CreateTempSubdirectory("resident-unit-").FullName, "residentassistant.service");

        public static async Task<Unit> InstallAsync(string text)
        {
            var unit = new Unit();
            await System.IO.File.WriteAllTextAsync(unit.File, text, TestContext.Current.CancellationToken);
            return unit;
        }

        public void Dispose() => Directory.Delete(Path.GetDirectoryName(File)!, recursive: true);
    }
}
