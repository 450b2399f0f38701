using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;
using ResidentAssistant.Knowledge;

namespace ResidentAssistant.Assistant.Dialogs;

/// <summary>Finds estate, road and building in what a resident writes.</summary>
public static partial class PlaceRecognizer
{
    private static readonly string[] NotNames =
    [
        "我们", "我家", "你们", "他们", "这个", "那个", "整个", "本", "该", "咱们", "附近", "旁边", "隔壁", "对面", "位于", "关于", "反映", "投诉", "举报", "在", "是", "住", "的", "有", "到", "就", "去",
            "从", "往", "离", "了", "说", "我",
        "每天", "天天", "昨天", "今天", "前天", "昨晚", "今晚", "夜里", "晚上", "早上", "上午", "中午", "下午", "凌晨", "半夜", "深夜", "最近", "现在", "目前", "经常", "一直", "老是", "又",
        "一下", "你好", "您好", "请问", "麻烦", "靠近", "改成", "改为", "应该",
        "楼下", "楼上", "门口", "里面", "外面", "前面", "后面", "路边", "孩子", "小孩", "女儿", "儿子", "孙子", "老人", "家里",
    ];

    /// <summary>Characters of a line that tells a matter besides a place.</summary>
    private const int TellsAtLeast = 7;

    /// <summary>Characters of a name before its ending.</summary>
    private const int LongestName = 12;

    /// <summary>The same in a sentence, where a longer run is not a name alone.</summary>
    private const int LongestFront = 4;

    /// <summary>Characters of an answer that is an address and nothing else.</summary>
    private const int LongestAddress = 60;

    /// <summary>不, 看见 and the like stand in no name of a road or village: 晚上看不见路 is none.</summary>
    private static readonly SearchValues<char> NeverInRoads = SearchValues.Create("不没看见走过了着得很太都就会能让这那每条段晚");

    private static readonly HashSet<string> Nothing = new(StringComparer.Ordinal)
    {
        "不知道", "不清楚", "不晓得", "说不清", "没用", "有用", "随便", "什么", "哪里", "你猜", "这里", "那里", "就这里", "就那里", "谢谢", "你好", "您好", "好的", "可以", "不是", "不对",
    };

    /// <summary>3号楼, 416幢16层1号、2号, 檀溪路18号's 18号, 公交站旁边, 我家楼下; null when there is none.</summary>
    /// <param name="text">What a resident writes.</param>
    /// <param name="name">The estate or road that was found in it: what stands right behind it says where there.</param>
    public static string? Spot(string text, string? name = null)
    {
        var said = Repair.HalfWidth(text);
        if (SpotForm().Match(said) is { Success: true } match)
        {
            var end = match.Index + match.Length;
            return text[match.Index..(end + (BesideForm().Match(said, end) is { Success: true } beside ? beside.Length : 0))].Trim();
        }

        name = name is not null && said.Contains(name, StringComparison.Ordinal) ? name : Name(said);
        if (name is not null && BehindForm().Match(said, said.IndexOf(name, StringComparison.Ordinal) + name.Length) is { Success: true } behind)
            return behind.Groups["spot"].Value;
        if (LandmarkForm().Match(said) is { Success: true } landmark)
            return landmark.Value;
        return NearForm().Match(said) is { Success: true } near ? near.Value : null;
    }

    /// <summary>The text with buildings, doors and rooms blacked out: their numbers are no days and no hours.</summary>
    /// <param name="said">In half width.</param>
    public static string WithoutSpots(string said) => SpotForm().Replace(said, match => new string('□', match.Length));

    /// <summary>
    /// The text without the names of roads and estates, which say where and not what: a road may be called 交通路, 学院街 or
    /// 卫生巷. The word 小区 and its like stay, and so do schools, markets and hospitals, which a complaint is about.
    /// </summary>
    public static string WithoutNames(string text)
    {
        var left = new StringBuilder(text.Length);
        var from = 0;
        foreach (var match in NamedForm().Matches(text).Cast<Match>())
        {
            if (match.Index < from || NameFront(text, match, from) is not { Length: > 0 } front)
                continue;
            left.Append(text, from, match.Index - front.Length - from);
            from = match.Index + (match.Groups["kept"].Success ? 0 : match.Length);
        }

        return left.Append(text, from, text.Length - from).ToString();
    }

