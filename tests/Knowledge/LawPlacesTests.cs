using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using ResidentAssistant.Knowledge;
using Xunit;

namespace ResidentAssistant.Tests.Knowledge;

/// <summary>Where laws hold: by their title, by who made them, by their folder.</summary>
public sealed class LawPlacesTests : IDisposable
{
    /// <summary>Of Beijing, and with the regulations of the State Council, which approved it.</summary>
    private const string Approved = "北京市新技术产业开发试验区暂行条例";

    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("浙江省物业管理条例", "浙江省")]
    [InlineData("《浙江省物业管理条例》", "浙江省")]
    [InlineData("浙江省物业管理条例(2019-03-24)", "浙江省")]
    [InlineData("湖北省实施《中华人民共和国消费者权益保护法》办法", "湖北省")]
    [InlineData("河北省市场主体登记办法", "河北省")]
    [InlineData("辽宁省城市市容和环境卫生管理规定", "辽宁省")]
    [InlineData("浙江省小城市培育条例", "浙江省")]
    [InlineData("广东省设区的市地方性法规批准规定", "广东省")]
    [InlineData("四川省省会城市管理条例", "四川省")]
    [InlineData("陕西省西安都市圈发展促进条例", "陕西省")]
    [InlineData("湖北省武汉城市圈条例", "湖北省")]
    [InlineData("内蒙古自治区物业管理条例", "内蒙古自治区")]
    [InlineData("广西壮族自治区人民代表大会常务委员会关于加强消防工作的决定", "广西壮族自治区")]
    [InlineData("新疆维吾尔自治区实施《中华人民共和国义务教育法》办法", "新疆维吾尔自治区")]
    [InlineData("北京市物业管理条例", "北京市")]
    [InlineData("上海市浦东新区市场准营承诺即入制管理若干规定", "上海市")]
    [InlineData("重庆市城市房地产交易管理条例（2024修正）", "重庆市")]
    [InlineData("海南自由贸易港公平竞争条例", "海南省")]
    [InlineData("海南经济特区物业管理条例", "海南省")]
    [InlineData("中国（上海）自由贸易试验区条例", "上海市")]
    [InlineData("中国（黑龙江）自由贸易试验区管理办法", "黑龙江省")]
    [InlineData("杭州市物业管理条例", "杭州市")]
    [InlineData("襄阳市市容和环境卫生管理办法（试行）", "襄阳市")]
    [InlineData("深圳经济特区物业管理条例", "深圳市")]
    [InlineData("厦门经济特区物业管理条例", "厦门市")]
    [InlineData("盐城市城市管理条例", "盐城市")]
    [InlineData("成都市市场监督管理规定", "成都市")]
    [InlineData("呼和浩特市养犬管理条例", "呼和浩特市")]
    [InlineData("吉林省长春市养犬管理规定", "长春市")]
    [InlineData("吉林市养犬管理条例", "吉林市")]
    [InlineData("本溪市文明行为促进条例", "本溪市")]
    [InlineData("延边朝鲜族自治州物业管理条例", "延边朝鲜族自治州")]
    [InlineData("浙江省景宁畲族自治县环境保护条例", "景宁畲族自治县")]
    [InlineData("湖北省恩施土家族苗族自治州山体保护条例", "恩施土家族苗族自治州")]
    [InlineData("中华人民共和国民法典", null)]
    [InlineData("物业管理条例", null)]
    [InlineData("城市市容和环境卫生管理条例", null)]
    [InlineData("城市房地产开发经营管理条例", null)]
    [InlineData("市场主体登记管理条例", null)]
    [InlineData("市场监督管理投诉举报处理办法", null)]
    [InlineData("城乡集市贸易管理办法", null)]
    [InlineData("农贸市场管理办法", null)]
    [InlineData("大城市户口管理规定", null)]
    [InlineData("药品上市后变更管理办法（试行）", null)]
    [InlineData("直辖市行政区划管理办法", null)]
    [InlineData("省、自治区、直辖市人民代表大会办法", null)]
    [InlineData("海南自由贸易港法", null)]
    [InlineData("中华人民共和国香港特别行政区基本法", null)]
    [InlineData("香港特别行政区基本法", null)]
    [InlineData("民族自治州财政管理办法", null)]
    [InlineData("国务院关于浙江省义乌市国际贸易综合改革的规定", null)]
    [InlineData("全国人民代表大会常务委员会关于授权上海市人民代表大会制定法规的决定", null)]
    [InlineData("最高人民法院关于北京市法院管辖的规定", null)]
    [InlineData("", null)]
    public void A_title_names_its_place_at_its_beginning(string title, string? place) => Assert.Equal(place, LawPlaces.In(title));

    [Theory]
    [InlineData(null, LawScope.National)]
    [InlineData("浙江省", LawScope.Province)]
    [InlineData("内蒙古自治区", LawScope.Province)]
    [InlineData("北京市", LawScope.Province)]
    [InlineData("杭州市", LawScope.City)]
    [InlineData("延边朝鲜族自治州", LawScope.City)]
    public void A_municipality_is_a_province(string? place, LawScope scope) => Assert.Equal(scope, LawPlaces.ScopeOf(place));

    [Theory]
    [InlineData("请问湖南省", "湖南省")]
    [InlineData("深圳经济特区", "深圳经济特区")]
    [InlineData("违反杭州市", "杭州市")]
    [InlineData("按照我们市", null)]
    [InlineData("看本市", null)]
    [InlineData("老家在城市", null)]
    [InlineData("去了趟超市", null)]
    [InlineData("公司上市", null)]
    [InlineData("", null)]
    public void Words_before_the_name_of_a_law_may_end_with_a_place(string words, string? place) => Assert.Equal(place, LawPlaces.AtEndOf(words));

    [Theory]
    [InlineData("2019年8月30日苏州市第十六届人民代表大会常务委员会第二十次会议通过，2019年9月27日江苏省第十三届人民代表大会常务委员会批准", "苏州市")]
    [InlineData("（2018年9月30日浙江省第十三届人民代表大会常务委员会第五次会议通过）", "浙江省")]
    [InlineData("2020年3月1日浙江省人民政府令第381号公布", "浙江省")]
    [InlineData("2020年5月28日第十三届全国人民代表大会第三次会议通过", null)]
    [InlineData("2007年8月26日国务院令第504号公布", null)]
    public void Otherwise_who_made_it_says_the_place(string made, string? place) =>
        Assert.Equal(place, Parsed(folder.Write("工业园区条例.md", $"# 工业园区条例\n\n{made}\n\n<!-- INFO END -->\n\n第一条 甲。\n")).Place);

    [Theory]
    [InlineData("地方性法规/浙江省", "浙江省")]
    [InlineData("地方性法规/浙江", "浙江省")]
    [InlineData("地方性法规/广西/柳州市", "柳州市")]
    [InlineData("行政法规/浙江省", null)]
    public void Otherwise_a_folder_of_local_law_says_the_place(string path, string? place) =>
        Assert.Equal(place, Parsed(folder.Write($"{path}/养犬条例(2020-01-01).md", "# 养犬条例\n\n<!-- INFO END -->\n\n第一条 甲。\n")).Place);

    [Fact]
    public void Front_matter_says_who_made_it() => Assert.Equal("杭州市", Parsed(folder.Write(
        "养犬条例.md", "---\ntitle: 养犬条例\n公布日期: 2020-01-01\n制定机关: 杭州市人大常委会\n---\n\n第一条 甲。\n")).Place);

    [Fact]
    public void A_docx_of_the_national_database_says_its_place_in_the_title_or_in_the_line_in_brackets()
    {
        Assert.Equal("浙江省", Parsed(Docx("浙江省物业管理条例", "（2022年3月18日浙江省第十三届人民代表大会常务委员会第三十五次会议修订）")).Place);
        Assert.Equal("苏州市", Parsed(Docx("苏州工业园区条例", "（2019年8月30日苏州市第十六届人民代表大会常务委员会第二十次会议通过）")).Place);
        Assert.Null(Parsed(Docx("中华人民共和国律师法", "（1996年5月15日第八届全国人民代表大会常务委员会第十九次会议通过）")).Place);
    }

    [Fact]
    public void No_law_of_the_starter_library_is_local() => Assert.DoesNotContain(
        LawParser.Parse(Path.Combine(AppContext.BaseDirectory, "content", "laws")).OfType<LawFile.Parsed>(), law => law.Document.Scope != LawScope.National);

    [Fact]
    public void Of_the_whole_collection_the_local_laws_are_local() => Assert.All(
        LawParser.Parse(SharedData.PathOrSkip("laws")).OfType<LawFile.Parsed>().Select(law => law.Document),
        law => Assert.Equal((law.Category == "地方性法规" ? "湖北省" : law.Name == Approved ? "北京市" : null, law.FullName), (law.Place, law.FullName)));

    private static LawDocument Parsed(string path) => Assert.IsType<LawFile.Parsed>(Assert.Single(LawParser.Parse(path))).Document;

    private string Docx(string title, string made)
    {
        var path = Path.Combine(folder.Path, title + ".docx");
        using var document = WordprocessingDocument.Create(path, WordprocessingDocumentType.Document);
        document.AddMainDocumentPart().Document = new Document(new Body(new[] { title, made, "第一条　甲。" }.Select(text =>
            (OpenXmlElement)new Paragraph(new Run(new Text(text))))));
        return path;
    }
}
