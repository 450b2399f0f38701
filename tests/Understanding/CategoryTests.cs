using System.Diagnostics;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using ResidentAssistant.Assistant.Cases;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Dialogs;
using ResidentAssistant.Tests.Harness;
using ResidentAssistant.Tests.Knowledge;
using ResidentAssistant.Web;
using ResidentAssistant.Web.Commands;
using Xunit;

namespace ResidentAssistant.Tests.Understanding;

public sealed class CategoryTests : IDisposable
{
    private const string Alike = "楼上天天喂鸽子，鸽子粪掉得阳台上到处都是";

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("小区门口路灯不亮，晚上看不见路", CaseCategory.Construction)]
    [InlineData("解放路有人占道经营", CaseCategory.Construction)]
    [InlineData("城南街道红旗路占道摆摊天天堵着", CaseCategory.Construction)]
    [InlineData("人民路违章搭建没人管", CaseCategory.Construction)]
    [InlineData("长虹大道路边小贩占道", CaseCategory.Construction)]
    [InlineData("路口天天堵车，红绿灯时间太短", CaseCategory.Transport)]
    [InlineData("楼下饭店的油烟熏得人睡不着", CaseCategory.Environment)]
    [InlineData("快递员把包裹扔在路边就走了", CaseCategory.Transport)]
    [InlineData("孩子上小学为什么不能转学籍", CaseCategory.Education)]
    [InlineData("包工头欠我三个月工资", CaseCategory.Labour)]
    [InlineData("健身卡退不了钱，老板跑路了", CaseCategory.Commerce)]
    [InlineData("护士打针打错了药", CaseCategory.Health)]
    [InlineData("身份证过期了去哪个派出所换", CaseCategory.Other)]
    [InlineData("abc 123", CaseCategory.Other)]
    public async Task Everyday_complaints_find_their_category(string text, CaseCategory category)
    {
        await using var city = await TestCity.StartAsync();
        Assert.Equal(category, city.Get<CategoryModel>().Guess(text));
    }

    /// <summary>A road may be called after anything: what a complaint is about is the same everywhere.</summary>
    [Fact]
    public async Task The_name_of_a_place_changes_no_category()
    {
        await using var city = await TestCity.StartAsync();
        var categories = city.Get<CategoryModel>();
        var matters = new[]
        {
            "有人遛狗不牵绳，狗粪到处都是", "路灯不亮，晚上看不见路", "饭店油烟熏得人睡不着", "老板拖欠我三个月工资", "护士打针打错了药", "健身卡退不了钱", "孩子上小学不能转学籍", "邻居半夜放音乐",
        };
        var places = new[]
        {
            "庞公路", "长虹路", "交通路", "学院街", "大学路", "车站路", "卫生巷", "建设大道", "劳动街", "铁路小区", "教育花园", "邮电小区", "商贸新村", "环卫家园", "医药公寓", "公交新城",
        };
        var changed = (from matter in matters
                       from place in places
                       let guess = categories.Guess($"{place}{matter}")
                       where guess != categories.Guess(place.EndsWith("小区", StringComparison.Ordinal) ? $"小区{matter}" : matter)
                       select $"{place}{matter}: {guess}").ToList();
        Assert.Empty(changed);
        Assert.NotEqual(CaseCategory.Transport, categories.Guess("庞公路上有人遛狗不牵绳"));
    }

    [Theory]
    [InlineData("庞公路有人遛狗", "有人遛狗")]
    [InlineData("我在庞公路看见有人遛狗", "我在看见有人遛狗")]
    [InlineData("交通路小学门口堵车", "小学门口堵车")]
    [InlineData("铁路小区的电梯坏了", "小区的电梯坏了")]
    [InlineData("人民路与长虹路交叉口积水", "与交叉口积水")]
    [InlineData("乡村公路坑坑洼洼", "乡村公路坑坑洼洼")]
    [InlineData("马路上全是垃圾", "马路上全是垃圾")]
    [InlineData("断头路什么时候打通", "断头路什么时候打通")]
    [InlineData("老旧小区改造", "老旧小区改造")]
    [InlineData("农贸市场太脏", "农贸市场太脏")]
    public void Names_are_left_out_and_kinds_of_roads_and_places_stay(string text, string left) => Assert.Equal(left, PlaceRecognizer.WithoutNames(text));

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task What_staff_correct_is_learned_on_every_node_and_kept_in_the_history(DatabaseProvider provider)
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var city = await TestCity.StartAsync(provider);
        var elsewhere = city.AddNode().GetRequiredService<CategoryModel>();
        var resident = await FilePigeonsAsync(city);
        Assert.False(await elsewhere.LearnAsync(cancellation));
        Assert.NotEqual(CaseCategory.Health, elsewhere.Guess(Alike));

        var handle = city.Get<HandleCase>();
        var staff = await city.StaffAsync("community@example.cn");
        var filed = Assert.Single(await handle.ListAsync(staff, null, cancellation));
        Assert.NotEqual(CaseCategory.Health, filed.Category);
        Assert.Equal(CaseChange.Done, await handle.CategoriseAsync(staff, filed.Number, filed.Version, CaseCategory.Health, cancellation));
        Assert.Equal(CaseChange.ChangedMeanwhile, await handle.CategoriseAsync(staff, filed.Number, filed.Version, CaseCategory.Labour, cancellation));

        Assert.True(await elsewhere.LearnAsync(cancellation));
        Assert.Equal(CaseCategory.Health, elsewhere.Guess(Alike));
        Assert.False(await elsewhere.LearnAsync(cancellation));
        var file = (await handle.OpenAsync(staff, filed.Number, cancellation))!;
        Assert.Equal((CaseCategory.Health, staff.Name), (file.Case.Category, file.Case.CategorisedBy));
        Assert.Equal([null, (staff.Name, filed.Category, CaseCategory.Health)], file.Events.Select(Correction));
        await resident.Listens();
        Assert.Equal("", resident.LastWords);
    }

    [Fact]
    public async Task A_node_that_serves_learns_a_correction_within_a_minute()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var city = await TestCity.StartAsync();
        var elsewhere = city.AddNode().GetRequiredService<CategoryModel>();
        await FilePigeonsAsync(city);
        var staff = await city.StaffAsync("community@example.cn");
        var handle = city.Get<HandleCase>();
        Assert.Equal(CaseChange.Done, await handle.CategoriseAsync(staff, "XY-20261123-0001", 1, CaseCategory.Health, cancellation));
        await elsewhere.StartAsync(cancellation);
        await GuessesAsync(elsewhere, CaseCategory.Health, () => { });
        city.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(CaseChange.Done, await handle.CategoriseAsync(staff, "XY-20261123-0001", 2, CaseCategory.Labour, cancellation));
        await GuessesAsync(elsewhere, CaseCategory.Labour, () => city.Clock.Advance(TimeSpan.FromMinutes(1)));
        await elsewhere.StopAsync(cancellation);
    }

    [Fact]
    public async Task A_lawyer_does_not_correct_a_category()
    {
        await using var city = await TestCity.StartAsync();
        await Conversations.ComplaintTests.FileAsync(city, "XY-20261123-0001");
        var lawyer = await city.StaffAsync("lawyer@example.cn");
        Assert.Equal(CaseChange.NotFound, await city.Get<HandleCase>()
            .CategoriseAsync(lawyer, "XY-20261123-0001", 1, CaseCategory.Health, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Each_category_has_at_least_25_examples_and_none_twice()
    {
        var examples = CaseClassifier.StarterExamples();
        Assert.All(Enum.GetValues<CaseCategory>(), category => Assert.True(examples.Count(example => example.Category == category) >= 25, category.ToString()));
        Assert.Equal(examples.Count, examples.Select(example => example.Text).Distinct().Count());
    }

    [Fact]
    public void The_same_examples_give_the_same_each_time()
    {
        var starters = CaseClassifier.StarterExamples();
        Assert.Equal(new CaseClassifier(starters).Classify("河水发臭没人管"), new CaseClassifier(starters).Classify("河水发臭没人管"));
    }

    [Fact]
    public async Task The_command_prints_one_object_and_does_not_learn_what_it_is_asked()
    {
        // Learned, the first line would be found as it stands.
        const string Asked = """
            {"title":"老板拖欠农民工工资","text":"公司不签劳动合同，拖欠工资，劳动仲裁怎么申请","category":"环境保护"}
            {"title":"河水发臭","text":"化工厂排放污水，河里的鱼都死了","category":"环境保护"}
            """;
        const string Learned = """{"title":"工伤","text":"干活受伤，公司不申报工伤","category":"劳动和社会保障"}""";
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, typeof(WebHost).Assembly.GetName().Name + ".dll"),
            "cases", "eval-category", _folder.Write("asked.jsonl", Asked), "--train", _folder.Write("train.jsonl", Asked + "\n" + Learned)])
        { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var printed = JsonDocument.Parse(await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken)).RootElement;
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, process.ExitCode);
        Assert.Equal(2, printed.GetProperty("messages").GetInt32());
        Assert.Equal(0.5, printed.GetProperty("accuracy").GetDouble());
        Assert.Equal(2.0 / 3, printed.GetProperty("macro_f1").GetDouble(), 9);
        Assert.Equal("""{"劳动和社会保障":1,"环境保护":1}""", printed.GetProperty("confusion").GetProperty("环境保护").GetRawText());
    }

    [Fact]
    public async Task A_training_file_with_an_unknown_category_is_refused_with_the_line()
    {
        var file = new FileInfo(_folder.Write("train.jsonl", """{"title":"","text":"路灯坏了","category":"天文地理"}"""));
        var refused = await Assert.ThrowsAsync<RefusedException>(() => CasesCommand.ReadAsync(file, TestContext.Current.CancellationToken));
        Assert.Contains("第 1 行", refused.Message, StringComparison.Ordinal);
    }

    /// <summary>Five folds, three times divided; each line is asked of a classifier that has not seen it.</summary>
    [Fact]
    public async Task Real_complaints_are_put_into_their_categories_as_well_as_before()
    {
        var lines =
            await CasesCommand.ReadAsync(new FileInfo(SharedData.PathOrSkip(Path.Combine("complaints", "labelled.jsonl"))),
                TestContext.Current.CancellationToken);
        var accuracies = new List<double>();
        var scores = new List<double>();
        for (var seed = 0; seed < 3; seed++)
        {
            var shuffled = lines.ToArray();
            new Random(seed).Shuffle(shuffled);
            var folds = shuffled.GroupBy(line => line.Category)
                .SelectMany(same => same.Select((line, i) => (Line: line, Fold: (i + (int)same.Key) % 5))).ToList();
            var confusion = new Confusion();
            for (var fold = 0; fold < 5; fold++)
                CasesCommand.Evaluate([.. folds.Where(one => one.Fold == fold).Select(one => one.Line)], lines, confusion);
            accuracies.Add(confusion.Accuracy);
            scores.Add(confusion.MacroF1);
            TestContext.Current.TestOutputHelper?.WriteLine(JsonSerializer.Serialize(confusion.Report(), ModelConventions.Json));
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{accuracies.Average():0.000} {scores.Average():0.000}");
        Assert.True(accuracies.Average() >= 0.86, $"Accuracy is {accuracies.Average()}.");
        Assert.True(scores.Average() >= 0.86, $"Macro-F1 is {scores.Average()}.");
    }

    private static async Task<TestResident> FilePigeonsAsync(TestCity city)
    {
        var resident = city.NewResident();
        await resident.Says("我要投诉");
        await resident.Says("邻居在楼顶养了几十只鸽子，鸽子粪到处都是");
        await resident.Says("阳光花园");
        await resident.Says("提交");
        return resident;
    }

    /// <summary>Many rounds, since another thread has to notice; each begins with <paramref name="round"/>.</summary>
    private static async Task GuessesAsync(CategoryModel categories, CaseCategory category, Action round)
    {
        await Eventually.TrueAsync(() =>
        {
            if (categories.Guess(Alike) == category)
                return true;
            round();
            return false;
        });
    }

    private static (string?, CaseCategory, CaseCategory)? Correction(CaseEvent step) =>
        step.Facts is { CategoryBefore: { } before, Category: { } after } ? (step.ByName, before, after) : null;
}
