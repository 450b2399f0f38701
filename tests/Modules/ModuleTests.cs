using System.Net;
using ResidentAssistant.Assistant.Modules;
using ResidentAssistant.Tests.Harness;
using Xunit;

namespace ResidentAssistant.Tests.Modules;

/// <summary>
/// The core names no module: the assistant is composed without each of them in turn, and talks. What a missing module would have done is neither
/// offered nor promised.
/// </summary>
public sealed class ModuleTests
{
    /// <summary>What the assistant says of a job when it greets, when it is asked for help, and when it does not understand.</summary>
    private static readonly Dictionary<string, (string Offered, string Example)> Words = new()
    {
        ["CaseModule"] = ("反映身边的问题", "查进度："),
        ["LegalModule"] = ("问法律", "算一算："),
        ["AppointmentModule"] = ("预约周四律师", "查预约："),
        ["LectureModule"] = ("报名讲堂", "报名讲堂："),
    };

    private static readonly Dictionary<string, (string Said, string Done, string? Label)> Jobs = new()
    {
        ["CaseModule"] = ("阳光花园3号楼楼下烧烤店油烟太大，晚上根本睡不着", "请您核对", "我要反映问题"),
        ["LegalModule"] = ("物业费涨价业主可以拒绝交吗", "民法典", "法律咨询"),
        ["AppointmentModule"] = ("我想预约周四的律师", "请选一个时间", "预约周四律师"),
        ["LectureModule"] = ("道德讲堂", "身边好人的故事", "道德讲堂"),
        ["HandoffModule"] = ("转人工", "排在第一位", "转人工"),
        ["SceneModule"] = ("我的诉求", "", null),
    };

    public static TheoryData<string> Names => [.. AssistantModules.All.Select(module => module.GetType().Name)];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Without_a_module_the_others_do_their_jobs_and_danger_comes_first(string missing)
    {
        await using var city = await TestCity.StartAsync(modules: [.. AssistantModules.All.Where(module => module.GetType().Name != missing)]);
        Assert.Equal(AssistantModules.All.Count, Jobs.Count);
        foreach (var (name, (said, done, label)) in Jobs)
        {
            var resident = city.NewResident();
            await resident.Says("你好");
            Assert.Equal(label is not null && name != missing, label is not null && resident.Choices.Contains(label));
            await resident.Says(said);
            if (name != missing)
                resident.Hears(done);
            else if (label is not null)
                resident.DoesNotHear(done);
            Assert.NotEmpty(resident.LastWords);
            Assert.All(resident.Choices, choice => Assert.NotEqual(Jobs[missing].Label, choice));
        }

        var asking = city.NewResident();
        await asking.Says("你好");
        var welcome = asking.LastWords;
        await asking.Says("嘎嘎呱呱");
        await asking.Says("嘎嘎呱呱呱");
        var misunderstood = asking.LastWords;
        await asking.Says("帮助");
        foreach (var (name, (offered, example)) in Words)
        {
            Assert.Equal(name != missing, welcome.Contains(offered, StringComparison.Ordinal));
            Assert.Equal(name != missing, misunderstood.Contains(offered, StringComparison.Ordinal));
            Assert.Equal(name != missing, asking.LastWords.Contains(example, StringComparison.Ordinal));
        }

        var hurt = city.NewResident();
        await hurt.Says("救命！我老公拿刀追我！");
        hurt.Hears("110");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Without_a_module_the_server_serves_and_the_pages_of_the_module_are_not_there(string missing)
    {
        await using var host = await TestHost.StartAsync(modules: [.. AssistantModules.All.Where(module => module.GetType().Name != missing)]);
        using var http = new HttpClient { BaseAddress = host.Address };
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("/chat", Cancellation)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("/console/login", Cancellation)).StatusCode);
        foreach (var (module, page) in new[]
        {
            ("CaseModule", "/console/cases"), ("LegalModule", "/console/knowledge"), ("AppointmentModule", "/console/appointments"),
            ("LectureModule", "/console/lectures"), ("HandoffModule", "/console/reception"), ("SceneModule", "/console/scenes"),
        })
            Assert.Equal(module == missing ? HttpStatusCode.NotFound : HttpStatusCode.OK, (await http.GetAsync(page, Cancellation)).StatusCode);
        Assert.Equal(
            missing == "LegalModule" ? HttpStatusCode.NotFound : HttpStatusCode.OK,
            (await http.GetAsync("/api/v1/knowledge/search?q=租房", Cancellation)).StatusCode);
    }
}
