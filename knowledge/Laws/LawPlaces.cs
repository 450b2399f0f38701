using System.Text.RegularExpressions;

namespace ResidentAssistant.Knowledge;

/// <summary>
/// Where a law holds: local law (地方性法规, 地方政府规章) names its place at the beginning of the title, 浙江省物业管理条例, or is made by a congress or
/// government of the place. Hong Kong, Macao and Taiwan have law of their own, which is not read here; their basic laws are national.
/// </summary>
public static partial class LawPlaces
{
    private static readonly string[] Provinces =
    [
        "北京市", "天津市", "上海市", "重庆市",
        "河北省", "山西省", "辽宁省", "吉林省", "黑龙江省", "江苏省", "浙江省", "安徽省", "福建省", "江西省", "山东省", "河南省", "湖北省", "湖南省", "广东省", "海南省",
        "四川省", "贵州省", "云南省", "陕西省", "甘肃省", "青海省",
        "内蒙古自治区", "广西壮族自治区", "西藏自治区", "宁夏回族自治区", "新疆维吾尔自治区",
    ];

    /// <summary>How titles begin that name the place otherwise.</summary>
    private static readonly (string Beginning, string Place)[] Zones =
    [
        ("深圳经济特区", "深圳市"), ("珠海经济特区", "珠海市"), ("汕头经济特区", "汕头市"), ("厦门经济特区", "厦门市"), ("海南经济特区", "海南省"), ("海南自由贸易港", "海南省"),
    ];

    private static readonly string[] LocalCategories = ["地方性法规", "地方政府规章"];

    /// <summary>Whether the name is that of a province, autonomous region or municipality, in full: 浙江省, 内蒙古自治区, 北京市.</summary>
    public static bool IsProvince(string name) => Provinces.Contains(name);

    /// <summary>The scope of a law of this place; null is the whole country.</summary>
    public static LawScope ScopeOf(string? place) => place is null ? LawScope.National : IsProvince(place) ? LawScope.Province : LawScope.City;

    /// <summary>The place that a title names at its beginning, in full: 浙江省, 杭州市, 延边朝鲜族自治州; null when it names none.</summary>
    /// <param name="title">With or without a version date and 《》 around it.</param>
    public static string? In(string title)
    {
        var name = LawNames.WithoutVersion(title.Trim()).Trim('《', '》', ' ');
        // Only the National People's Congress makes a 法; 办法 others make as well.
        if (LawEnding().IsMatch(name))
            return null;
        foreach (var (beginning, place) in Zones)
            if (name.StartsWith(beginning, StringComparison.Ordinal))
                return place;
        if (TradeZone().Match(name) is { Success: true } zone)
            return Array.Find(Provinces, province => province.StartsWith(zone.Groups["place"].Value, StringComparison.Ordinal));
        var within = Array.Find(Provinces, province => name.StartsWith(province, StringComparison.Ordinal));
        return CityIn(within is null ? name : name[within.Length..]) ?? within;
    }

    /// <summary>The place that words end with, in full; null when they end with none. Before 物业管理条例 it makes another law of it.</summary>
    public static string? AtEndOf(string words)
    {
        if (Array.Find(Zones, zone => words.EndsWith(zone.Beginning, StringComparison.Ordinal)) is { Beginning: { } zone })
            return zone;
        if (Array.Find(Provinces, province => words.EndsWith(province, StringComparison.Ordinal)) is { } province)
            return province;
        return CityAtEnd().Match(words) is { Success: true } city && !NoCity().IsMatch(city.Value) ? city.Value : null;
    }

    /// <summary>Whether a law of its category is one of a place.</summary>
    internal static bool IsLocal(string? category) => LocalCategories.Contains(category);

