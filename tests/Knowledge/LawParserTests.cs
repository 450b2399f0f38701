using ResidentAssistant.Knowledge;
using Xunit;

namespace ResidentAssistant.Tests.Knowledge;

public sealed class LawParserTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Articles_keep_their_paragraphs_and_headings()
    {
        var law = Parsed("行政法规/物业管理条例(2018-03-19).md", """
            # 物业管理条例

            2003年6月8日 国务院令第379号公布

            <!-- INFO END -->

            ## 第一章　总则

            第一条 为了规范物业管理活动，制定本条例。

            ## 第二章 业主

            ### 第一节 权利

            第六条　业主享有下列权利：

            （一）接受服务；

            第六条第二款所称服务，由合同约定。

            ## 第三章 附则

            第七条之一 本条例自公布之日起施行。
            """);

        Assert.Equal(("物业管理条例", "行政法规", new DateOnly(2018, 3, 19)), (law.Name, law.Category, law.Version));
        Assert.Equal(["第一条", "第六条", "第七条之一"], law.Articles.Select(article => article.Number));
        Assert.Equal("第二章 业主 > 第一节 权利", law.Articles[1].Headings);
        Assert.Equal("业主享有下列权利：\n（一）接受服务；\n第六条第二款所称服务，由合同约定。", law.Articles[1].Text);
        Assert.Equal("第三章 附则", law.Articles[2].Headings);
    }

    [Fact]
    public void The_books_of_a_code_are_one_law_in_the_order_of_its_articles()
    {
        _folder.Write("民法典/总则.md", Book("总则", "第一条 为了保护民事主体的合法权益，制定本法。"));
        _folder.Write("民法典/侵权责任编.md", Book("侵权责任编", "第一千一百六十四条 本编调整因侵害民事权益产生的民事关系。"));
        var contracts = _folder.Write("民法典/合同编.md", Book("合同编", "第四百六十三条 本编调整因合同产生的民事关系。"));
        _folder.Write("民法典/_index.md", "# 目录");

        var code = Assert.IsType<LawFile.Parsed>(Assert.Single(LawParser.Parse(_folder.Path))).Document;

        Assert.Equal("民法典", code.Name);
        Assert.Equal(["第一条", "第四百六十三条", "第一千一百六十四条"], code.Articles.Select(article => article.Number));
        Assert.Equal([0, 1, 2], code.Articles.Select(article => article.Order));
        Assert.Equal("合同编", code.Articles[1].Headings);
        Assert.Equal(new DateOnly(2021, 1, 1), code.Effective);
        var whole = Assert.IsType<LawFile.Parsed>(Assert.Single(LawParser.Parse(contracts))).Document;
        Assert.Equal(3, whole.Articles.Count);
    }

    [Fact]
    public void Only_the_newest_version_of_a_law_is_taken()
    {
        _folder.Write("社会法/民办教育法(2016-11-07).md", Law("民办教育法", "第一条 旧。"));
        _folder.Write("社会法/民办教育法(2018-12-29).md", Law("民办教育法", "第一条 新。"));
        _folder.Write("社会法/民办教育法(2013-06-29).md", Law("民办教育法", "第一条 更旧。"));

        var documents = LawParser.Parse(_folder.Path).OfType<LawFile.Parsed>().Select(file => file.Document).ToList();

        Assert.Equal(3, documents.Count);
        Assert.Equal("新。", Assert.Single(LawDocument.NewestPerLaw(documents)).Articles[0].Text);
    }

    [Fact]
    public void A_decree_is_cited_by_its_items_and_without_items_as_a_whole()
    {
        var amendment = Parsed("刑法修正案.md", Law("刑法修正案", "为了惩治犯罪，作如下修改：\n\n一、将第十五条修改为：\n\n“第十五条 甲。”\n\n二、增加一条。"));
        var ruling = Parsed("批复.md", Law("关于邮票的解释", "对变造邮票数额较大的，应当定罪处罚。"));
        var enforcement = Parsed("执行.md", Law("执行规定", "## 一、机构\n\n1.设立机构。\n\n2.负责执行。\n\n## 二、管辖\n\n3.由法院管辖。"));

        Assert.Equal(["引言", "第一条", "第二条"], amendment.Articles.Select(article => article.Number));
        Assert.Equal("将第十五条修改为：\n“第十五条 甲。”", amendment.Articles[1].Text);
        Assert.Equal(["第一条", "第二条"], amendment.ToPassages().Select(passage => passage.Article));
        Assert.Equal("全文", Assert.Single(ruling.Articles).Number);
        Assert.Equal(["第一条", "第二条", "第三条"], enforcement.Articles.Select(article => article.Number));
        Assert.Equal("二、管辖", enforcement.Articles[2].Headings);
    }

    [Fact]
    public void A_preamble_under_its_heading_and_an_annex_with_its_own_numbers_are_kept()
    {
        var law = Parsed("宪法.md", Law("中华人民共和国宪法", "## 序言\n\n中国是历史悠久的国家。\n\n## 第一章 总纲\n\n第一条 甲。\n\n第二条 乙。\n\n## 附件一\n\n下列条例废止：\n\n第一条 丙。"));

        Assert.Equal(["序言", "第一条", "第二条", "附件一"], law.Articles.Select(article => article.Number));
        Assert.Equal("下列条例废止：\n第一条 丙。", law.Articles[3].Text);
        Assert.Equal("宪法", law.Name);
    }

    [Fact]
    public void A_date_of_coming_into_force_before_the_version_belongs_to_an_older_one()
    {
        var amended = Parsed("甲法(2018-10-26).md", "# 甲法\n\n1990年1月1日 施行\n\n2018年10月26日 修正\n\n<!-- INFO END -->\n\n第一条 甲。");
        var undated = Parsed("乙法.md", "# 乙法\n\n2020年5月28日 通过\n\n2019年1月1日 审议\n\n自2021年1月1日起施行\n\n<!-- INFO END -->\n\n第一条 乙。");

        Assert.Null(amended.Effective);
        Assert.Equal((new DateOnly(2020, 5, 28), new DateOnly(2021, 1, 1)), (undated.Version, undated.Effective));
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("\n\n没有标题\n", 3)]
    [InlineData("# 甲法\n\n<!-- INFO END -->\n\n## 第一章 总则\n", 3)]
    [InlineData("# 甲法\n\n<!-- INFO END -->\n\n第一条 甲。\n\n第三条 丙。\n\n第二条 乙。\n", 9)]
    public void A_file_that_makes_no_sense_is_refused_with_its_line(string content, int line)
    {
        var path = _folder.Write("坏.md", content);

        var refused = Assert.IsType<LawFile.Refused>(Assert.Single(LawParser.Parse(path)));

        Assert.Equal((path, line), (refused.Path, refused.Line));
    }

    [Fact]
    public void A_file_of_another_encoding_and_a_missing_path_are_refused()
    {
        var path = _folder.Write("gbk.md", "");
        File.WriteAllBytes(path, [0x23, 0x20, 0xc3, 0xf1, 0xb7, 0xa8]);

        Assert.IsType<LawFile.Refused>(Assert.Single(LawParser.Parse(path)));
        Assert.IsType<LawFile.Refused>(Assert.Single(LawParser.Parse(path + "x")));
    }

    private LawDocument Parsed(string name, string content) =>
        Assert.IsType<LawFile.Parsed>(Assert.Single(LawParser.Parse(_folder.Write(name, content)))).Document;

    private static string Law(string title, string body) => $"# {title}\n\n<!-- INFO END -->\n\n{body}\n";

    private static string Book(string book, string article) =>
        $"# 中华人民共和国民法典\n\n# {book}\n\n2020年5月28日 通过\n\n2021年1月1日 施行\n\n<!-- INFO END -->\n\n{article}\n";
}
