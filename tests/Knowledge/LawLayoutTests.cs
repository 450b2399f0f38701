using ResidentAssistant.Knowledge;
using Xunit;

namespace ResidentAssistant.Tests.Knowledge;

/// <summary>Laws as different collections lay them out.</summary>
public sealed class LawLayoutTests : IDisposable
{
    private const string Official = """
        # 中华人民共和国未成年人保护法

        （1991年9月4日第七届全国人民代表大会常务委员会第二十一次会议通过　2006年12月29日第十届全国人民代表大会常务委员会第二十五次会议第一次修订
        根据2012年10月26日第十一届全国人民代表大会常务委员会第二十九次会议《关于修改〈中华人民共和国未成年人保护法〉的决定》修正
        2020年10月17日第十三届全国人民代表大会常务委员会第二十二次会议第二次修订）

        """;

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_newest_day_of_the_official_header_is_the_version()
    {
        var law = Parsed("未成年人保护法.md", Official + "第一条 为了保护未成年人，制定本法。\n\n第二条 甲。\n");

        Assert.Equal(new DateOnly(2020, 10, 17), law.Version);
        Assert.Equal(["第一条", "第二条"], law.Articles.Select(article => article.Number));
    }

    [Theory]
    [InlineData("1990年9月7日第七届全国人民代表大会常务委员会第十五次会议通过　根据2010年2月26日《关于修改〈甲法〉的决定》第一次修正　根据2020年11月11日《关于修改〈甲法〉的决定》第三次修正", "2020-11-11")]
    [InlineData("（二〇〇三年六月八日国务院令第379号公布　根据二〇一八年三月十九日《国务院关于修改部分行政法规的决定》第二次修订）", "2018-03-19")]
    [InlineData("公布日期：2020-10-17", "2020-10-17")]
    [InlineData("国务院令第379号　２００３年６月８日公布", "2003-06-08")]
    public void Days_of_adoption_are_read_however_they_are_written(string header, string version) =>
        Assert.Equal(DateOnly.Parse(version), Parsed("甲法.md", $"# 甲法\n\n{header}\n\n## 第一章 总则\n\n第一条 甲。\n").Version);

    [Fact]
    public void A_day_of_coming_into_force_is_no_day_of_adoption()
    {
        var law = Parsed("甲法.md", "# 甲法\n\n（2020年5月28日通过，自2021年1月1日起施行）\n\n第一条 甲。\n");

        Assert.Equal((new DateOnly(2020, 5, 28), new DateOnly(2021, 1, 1)), (law.Version!.Value, law.Effective!.Value));
    }

    [Theory]
    [InlineData("第一条 甲。\n\n第二条 乙。\n\n## 第二章 权利\n\n第三条 丙。\n", "", "第二章 权利")]
    [InlineData("**第一条** 甲。\n\n**第二条** 乙。\n\n## 第二章 权利\n\n**第三条** 丙。\n", "", "第二章 权利")]
    [InlineData("# 第一章 总则\n\n第一条 甲。\n\n第二条 乙。\n\n# 第二章 权利\n\n第三条 丙。\n", "第一章 总则", "第二章 权利")]
    [InlineData("第一章　总则\n\n第一条 甲。\n\n第二条 乙。\n\n第二章　权利\n\n第三条 丙。\n", "第一章　总则", "第二章　权利")]
    [InlineData("**第一章 总则**\n\n第一条 甲。\n\n第二条 乙。\n\n**第二章 权利**\n\n第三条 丙。\n", "第一章 总则", "第二章 权利")]
    [InlineData("### 第1条 甲。\n\n### 第2条 乙。\n\n## 第二章 权利\n\n### 第3条 丙。\n", "", "第二章 权利")]
    public void Articles_before_the_first_heading_and_chapters_of_any_mark_are_kept(string body, string first, string last)
    {
        foreach (var mark in new[] { "", "<!-- INFO END -->\n\n" })
        {
            var law = Parsed("甲法.md", $"# 甲法\n\n2020年10月17日 通过\n\n{mark}{body}");

            Assert.Equal(["第一条", "第二条", "第三条"], law.Articles.Select(article => article.Number));
            Assert.Equal(["甲。", "乙。", "丙。"], law.Articles.Select(article => article.Text));
            Assert.Equal([first, first, last], law.Articles.Select(article => article.Headings));
            Assert.Equal("甲法", law.Name);
            Assert.Empty(law.Skipped);
        }
    }

