using System.Text.Json;
using ResidentAssistant.Assistant.Cases;
using ResidentAssistant.Tests.Harness;
using ResidentAssistant.Tests.Knowledge;
using Xunit;

namespace ResidentAssistant.Tests.Understanding;

/// <summary>
/// Each line of <c>same-problem.tsv</c> names messages of <c>shared/data/complaints</c> that a reader found to speak of the
/// same problem. Lines of one message are there to be confused with another: the same estate with another problem, or the
/// same problem, even in the same words, at another place.
/// </summary>
public sealed class ComplaintSignatureTests
{
    [Fact]
    public void Messages_about_the_same_problem_are_found_and_hardly_any_others()
    {
        var lines = Lines();
        var texts = Messages();
        var messages = lines.SelectMany(line => line.Ids.Select(id => (line.Name, Gist: new ComplaintSignature(null, texts[id])))).ToList();
        Assert.True(messages.Count >= 150 && lines.Count(line => line.Ids.Length > 1) >= 12);
        int right = 0, wrong = 0, missed = 0;
        for (var i = 0; i < messages.Count; i++)
            for (var j = 0; j < i; j++)
            {
                var (same, found) = (messages[i].Name == messages[j].Name, messages[i].Gist.SimilarityTo(messages[j].Gist) >= ComplaintSignature.Same);
                right += same && found ? 1 : 0;
                wrong += !same && found ? 1 : 0;
                missed += same && !found ? 1 : 0;
            }

        var (precision, recall) = ((double)right / (right + wrong), (double)right / (right + missed));
        TestContext.Current.TestOutputHelper?.WriteLine($"{right + missed} pairs are the same: precision {precision:0.000}, recall {recall:0.000}");
        Assert.True(precision >= 0.95, $"Precision is {precision:0.000}, recall {recall:0.000}.");
        Assert.True(recall >= 0.75, $"Recall is {recall:0.000}, precision {precision:0.000}.");
    }

