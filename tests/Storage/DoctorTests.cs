using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using ResidentAssistant.Tests.Harness;
using ResidentAssistant.Web;
using ResidentAssistant.Web.Doctor;
using Xunit;

namespace ResidentAssistant.Tests.Storage;

/// <summary>doctor names what must be done before a city opens, and changes nothing.</summary>
public sealed class DoctorTests
{
    /// <summary>After the program was built and after the sample city's last write.</summary>
    private static readonly FakeTimeProvider Clock = new(
        new[] { TestCity.Monday, new DateTimeOffset(File.GetLastWriteTimeUtc(typeof(WebHost).Assembly.Location), TimeSpan.Zero) }.Max().AddDays(1));

    private static readonly string[] Told =
        ["keys removed", "database cut off", "database of a newer program", "database of a trial version", "attachments is a file", "City:RemindAfter=soon", "restore not finished"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Before_the_first_start_nothing_must_be_done_and_nothing_is_created()
    {
        var folder = Directory.CreateTempSubdirectory("residentassistant-test-").FullName;
        var findings = await ExamineAsync(new Dictionary<string, string?> { ["DataDir"] = Path.Combine(folder, "data") });
        Assert.DoesNotContain(findings, finding => finding.Level == Level.Action);
        Assert.Empty(Directory.GetFileSystemEntries(folder));
        Directory.Delete(folder);
    }

    [Fact]
    public async Task A_sample_city_in_Production_must_go_and_all_else_is_found_well()
    {
        await using var city = await TestCity.StartAsync();
        var before = Listing(city.Folder);
        var findings = await ExamineAsync(city.Settings);
        Assert.Equal(["示例城市"], Names(findings, Level.Action));
        Assert.Equal(["公众号", "网址", "法律", "备份"], Names(findings, Level.Notice).Except(["语音"]));
        Assert.Equal(["设置", "代理", "数据目录", "磁盘", "数据库", "密钥", "管理员", "索引", "时钟"], Names(findings, Level.Good).Except(["语音"]));
        Assert.Equal(before, Listing(city.Folder));
        Assert.Empty(Names(await ExamineAsync(city.Settings, "environment=Development"), Level.Action));
    }

    [Fact]
    public async Task What_keeps_a_start_from_succeeding_is_named_with_its_remedy()
    {
        foreach (var damage in Durability.StartDamage.All.Where(damage => Told.Contains(damage.Name)))
        {
            await using var damaged = await TestCity.StartAsync();
            var settings = new Dictionary<string, string?>(damaged.Settings);
            using var undo = await damage.DoAsync(new(damaged.Folder, settings, new Random(1)));
            var before = Listing(damaged.Folder);
            var findings = await ExamineAsync(settings);
            Assert.Contains(findings, finding =>
                finding.Level == Level.Action && finding.Remedy.Length > 0 && (finding.Says + finding.Remedy).Contains(damage.Word!, StringComparison.Ordinal));
            Assert.Equal(before, Listing(damaged.Folder));
        }
    }

    [Fact]
    public async Task An_account_a_proxy_and_an_address_are_looked_at()
    {
        await using var city = await TestCity.StartAsync();
        var settings = new Dictionary<string, string?>(city.Settings)
        {
            ["WeChat:Accounts:main:AppId"] = WeChat.WeChatCity.AppId,
            ["WeChat:Accounts:main:Token"] = WeChat.WeChatCity.Token,
            ["WeChat:Accounts:main:EncodingAESKey"] = WeChat.WeChatCity.EncodingAesKey,
            ["City:PublicUrl"] = "http://jumin.example.gov.cn",
            ["Urls"] = "http://0.0.0.0:5080",
        };
        var findings = await ExamineAsync(settings);
        Assert.Equal(["网址", "示例城市"], Names(findings, Level.Action));
        Assert.Equal(["公众号 main", "代理", "法律", "备份"], Names(findings, Level.Notice).Except(["语音"]));
        (settings["City:PublicUrl"], settings["Proxy:Trusted:0"]) = ("https://jumin.example.gov.cn", "10.1.0.0/16");
        settings["WeChat:Accounts:main:AppSecret"] = WeChat.WeChatCity.Secret;
        Assert.Superset(new HashSet<string> { "公众号 main", "代理", "网址" }, Names(await ExamineAsync(settings), Level.Good).ToHashSet());
    }

    [Fact]
    public async Task A_clock_that_went_back_is_told()
    {
        await using var city = await TestCity.StartAsync();
        var back = new FakeTimeProvider(TestCity.Monday.AddYears(-3));
        Assert.Contains("时钟", Names(await new Examination(back).RunAsync(Arguments(city.Settings), Cancellation), Level.Action));
    }

    [Fact]
    public async Task An_operator_backs_up_restores_and_asks_the_doctor()
    {
        await using var city = await TestCity.StartAsync();
        var folder = Directory.CreateTempSubdirectory("residentassistant-test-").FullName;
        var archive = Path.Combine(folder, "city.tar");
        var backup = await Operator.RunAsync(city.Settings, "backup", archive, "--json");
        Assert.True(backup.Exit == 0, backup.Error);
        var tables = JsonDocument.Parse(backup.Output).RootElement.GetProperty("tables");
        var elsewhere = new Dictionary<string, string?> { ["DataDir"] = Path.Combine(folder, "data") };
        var restore = await Operator.RunAsync(elsewhere, "restore", archive, "--json");
        Assert.True(restore.Exit == 0, restore.Error);
        Assert.Equal(tables.GetRawText(), JsonDocument.Parse(restore.Output).RootElement.GetProperty("tables").GetRawText());
        var again = await Operator.RunAsync(elsewhere, "restore", archive);
        Assert.Equal((1, 1), (again.Exit, again.Error.Trim().Split('\n').Count(line => line.Contains("不是空的", StringComparison.Ordinal))));
        var doctor = await Operator.RunAsync(city.Settings, "doctor", "--json");
        Assert.Equal(1, doctor.Exit);
        var report = JsonDocument.Parse(doctor.Output).RootElement;
        Assert.False(report.GetProperty("ok").GetBoolean());
        var known = report.GetProperty("checks").EnumerateArray().Single(check => check.GetProperty("name").GetString() == "备份");
        Assert.Equal("good", known.GetProperty("level").GetString());
        Directory.Delete(folder, recursive: true);
    }

    private static Task<IReadOnlyList<Finding>> ExamineAsync(IReadOnlyDictionary<string, string?> settings, params string[] more) =>
        new Examination(Clock).RunAsync([.. Arguments(settings), .. more.Select(one => "--" + one)], Cancellation);

    private static string[] Arguments(IReadOnlyDictionary<string, string?> settings) =>
        [.. settings.Select(setting => $"--{setting.Key}={setting.Value}"), "--applicationName=ResidentAssistant.Web"];

    private static IEnumerable<string> Names(IEnumerable<Finding> findings, Level level) =>
        findings.Where(finding => finding.Level == level).Select(finding => finding.Name);

    private static IEnumerable<string> Listing(string folder) =>
        Directory.GetFileSystemEntries(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal);
}
