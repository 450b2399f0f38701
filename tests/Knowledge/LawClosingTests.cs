using ResidentAssistant.Knowledge;
using Xunit;

namespace ResidentAssistant.Tests.Knowledge;

/// <summary>What closing articles say: when a law begins, and which laws it ends.</summary>
public sealed class LawClosingTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("本法自2026年1月1日起施行。", "2026-01-01")]
    [InlineData("本规定自２０２５年６月１日起施行，依照《甲法》新设定的制度自２０２６年１月１日起施行。", "2025-06-01")]
    [InlineData("本解释自2025年2月1日起正式实施。", "2025-02-01")]
    [InlineData("本法自公布之日起施行。", null)]
    [InlineData("本法自2008年1月1日起施行。", null)]
    [InlineData("本法自2025年13月41日起施行。", null)]
    public void A_version_begins_on_the_day_its_text_names_unless_that_is_the_day_of_an_older_one(string closing, string? day) =>
        Assert.Equal(day is null ? null : DateOnly.Parse(day), Read(closing).Effective);

    [Theory]
    [InlineData("《中华人民共和国婚姻法》、《中华人民共和国继承法》和《收养法》同时废止。", "婚姻法 继承法 收养法")]
    [InlineData("1990年12月24日国务院发布、1994年10月9日国务院修订发布的《行政复议条例》同时废止。", "行政复议条例")]
    [InlineData("《甲规则（试行）》（高检发释字〔2012〕2号）同时废止；以前发布的规定与本规则不一致的，以本规则为准。", "甲规则（试行）")]
    [InlineData("最高人民法院《关于审理甲案件的解释》（法释〔2013〕15号）不再适用。", "最高人民法院关于审理甲案件的解释")]
    [InlineData("《最高人民法院关于适用〈中华人民共和国甲法〉的解释》同时废止。", "最高人民法院关于适用〈甲法〉的解释")]
    [InlineData("1997年发布的《反倾销和反补贴条例》中关于反倾销的规定同时废止。", "")]
    [InlineData("根据《甲条例》，《乙条例》同时废止。", "乙条例")]
    [InlineData("《甲规定》与本规定不一致的，以本规定为准。", "")]
    [InlineData("申请人依照《甲法》申请的，原决定应当予以废止。", "")]
    [InlineData("1963年发布的《遛龙管理条例》同时废止。", "")]
    public void A_law_ends_those_it_names_as_a_whole(string closing, string ended) =>
        Assert.Equal(ended.Split(' ', StringSplitOptions.RemoveEmptyEntries), Read("本法自2025年2月1日起施行。" + closing).Repeals.Select(repeal => repeal.Law));

    [Fact]
    public void A_law_ends_others_on_the_day_it_began_first_even_in_an_amended_version()
    {
        Assert.Equal(new DateOnly(2008, 1, 1), Assert.Single(Read("本法自2008年1月1日起施行，《甲乙法》同时废止。").Repeals).From);
        Assert.Equal(new DateOnly(1999, 3, 1), Assert.Single(Read("本法自公布之日起施行。《甲乙法》同时废止。").Repeals).From);
    }

    [Fact]
    public void The_collection_names_the_laws_that_were_ended()
    {
        var documents = LawParser.Parse(SharedData.PathOrSkip("laws")).OfType<LawFile.Parsed>().Select(file => file.Document).ToList();
        var code = documents.Single(law => law.Name == "民法典");
        Assert.Equal(["婚姻法", "继承法", "民法通则", "收养法", "担保法", "合同法", "物权法", "侵权责任法", "民法总则"], code.Repeals.Select(repeal => repeal.Law));
        Assert.All(code.Repeals, repeal => Assert.Equal(new DateOnly(2021, 1, 1), repeal.From));
        var ended = documents.SelectMany(law => law.Repeals).Select(repeal => LawParser.CanonicalLawName(repeal.Law)).ToHashSet();
        // Where the list names the closing article that ended a law, that article was understood.
        var listed = File.ReadLines(SharedData.PathOrSkip("repealed.tsv")).Select(line => line.Split('\t'))
            .Where(row => row[0][0] != '#' && row[3].EndsWith('条') && row[4] == "sure").ToList();
        Assert.NotEmpty(listed);
        string[] missed = [.. listed.Select(row => row[0]).Where(law => !ended.Contains(LawParser.CanonicalLawName(law)))];
        Assert.Empty(missed);
        Assert.Equal(new DateOnly(2026, 1, 1), documents.Single(law => law.Name == "增值税法").Effective);
    }

    private LawDocument Read(string closing)
    {
        var path = folder.Write("遛龙管理条例(2024-12-25).md", $"# 遛龙管理条例\n\n1999年3月1日 公布\n\n2024年12月25日 修订\n\n<!-- INFO END -->\n\n第一条 遛龙应当牵绳。\n\n第二条 {closing}\n");
        return Assert.IsType<LawFile.Parsed>(Assert.Single(LawParser.Parse(path))).Document;
    }
}