    /// <summary>"13号" and nothing else: a house where a house was named, and never a day.</summary>
    public static bool IsBareNumber(string text) => BareNumberForm().IsMatch(Repair.Plain(text));

    /// <summary>还是那个小区, 老地方, 同上: the place of the matter before.</summary>
    public static bool IsSamePlace(string text) => SamePlaceForm().IsMatch(Repair.Plain(text));

    /// <summary>A name that ends like a place: 丽景花园小区, 檀溪路, 人民路与长虹路交叉口; null when there is none.</summary>
    public static string? Name(string text)
    {
        if (CrossingForm().Match(text) is { Success: true } crossing && Before(text, crossing.Index, 10, NotNames) is { Length: > 0 } first)
            return first + crossing.Value;
        string? community = null;
        foreach (var match in EndForm().Matches(text).Cast<Match>())
        {
            var before = Before(text, match.Index, LongestName, NotNames);
            if (match.Length == 1)
                before = before[(before.AsSpan().LastIndexOfAny(NeverInRoads) + 1)..];
            var name = before + match.Value;
            if (before.Length == 0 || name.Length < 3 || GenericForm().IsMatch(name) || (IsOnIt(text, match) && IsOnTheWay(before))
                || (IsAtIt(text, match) && !IsRoadFront(before)))
                continue;
            if (community is not null)
                return name.StartsWith(community, StringComparison.Ordinal) ? name : community;

            // A community goes on with what is named in it: 昭明社区红旗路.
            if (match.Value != "社区")
                return name;
            community = name;
        }

        return community;
    }

    /// <summary>The letters of a name before its ending; empty when it is none: 农村公路, 断头路, 老旧小区.</summary>
    private static string NameFront(string text, Match ending, int from)
    {
        var front = Before(text, ending.Index, Math.Min(LongestFront + 1, ending.Index - from), NotNames);
        front = front[(front.AsSpan().LastIndexOfAny(NeverInRoads) + 1)..];
        front = front[(front.LastIndexOf('与') + 1)..];
        return front.Length is < 2 or > LongestFront || NoFrontForm().IsMatch(front + ending.Value) ? "" : front;
    }

    private static bool IsOnIt(string text, Match ending) => ending.Value is "路" or "街" && text.AsSpan(ending.Index + 1) is ['上', ..];

    /// <summary>解放路口 and 红旗路边 name a road where 十字路口 and 小区路边 do not.</summary>
    private static bool IsAtIt(string text, Match ending) => ending.Value == "路" && text.AsSpan(ending.Index + 1) is ['口' or '边', ..];

    private static bool IsRoadFront(string before) =>
        before.Length is >= 2 and <= LongestFront && !NoFrontForm().IsMatch(before + '路') && !NoRoadFrontForm().IsMatch(before);

    /// <summary>回家路上 names no road.</summary>
    private static bool IsOnTheWay(string before) => before.Length is < 2 or > LongestFront || NoFrontForm().IsMatch(before + '路');

    /// <summary>The part of a name that stands before its ending: letters and characters in one run, after the last word that is no part of a name.</summary>
    internal static string Before(string text, int end, int longest, string[] notNames)
    {
        var start = end;
        while (start > 0 && end - start < longest && char.IsLetterOrDigit(text[start - 1]))
            start--;
        var run = text[start..end];
        return run[notNames.Select(word => run.LastIndexOf(word, StringComparison.Ordinal) is var at && at >= 0 ? at + word.Length : 0).Max()..];
    }