    [Theory]
    [InlineData("## 目录\n\n第一章 总则\n\n第二章 附则\n\n## 第一章 总则\n\n", 3)]
    [InlineData("目　录\n第一章 总则……1\n第二章 附则……2\n\n## 第一章 总则\n\n", 3)]
    [InlineData("## 目录\n\n- [第一章 总则](#a)\n- [第二章 附则](#b)\n\n## 第一章 总则\n\n", 3)]
    [InlineData("# 目录\n\n第一章 总则\n第二章 附则\n\n第一章 总则\n\n", 3)]
    [InlineData("## 目次\n\n## 第一章 总则\n\n## 第二章 附则\n\n## 第一章 总则\n\n", 3)]
    public void A_table_of_contents_is_left_out_and_reported(string contents, int lines)
    {
        var law = Parsed("甲法.md", $"# 甲法\n\n2020年10月17日 通过\n\n<!-- INFO END -->\n\n{contents}第一条 甲。\n\n## 第二章 附则\n\n第二条 乙。\n");

        Assert.Equal([("第一条", "第一章 总则"), ("第二条", "第二章 附则")], law.Articles.Select(article => (article.Number, article.Headings)));
        Assert.Equal(new LawSkip(LawSkipped.Contents, 7, lines), Assert.Single(law.Skipped));
    }

    [Theory]
    [InlineData("## 附\n\n")]
    [InlineData("## 附件一：格式\n\n")]
    [InlineData("附：\n\n")]
    [InlineData("# 附录\n\n")]
    public void What_stands_in_an_annex_is_no_article_of_the_law(string annex)
    {
        var law = Parsed("甲法.md", $"# 甲法\n\n2020年10月17日 通过\n\n第一条 甲。\n\n第二条 乙。\n\n{annex}乙法的有关条文：\n\n第一条 丙。\n");

        Assert.Equal(["甲。", "乙。", "乙法的有关条文：\n第一条 丙。"], law.Articles.Select(article => article.Text));
        Assert.Equal("第二条", law.Articles[1].Number);
    }

    [Fact]
    public void Front_matter_gives_title_and_days_and_is_reported()
    {
        var law = Parsed("x.md", "---\ntitle: 中华人民共和国甲法\ndate: 2020-10-17\neffective: 2021-06-01\ntags: [法律]\n---\n\n第一条 甲。\n");

        Assert.Equal(("甲法", new DateOnly(2020, 10, 17), new DateOnly(2021, 6, 1)), (law.Name, law.Version!.Value, law.Effective!.Value));
        Assert.Equal([new LawSkip(LawSkipped.FrontMatter, 1, 6)], law.Skipped);
    }

    [Fact]
    public void Lines_about_a_law_that_name_no_day_are_reported_where_their_end_is_not_marked() => Assert.Equal(
        [new LawSkip(LawSkipped.Header, 3, 1)],
        Parsed("甲法.md", "# 甲法\n\n国务院令第379号\n\n2003年6月8日 公布\n\n第一条 甲。\n").Skipped);

    [Theory]
    [InlineData("# 甲法\n\n2020年13月17日 通过\n\n第一条 甲。\n", 3)]
    [InlineData("# 甲法\n\n国务院令第379号\n\n2020年2月30日 公布\n\n第一条 甲。\n", 5)]
    [InlineData("# 甲法\n\n2020年 公布\n\n第一条 甲。\n", 3)]
    [InlineData("\n# 甲法\n\n<!-- INFO END -->\n\n第一条 甲。\n", 2)]
    public void Without_a_day_the_line_that_should_name_it_is_known(string content, int line)
    {
        var law = Parsed("甲法.md", content);

        Assert.Equal((null, line), (law.Version, law.DateLine));
    }

    private LawDocument Parsed(string name, string content) =>
        Assert.IsType<LawFile.Parsed>(Assert.Single(LawParser.Parse(_folder.Write(name, content.ReplaceLineEndings("\n"))))).Document;
}