    /// <summary>As in a case: the place is known, and the story is short.</summary>
    [Fact]
    public void Short_complaints_of_one_place_are_told_apart_by_what_they_are_about()
    {
        var lines = Lines();
        var texts = Messages();
        var messages =
            lines.SelectMany(line => line.Ids.Select(id => (line.Name, Gist: new ComplaintSignature(line.Name.Split(' ')[0], Beginning(texts[id]))))).ToList();
        int right = 0, wrong = 0, missed = 0;
        foreach (var place in messages.GroupBy(one => one.Name.Split(' ')[0]))
        {
            var there = place.ToList();
            for (var i = 0; i < there.Count; i++)
                for (var j = 0; j < i; j++)
                {
                    var (same, found) = (there[i].Name == there[j].Name, there[i].Gist.SimilarityTo(there[j].Gist) >= ComplaintSignature.Same);
                    right += same && found ? 1 : 0;
                    wrong += !same && found ? 1 : 0;
                    missed += same && !found ? 1 : 0;
                }
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{right} right, {wrong} wrong, {missed} missed");
        Assert.True(wrong <= 0.1 * (right + wrong), $"{right} right, {wrong} wrong, {missed} missed");
        Assert.True(right >= 0.5 * (right + missed), $"{right} right, {wrong} wrong, {missed} missed");
    }

    [Theory]
    [InlineData("丽发新城旁边的搅拌站整夜施工，吵得睡不着", "暮云街道丽发新城小区附近建了混凝土搅拌站，噪音大，灰尘也大，晚上没法睡")]
    [InlineData("阳光花园3号楼楼下烧烤店油烟太大，晚上根本睡不着", "阳光花园楼下那家烧烤，油烟天天往家里灌，窗户都不敢开")]
    public void The_same_problem_is_known_by_other_words(string one, string other) =>
        Assert.True(Likeness(one, other) >= ComplaintSignature.Same, $"{Likeness(one, other)}");

    [Theory]
    [InlineData("丽发新城旁边的搅拌站整夜施工，吵得睡不着", "丽发新城小区的垃圾站太臭了，没人清理")]
    [InlineData("丽发新城旁边的搅拌站整夜施工，吵得睡不着", "东方花苑旁边的搅拌站整夜施工，吵得睡不着")]
    [InlineData("搅拌站整夜施工，吵得睡不着", "搅拌站整夜施工，吵得睡不着")]
    [InlineData("丽发新城", "丽发新城")]
    [InlineData("", "丽发新城的路灯坏了")]
    public void Another_problem_and_another_place_are_not_the_same(string one, string other) =>
        Assert.True(Likeness(one, other) < ComplaintSignature.Same, $"{Likeness(one, other)}");

    /// <summary>Only what one repair would end is one problem.</summary>
    [Theory]
    [InlineData("阳光花园4号楼楼顶漏水，一下雨家里就进水", "阳光花园7号楼楼顶漏水，下雨天家里进水")]
    [InlineData("阳光花园四号楼电梯坏了三天没人修", "阳光花园7栋电梯坏了没人修")]
    [InlineData("阳光花园4号楼1单元电梯坏了没人修", "阳光花园4号楼3单元电梯坏了没人修")]
    [InlineData("阳光花园A栋电梯坏了没人修", "阳光花园B栋电梯坏了没人修")]
    [InlineData("长虹路18号门口下水道堵了污水横流", "长虹路206号门口下水道堵了污水横流")]
    [InlineData("阳光花园南门路灯不亮", "阳光花园北门路灯不亮")]
    [InlineData("阳光花园3号楼楼下烧烤店油烟太大", "阳光花园9号楼楼下烧烤店油烟太大")]
    public void What_is_mended_at_one_door_is_not_mended_at_another(string one, string other) =>
        Assert.True(Likeness(one, other) < ComplaintSignature.Same, $"{Likeness(one, other)}");

    [Theory]
    [InlineData("阳光花园4号楼楼顶漏水，一下雨家里就进水", "阳光花园四栋楼顶漏水，下雨天家里进水")]
    [InlineData("阳光花园4号楼楼顶漏水，一下雨家里就进水", "阳光花园4号楼2单元楼顶漏水，下雨天家里进水")]
    [InlineData("阳光花园4号楼和7号楼楼顶漏水，一下雨家里就进水", "阳光花园7号楼楼顶漏水，下雨天家里进水")]
    [InlineData("我住丽发新城4号楼，旁边的搅拌站整夜施工，吵得睡不着", "丽发新城9栋业主，附近建了混凝土搅拌站，噪音大，晚上没法睡")]
    [InlineData("阳光花园4号楼下广场舞音响太吵，天天跳到十点", "阳光花园广场舞太吵，我住7号楼都听得见，天天跳")]
    public void One_source_that_disturbs_several_buildings_is_one_problem(string one, string other) =>
        Assert.True(Likeness(one, other) >= ComplaintSignature.Same, $"{Likeness(one, other)}");

    [Fact]
    public void The_door_that_was_told_apart_counts()
    {
        const string Leak = "楼顶漏水，一下雨家里就进水";
        Assert.True(new ComplaintSignature("阳光花园", Leak, "4号楼").SimilarityTo(new ComplaintSignature("阳光花园", Leak, "7号楼")) < ComplaintSignature.Same);
        Assert.True(new ComplaintSignature("阳光花园", Leak, "4号楼").SimilarityTo(new ComplaintSignature("阳光花园", Leak, "4号楼302")) >= ComplaintSignature.Same);
        Assert.True(new ComplaintSignature("阳光花园", Leak, "4号楼").SimilarityTo(new ComplaintSignature("阳光花园", Leak)) >= ComplaintSignature.Same);
    }

    private static double Likeness(string one, string other)
    {
        var (first, second) = (new ComplaintSignature(null, one), new ComplaintSignature(null, other));
        Assert.Equal(first.SimilarityTo(second), second.SimilarityTo(first), 9);
        return first.SimilarityTo(second);
    }

    private static string Beginning(string text) => text.Length > 80 ? text[..80] : text;

    private static List<(string Name, string[] Ids)> Lines() =>
        [.. File.ReadLines(Above.Get("tests/Understanding/same-problem.tsv")).Select(line => line.Split('\t'))
            .Select(parts => (parts[0], parts[1].Split(' ')))];

    private static Dictionary<string, string> Messages() => File.ReadLines(SharedData.PathOrSkip(Path.Combine("complaints", "messages.jsonl")))
        .Select(line => JsonDocument.Parse(line).RootElement)
        .ToDictionary(row => row.GetProperty("id").GetString()!, row => row.GetProperty("title").GetString() + "。" + row.GetProperty("text").GetString());
}