    /// <summary>What names the place in an answer to "where?": 王家湾 of 我住在王家湾撒.</summary>
    public static string Bare(string text) => LeadForm().Replace(text.Trim(), "").TrimEnd(Particles);

    private static readonly char[] Particles = ['。', '，', '！', '.', ',', '!', ' ', '撒', '嘛', '啊', '呀', '吧', '呗', '哈', '嘞', '噻', '呢', '哦'];

    /// <summary>Whether an answer to "where?" may be a name: short, and neither 不知道, an hour, a question, talk to the assistant nor a sentence.</summary>
    public static bool MayBeName(string text)
    {
        var plain = Repair.Plain(Bare(text));
        return plain.Length is >= 2 and <= 30 && text.Length <= 60 && !Nothing.Contains(plain) && !plain.All(char.IsAsciiDigit)
            && !Repair.IsYes(text) && !Repair.IsNo(text)
            && (plain.Length <= 4 || !SentenceForm().IsMatch(text)) && !NeverForm().IsMatch(plain)
            && !AsksForm().IsMatch(text) && !TalkForm().IsMatch(plain) && !NoPlaceForm().IsMatch(plain);
    }

    /// <summary>A question to the assistant: it names no place, whatever stands in it.</summary>
    public static bool AsksAssistant(string text) => AsksForm().IsMatch(text) && text.AsSpan().IndexOfAny('你', '您') >= 0;

    /// <summary>Where somebody lives or is (汉江花园3栋, 我在小学门口), and nothing that happens there.</summary>
    public static bool IsAddress(string text) => text.Length <= LongestAddress && AddressForm().IsMatch(text) && !HappensForm().IsMatch(text);

    /// <summary>另外, 还有一件事: what follows may be another matter.</summary>
    public static bool BeginsAnother(string text) => AnotherForm().IsMatch(text);

    /// <summary>A line about another house that tells a matter of its own (33号楼电梯也坏了), and does not only say which house is meant (是33号楼的电梯坏了).</summary>
    public static bool TellsItsOwn(string text) =>
        !SaysWhichForm().IsMatch(text) && text.Length >= TellsAtLeast && (BesidesForm().IsMatch(text) || TroubleForm().IsMatch(text));

    /// <summary>A number as it stands on a door.</summary>
    internal const string Number = "(?:[0-9]{1,4}|[一二两三四五六七八九十百]{1,4})";

    /// <summary>What may stand behind the number of a room; a day or an amount begins with a number too (5号楼12月1号, 5号楼800米).</summary>
    internal const string NoCount = "(?![0-9年月日天点时分秒:个次块元万千百多余来户人米平度])";

    internal const string Room = "(?:" + Number + "(?:[室户房]|号(?!上午|下午|早上|晚上|凌晨|开始|起|要|就|到|之|以))|[0-9]{3,4}" + NoCount + ")";
    internal const string Building = "(?:(?<![A-Za-z0-9])[A-Za-z][0-9]{0,2}(?:号楼|栋|幢|座)|" + Number + "(?:[、和与及到至~-]" + Number
        + ")*(?:号楼|#楼?|[栋幢](?!楼房|房子)|座(?![桥山庙塔坟])|号院)(?:[、和与及]" + Number + "(?:号楼|#楼?|[栋幢座]))*)";
    private const string Unit = Number + "单元(?:[0-9]{1,4}" + NoCount + "(?![室户房号层楼]))?";
    private const string Inside = "(?:" + Unit + ")?(?:" + Number + "(?:层|楼(?![下上顶道])))?(?:" + Room + "(?:[、和与及到至~-]" + Room + ")*)?";
    internal const string Side = "(?:楼下|楼上|对面|旁边|门口|门前|后面|前面|楼顶|顶楼|地下室|地下车库|电梯间?|楼道|过道|走廊|楼梯间?|单元门|大厅|架空层|东边|西边|南边|北边|东侧|西侧|南侧|北侧)";