    /// <summary>
    /// The place by the title, otherwise by who made the law, otherwise by a folder of local law that is called like it; null when the law is national.
    /// </summary>
    /// <param name="title">As printed in the file.</param>
    /// <param name="header">What is said about the law.</param>
    /// <param name="category">See <see cref="LawDocument.Category"/>.</param>
    /// <param name="path">Of the file.</param>
    internal static string? Of(string title, IEnumerable<string> header, string? category, string path)
    {
        if (title.StartsWith(LawNames.Country, StringComparison.Ordinal) || LawEnding().IsMatch(LawNames.WithoutVersion(title.Trim())))
            return null;
        if (In(title) is { } named)
            return named;
        var maker = header.Select(line => Maker().Match(line)).FirstOrDefault(match => match.Success);
        if (maker is not null)
            return maker.Groups["place"] is { Success: true } place ? place.Value : null;
        return IsLocal(category) ? FolderOf(path) : null;
    }

    private static string? FolderOf(string path)
    {
        foreach (var folder in path.Split('/', '\\').SkipLast(1).Reverse())
            if (Array.Find(Provinces, province => folder == province || folder == Short(province)) is { } province)
                return province;
            else if (Place().IsMatch(folder))
                return folder;
        return null;
    }

    /// <summary>浙江, 黑龙江, 广西.</summary>
    private static string Short(string province) => province[..(province[0] is '内' or '黑' ? 3 : 2)];

    private static string? CityIn(string name) =>
        City().Match(name) is { Success: true } city && !NoCity().IsMatch(city.Groups["place"].Value) ? city.Groups["place"].Value : null;

    [GeneratedRegex(@"(?<!办)法(?:典)?(?:修正案)?(?:[（(][^（）()]*[)）])?》?$", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex LawEnding();

    [GeneratedRegex(@"^中国[（(](?<place>[\u4e00-\u9fff]{2,3})[)）]自由贸易试验区", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex TradeZone();

    /// <summary>A city at the beginning of a title that ends like a law; 市场, 市容 and the like behind other words are no city.</summary>
    [GeneratedRegex(
        @"^(?<place>[\u4e00-\u9fff]{2,5}?市(?!场)|[\u4e00-\u9fff]{2,14}?(?:自治州|自治县|自治旗)).*(?:条例|办法|规定|决定|决议|规则|细则|规范|标准|通知|意见|方案|通告|公告)"
            + @"(?:[（(][^（）()]*[)）])*$", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex City();

    /// <summary>What ends with 市 or 自治州 and is none: 城市, 小城市, 都市, 上市, 超市, 集市, 直辖市, 设区的市, 农贸市, 关于…自治州.</summary>
    [GeneratedRegex(
        "^[城农县省各]|^(?:设区|较大|直辖|计划|关于|国务院|全国|民族)|(?<!^[晋运盐宣聊])城市$|(?<!^[成昌])都市$|[上超集夜早股楼的级列]市$|的",
        RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex NoCity();

    /// <summary>Most names have two characters; 我们市 and 看本市 are none.</summary>
    [GeneratedRegex(@"[\u4e00-\u9fff-[我你他们咱本全这那看据照按在的问有]]{2}市$", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex CityAtEnd();

    /// <summary>A folder that is called like a city.</summary>
    [GeneratedRegex(@"^[\u4e00-\u9fff]{2,5}市$|^[\u4e00-\u9fff]{2,14}(?:自治州|自治县|自治旗)$", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex Place();

    /// <summary>
    /// Who made the law; of several the first: that of a city passes what that of the province approves. 2019年9月30日浙江省第十三届人民代表大会常务委员会第五次会议通过,
    /// 制定机关：杭州市人大常委会.
    /// </summary>
    [GeneratedRegex(
        @"全国人民代表大会|全国人大|国务院|最高人民(?:法院|检察院)"
            + @"|(?<=^|[^\u4e00-\u9fff]|[日由经])(?<place>(?![日由经])[\u4e00-\u9fff]{2,14}?(?:省|自治区|市|自治州|自治县|自治旗))"
            + @"(?:第[一二三四五六七八九十百零〇]{1,4}届)?(?:人民代表大会|人大|人民政府)", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex Maker();
}