    [GeneratedRegex(
        Building + Inside + Side + "?"
        + "|" + Number + "单元(?:" + Number + "(?:层|楼(?![下上顶道])))?(?:" + Room + "(?:[、和与及到至~-]" + Room + ")*|[0-9]{1,4}" + NoCount + ")?" + Side + "?"
        + "|(?<=[路街巷道村弄])[0-9]{1,5}号(?!线|地块|文)院?(?:附[0-9]{1,3}号)?(?:" + Building + Inside + ")?" + Side + "?"
        + "|(?<=[村屯庄湾坪冲寨坝岗])" + Number + "[组队](?:[0-9]{1,4}号)?"
        + "|(?<![0-9A-Za-z-])[0-9]{1,3}-[0-9]{1,2}-[0-9]{3,4}(?![0-9-])"
        + "|(?<![0-9])[0-9]{1,2}[层楼][0-9]{1,4}[室号]",
        RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex SpotForm();

    private const string Landmark =
        "(?:公交站台?|公交车站|公交站牌|地铁站口?|地铁口|火车站|汽车站|车站|红绿灯|十字路口|丁字路口|三岔路口|路口|桥头|桥下|桥底下?|天桥|涵洞|隧道口?|菜市?场|市场|超市|商场|银行|医院|卫生院|卫生室|药店|学校|小学|中学|幼儿园|大门口?|[东西南北正后侧]大?门口?|"
            + "出入口|入口|出口|地下车库|地库|车库|停车场|广场|篮球场|健身器材|健身区|游乐场|凉亭|花坛|垃圾站|垃圾房|垃圾桶|垃圾池|变压器|配电房|电线杆|公厕|加油站|派出所|居委会|村委会|服务中心|物业办公室|售楼部|快递柜|驿站|便利店|饭店|宾馆|酒店|河边|江边|堤上|"
            + "转角|拐角)";

    private const string Beside = "(?:旁边|边上|对面|附近|门口|门前|后面|前面|里面|楼下|背后|斜对面|隔壁|[东西南北][边侧])";

    /// <summary>Words in which something happens: what stands behind them is no part of a place.</summary>
    private const string NoVerb = "[^，。！？；、,.!?;\\s的有是被把在没不了着说停堆放坏漏吵太很都就也还到去来给让要]";

    /// <summary>Right behind a building: 3号楼 + 垃圾站旁边.</summary>
    [GeneratedRegex("\\G的?" + Landmark + Beside + "?", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex BesideForm();

    /// <summary>Right behind the name of an estate or a road: 长虹路 + 公交站旁边.</summary>
    [GeneratedRegex("\\G(?:小区|里面?|上)?的?(?<spot>" + NoVerb + "{0,10}?" + Beside + "|" + NoVerb + "{0,4}?" + Landmark
        + "(?=[的里内有没坏堆停积漏，,。！!路灯井盖垃圾]|$))", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex BehindForm();

    [GeneratedRegex(Landmark + Beside, RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex LandmarkForm();

    /// <summary>What comes before the name in an answer.</summary>
    [GeneratedRegex("^(?:(?:就|我家?|我们家?|俺|咱家?|人|现在|地址|地点|位置|小区)?(?:是|在|住在?|位于|靠近|挨着|叫)[：:，, ]*)+", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex LeadForm();

    [GeneratedRegex("[吗么嘛？?]|呢$|干[嘛啥]|干什么|[啥咋怎谁哪]|什么|为何|多少|几[点号个天时楼]|是不是|有没有|能不能|可不可以|要不要|行不行|会不会|凭什么", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex AsksForm();

    /// <summary>Talk to the assistant, another job, or the matter itself.</summary>
    [GeneratedRegex(
        "[你您他她]|^[我俺咱这那]|问[我一这问]|请问|不?知道|告诉|回答|别写|写[错过]|[不别]想|不[要用管]|取消|退出|撤销|投诉|反映|举报|预约|咨询|报名|查询|转人工|还不上|催收|天天催|被?骗|打[人架]|骂|着急|快点|赶[紧快]|谢谢|多谢|麻烦|看不|听不|"
            + "字[太小大]|发[照图语定]|上传|算了|等一?[下会]|稍等|没空|在忙|忙着|刚才|刚刚|之前|说[了过啥清完]|不说|别说|坏了|漏水|堵车|太吵|吵[得死]|臭|停[水电气]|没人|工资|押金|欠钱|欠债|信用卡|贷款|离婚|保密|隐私|随便|都行|无所谓|机器人|真人",
                RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex TalkForm();

    /// <summary>Nothing but a time or an amount. What one turn of the loop has taken it never gives back.</summary>
    [GeneratedRegex(
        "^(?>上午|下午|早上|早晨|清早|中午|晚上|夜里|半夜|凌晨|傍晚|白天|每[天晚周日月]|天天|[昨今明前后][天晚日早]|大前天|周[一二三四五六日末天]|星期[一二三四五六日天]|礼拜[一二三四五六日天]|[上下这]个?(?:周|星期|礼拜|月)|最近|刚刚|现在|从|到|至|和|"
            + "开始|左右|多|大概|大约|以[后前来]|之?[后前]|[的就在是早晚]|(?>[0-9一二两三四五六七八九十百千半几]+)(?>点(?:钟|半|多|[0-9一二三四五六七八九十]+分?)?|月份?|[号日]|年|天|个?(?:月|星期|小时|钟头)|周|分钟?|刻钟?|元|块钱?|"
            + "万)?)+$", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex NoPlaceForm();

    [GeneratedRegex("^(?:还是|也是|就是|就在|也在)?(?:在|是)?(?:(?:刚才|上次|前面)(?:说)?的?|那个|这个|同一个?|我们)(?:小区|地方|位置|村|里|儿)$|^(?:还是|就是)(?:那里|那儿|那|这里)$|^老地方$|^同上$|^一样的?地方$",
        RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex SamePlaceForm();

    [GeneratedRegex("^[0-9一二三四五六七八九十百]{1,5}号$", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex BareNumberForm();

    [GeneratedRegex("我们?家?(楼下|楼上|隔壁|对门|对面|门口|旁边|后面|前面|楼顶)", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex NearForm();

    /// <summary>From the ending of the first road on.</summary>
    [GeneratedRegex(
        @"[路街道巷](?:[与和跟、][\p{IsCJKUnifiedIdeographs}A-Za-z0-9]{1,8}?|[\p{IsCJKUnifiedIdeographs}]{2,4}?)[路街道巷]的?(?:口|交叉口|交汇处|交会处|交界处?|十字路口|丁字路口|路口)",
            RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex CrossingForm();

    [GeneratedRegex("^(?:就|应该|其实|我说的|说的|地址|地点|位置)*(?:是|在|住)", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex SaysWhichForm();

    [GeneratedRegex("也|还有|另外|同样|又|一样", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex BesidesForm();

    [GeneratedRegex("[坏漏堵吵臭裂断掉塌脏挡占困]|噪音|油烟|垃圾|污水|老鼠|蟑螂|积水|失灵|故障|出问题|没[人水电气热网]|不[亮通转动行热]|停[水电气]", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex TroubleForm();

    [GeneratedRegex("[吗呢啊吧么！？!?]|怎么|什么|没有|不能|不让|每天|晚上|已经|一直|太.{1,4}了|了[，,。]|[，,].*[，,]", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex SentenceForm();

    [GeneratedRegex("^[嗯哦噢啊额呃呵哈唉好是对行呀的]+$|^(每天|晚上|昨|今天|前天|经常|一直|很|太|特别|非常|都|也|不|没|我不|我没|怎么|为什么|什么|谁|哪)", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex NeverForm();

    [GeneratedRegex("^(另外|还有(?!人)|再反映|再说一|顺便|再有|第二[个件]?事?|还想反映)", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex AnotherForm();

    [GeneratedRegex(
        "(?:(?:小区|花园|家园|新村|新城|公寓|广场|大道|社区|花苑|家属院|市场|公园|学校|小学|中学|大厦|胡同)(?!舞|监管|价|经济)(?:小区)?|路(?![线由灯面过费]|人(?!行))|街(?!道)(?!人(?!行)|[线由边口灯面过费])|"
            + "[巷村苑](?![人线由边口灯面过费]))(?!上[面升下来去学班课涨]|(?<![路街])上)", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex EndForm();

    [GeneratedRegex(
        "^(?:我|我们|我家|人)?(?:就|现在)?(?:在|住)?[\\u4e00-\\u9fff0-9a-zA-Z-]{0,16}?"
        + "(?:小区|花园|家园|苑|园区|公园|新城|村|路|街|巷|府|湾|院|大厦|广场|公寓|学校|小学|中学|医院|超市|市场|门口|旁边|对面|附近|楼下|边上|大桥|站|镇|社区|家里|在家|单位"
        + "|[0-9]+(?:号楼|栋|幢|号|单元|楼|层|室|组|座))(?:[0-9]|号楼|栋|幢|单元|楼|层|室|门口|旁边|东边|西边)*$",
        RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex AddressForm();

    [GeneratedRegex("[着烧烟血刀打杀救死抢毒漏困晕倒跳伤骗砸哭喊跟淹塌炸疼痛爬坠]|有人|不见|走丢", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex HappensForm();

    [GeneratedRegex("(?<kept>小区|社区|村(?![民长委口里支])|学校|小学|中学|大学|幼儿园|市场|公园|广场|医院)|花园|家园|新村|新城|公寓|花苑|大厦|大道|[苑巷]|街(?!道|坊|头|面)|路(?![人线由边口灯面过费障段网])", RegexOptions.None,
        RegexLimit.Milliseconds)]
    private static partial Regex NamedForm();

    /// <summary>Runs that end like a name and tell what is wrong, or what kind of road or estate it is.</summary>
    [GeneratedRegex(
        "^(?:.*[马道铁线修走网思出半末跑油水电气套门活条整临沿逛行步旁主辅岔绕堵挡拦占]|..+公|断头|交叉|十字|泥巴|水泥|沥青|柏油|石子|通村|通组|乡村|农村|乡间|必经之|回家|上班|下班|上学|放学|高速公|修公)[路街]$|^(?:安置|老旧|老|旧|新建|封闭|开放|文明|"
            + "示范|智慧|别的|其他|其它|整个|各个|隔壁|附近|一个|几个|多个|高档|回迁|拆迁|保障房|经济适用房|物业|业主|住宅|居民|封闭式|建设|管理)(?:小区|社区|花园|公寓)$|^(?:农|全|本|我|邻|外|旧|自然|行政|城中|扶贫|贫困|美丽乡)村$|^(?:民办|"
            + "公办|私立|公立|重点|初级|高级|职业|寄宿|乡镇|农村|城区|普通|全日制|农贸|批发|菜|人才|劳动力|房产|房地产|二手车|私人|民营|人民|中心|专科|综合|妇幼|儿童)(?:学校|小学|中学|大学|幼儿园|市场|公园|广场|医院)$", RegexOptions.None,
                RegexLimit.Milliseconds)]
    private static partial Regex NoFrontForm();

    /// <summary>What 路口 and 路边 stand behind that is no road: 十字, 小区, 门前.</summary>
    [GeneratedRegex("(?:小区|社区|花园|学校|小学|中学|公园|广场|高速|市场|[村内里外字岔灯个处旁桥前后口门街站道栋子部边场段])$", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex NoRoadFrontForm();

    [GeneratedRegex("^(马|道|公|铁|走|修|小|大|菜|农贸|批发|超级|一条|这条|那条|哪个|什么|某)?(小区|花园|社区|路|街|村|巷|广场|市场|公园|学校)$", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex GenericForm();
}
