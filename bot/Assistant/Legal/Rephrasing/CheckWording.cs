using System.Text.RegularExpressions;
using ResidentAssistant.Assistant.Dialogs;
using ResidentAssistant.Knowledge;

namespace ResidentAssistant.Assistant.Legal;

/// <summary>
/// What speaks against an answer in a language model's words. Only the answer as it is written is evidence: a law, an article, a figure or a consequence that
/// does not stand there is refused, and so is one that is left out or moved. It errs on the side of refusing, since the answer itself is at hand.
/// </summary>
public static partial class CheckWording
{
    /// <summary>Part of the pairs of characters said that stand in the answer.</summary>
    private const double SaidOfAnswer = 0.35;

    /// <summary>Part of the answer's pairs of characters that is said.</summary>
    private const double AnswerOfSaid = 0.25;

    /// <summary>From here on a clause says what one of the answer says.</summary>
    private const double SameClause = 0.5;

    /// <summary>Below this a clause says something of its own.</summary>
    private const double OtherClause = 0.2;

    /// <summary>Pairs of a clause that is long enough to say something of its own.</summary>
    private const int TellingPairs = 5;

    /// <summary>Figures of a telephone number.</summary>
    private const int PhoneFigures = 5;

    private const string Punctuation = "，。、；：？！“”‘’（）《》…—·,.;:?!()\"'% \n";

    /// <summary>Where to go or pay.</summary>
    private static readonly string[] Lures =
    [
        "链接", "网址", "网站", "网页", "扫码", "二维码", "微信", "加群", "公众号", "小程序", "转账", "汇款", "付款", "打款", "验证码", "点击", "点开", "下载",
        "客服", "私信", "红包", "密码", "银行卡", "卡号", "账号", "电话", "热线", "号码", "邮箱",
    ];

    /// <summary>Of itself, and of what it was told.</summary>
    private static readonly string[] Talk =
    [
        "人工智能", "语言模型", "模型", "机器人", "助手", "系统", "提示词", "指令", "忽略", "抱歉", "对不起", "无法回答", "没法回答", "改写", "原文", "原答案", "卡片",
        "扮演", "角色", "用户", "以下是", "当然可以", "好的", "作为", "机器整理", "译文", "翻译", "总结", "依据如下",
    ];

    /// <summary>Consequences and promises.</summary>
    private static readonly string[] Claims =
    [
        "犯罪", "违法", "非法", "合法", "坐牢", "判刑", "刑事", "拘留", "逮捕", "罚款", "没收", "处罚", "无效", "有效", "赔偿", "补偿", "违约金", "定金", "利息",
        "时效", "过期", "胜诉", "败诉", "打赢", "赢", "起诉", "上诉", "仲裁", "报警", "派出所", "公安", "离婚", "抚养权", "继承", "担保", "解除", "撤销", "强制执行", "必须",
        "应当", "有权", "保证", "肯定", "必然", "一定能", "一定会", "绝对", "百分百", "全额", "全部", "所有", "任何", "永远", "随时", "免费", "翻倍", "加倍", "翻番",
        "律师", "法院", "检察院", "信访", "工会", "妇联", "居委会",
    ];

    /// <summary>When, in words without a figure.</summary>
    private static readonly string[] Times =
    [
        "今天", "明天", "后天", "昨天", "前天", "次日", "当天", "当日", "隔天", "今年", "明年", "后年", "去年", "前年", "月初", "月底", "月末", "年初", "年底", "年末", "季度",
        "春节", "元旦", "国庆", "清明", "端午", "中秋", "周日", "周末", "周天", "星期日", "星期天", "礼拜天", "下周", "上周", "下个月", "下月", "上个月",
        "幺", "廿", "卅", "卌", "壹", "贰", "叁", "肆", "柒", "捌", "玖",
    ];

    /// <returns>Null when nothing speaks against it.</returns>
    /// <param name="answer">The answer as it is written.</param>
    /// <param name="said">What the model said.</param>
    public static Rephrasing? Refusal(string answer, string said)
    {
        (answer, said) = (answer.ReplaceLineEndings("\n").Trim(), said.ReplaceLineEndings("\n").Trim());
        if (said.Length == 0)
            return Rephrasing.Empty;
        if (said.Length > answer.Length)
            return Rephrasing.TooLong;
        if (HasOtherSigns(Repair.HalfWidth(answer), Repair.HalfWidth(said)))
            return Rephrasing.Signs;
        var (written, words) = (Text.Of(answer), Text.Of(said));
        if (NamesOtherLaw(written.Plain, words.Plain))
            return Rephrasing.Law;
        return OtherQuantity(written, words)
            ?? (Adds(Lures, written, words) ? Rephrasing.Lure
            : Adds(Talk, written, words) ? Rephrasing.Talk
            : Adds(Claims, written, words) ? Rephrasing.Claim
            : TurnsRound(written, words) ? Rephrasing.Negation
            : SaysOther(written, words) ? Rephrasing.OffAnswer
            : null);
    }

    /// <summary>
    /// Chinese characters, figures and the punctuation of prose; whatever else only where the answer has it. So no mark-up, no address of a page, no
    /// figure of another script and nothing invisible comes through.
    /// </summary>
    private static bool HasOtherSigns(string answer, string said) =>
        said.Any(c => !IsChinese(c) && !char.IsAsciiDigit(c) && !Punctuation.Contains(c, StringComparison.Ordinal)
            && !answer.Contains(c, StringComparison.Ordinal))
        || Letters().Matches(said).Any(run => !Letters().Matches(answer).Any(known => known.Value == run.Value));

    private static bool IsChinese(char c) => c is (>= '\u4e00' and <= '\u9fff') or '〇';

    private static bool NamesOtherLaw(string answer, string said) =>
        Titles().Matches(said).Any(title => !answer.Contains(title.Value, StringComparison.Ordinal))
        || LawNames().Matches(said).Any(name => !answer.Contains(name.Value, StringComparison.Ordinal));

    private static bool Adds(string[] list, Text written, Text said) =>
        list.Any(word => said.Plain.Contains(word, StringComparison.Ordinal) && !written.Plain.Contains(word, StringComparison.Ordinal));

    /// <summary>Every figure of the answer is said, no other, and each of the same matter.</summary>
    private static Rephrasing? OtherQuantity(Text written, Text said)
    {
        foreach (var other in said.Quantities.Where(q => !written.Quantities.Exists(q.SaysTheSame)))
        {
            if (other.Unit is "条" or "款" or "项")
                return Rephrasing.Article;
            return other.Unit.Length == 0 && (other.Words.Length >= PhoneFigures || other.IsDialled) ? Rephrasing.Phone : Rephrasing.Number;
        }

        var others = Adds(Times, written, said) || Vague().Matches(said.Plain).Any(vague => !written.Plain.Contains(vague.Value, StringComparison.Ordinal));
        return others || written.Quantities.Exists(q => !said.Quantities.Exists(q.SaysTheSame)) || said.Clauses.Exists(clause => IsMoved(clause, written))
            ? Rephrasing.Number
            : null;
    }

    /// <summary>Whether a figure stands in a clause that is rather like one of another figure.</summary>
    private static bool IsMoved(Clause clause, Text written) => clause.Quantities.Exists(quantity =>
    {
        var own = written.Clauses.Where(c => c.Quantities.Exists(quantity.SaysTheSame)).Max(clause.LikenessTo);
        var others = written.Clauses.Where(c => c.Quantities.Count > 0 && !c.Quantities.Exists(quantity.SaysTheSame)).Select(clause.LikenessTo);
        return (own == 0 && written.Quantities.Exists(q => !q.SaysTheSame(quantity))) || others.Any(likeness => likeness > own);
    });

    /// <summary>There are as many 不, 不能 and 可以不 as before, and each stands where it stood.</summary>
    private static bool TurnsRound(Text written, Text said)
    {
        var (before, after) = (written.Negations, said.Negations);
        if (after.Count != before.Count || !after.Where(IsFirm).ToHashSet().SetEquals(before.Where(IsFirm)))
            return true;
        foreach (var clause in said.Clauses)
        {
            var nearest = written.Nearest(clause, out var likeness);
            if (likeness >= SameClause ? !nearest.Any(own => clause.Negations.ToHashSet().SetEquals(own.Negations))
                : likeness < OtherClause && clause.Negations.Any(IsFirm))
                return true;
        }

        return false;

        static bool IsFirm(Negation negation) => negation != Negation.Not;
    }

    private static bool SaysOther(Text written, Text said)
    {
        var (answer, words) = (written.Pairs, said.Pairs);
        return words.Count == 0
            || words.Count(answer.Contains) < SaidOfAnswer * words.Count
            || answer.Count(words.Contains) < AnswerOfSaid * answer.Count
            || said.Clauses.Exists(clause => clause.Pairs.Count >= TellingPairs && clause.Pairs.Count(answer.Contains) < OtherClause * clause.Pairs.Count);
    }

    [GeneratedRegex("[A-Za-z]+", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex Letters();

    [GeneratedRegex("《[^》]*》?", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex Titles();

    /// <summary>What sounds like the name of a law; 办法, 违法, 法院 and the like do not.</summary>
    [GeneratedRegex(
        "[\\u4e00-\\u9fff]{0,2}法典|[\\u4e00-\\u9fff]{2}条例|[\\u4e00-\\u9fff]{0,2}(?:司法解释|实施细则|实施办法|实施条例)|(?:管理|暂行|试行|若干|征收|处理|行政)(?:办法|规定|意见|细则|规则)"
        + "|宪法|刑法|民法|[\\u4e00-\\u9fff](?<![办方无没违合非依司做说看想用执守犯书语立普设魔手疗按国家最高])(?<!法)法(?![院官律庭人务治制警医学援定规])"
        + "|[\\u4e00-\\u9fff]{2}(?<=动|同|险|障|诉|承|姻|养|权|任|保|费|品|产|讼|解|裁|议|罚|可|制|务|员)法(?=规定|定)", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex LawNames();

    [GeneratedRegex("[几数](?:十|百|千|万|个?月|年|天|日|倍|元|块|周|小时|次)", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex Vague();

    private enum Negation
    {
        /// <summary>不能, 不得</summary>
        MustNot,

        /// <summary>不用, 可以不</summary>
        NeedNot,

        /// <summary>不, 没有</summary>
        Not,
    }

    /// <param name="Words">The figures.</param>
    /// <param name="Value">Their value; null when they are read as they stand.</param>
    /// <param name="Unit">Years are months, weeks days; empty when there is none.</param>
    /// <param name="IsDialled">拨打 stands before it.</param>
    private sealed record Quantity(string Words, decimal? Value, string Unit, bool IsDialled)
    {
        public bool SaysTheSame(Quantity other) => Unit == other.Unit && (Value is null ? other.Value is null && Words == other.Words : Value == other.Value);
    }

    /// <summary>What stands between two marks.</summary>
    private sealed partial class Clause
    {
        private readonly string text;

        public Clause(string text)
        {
            this.text = text;
            Quantities = [.. QuantitiesIn(text)];
            Negations = [.. Negated().Matches(text).Select(NegationOf).OfType<Negation>()];
            Pairs = PairsOf(Counted().Replace(Negated().Replace(text, ""), ""));
        }

        public List<Quantity> Quantities { get; }

        public List<Negation> Negations { get; }

        /// <summary>Each two characters that stand together, without figures and negations.</summary>
        public HashSet<string> Pairs { get; }

        /// <summary>Shared pairs over the mean of both (Dice).</summary>
        public double LikenessTo(Clause other) => text == other.text ? 1
            : Pairs.Count + other.Pairs.Count == 0 ? 0 : 2.0 * Pairs.Count(other.Pairs.Contains) / (Pairs.Count + other.Pairs.Count);

        public static HashSet<string> PairsOf(string text) => [.. Enumerable.Range(0, Math.Max(0, text.Length - 1)).Select(at => text.Substring(at, 2))];

        private static Negation? NegationOf(Match match) => match switch
        {
            _ when match.Groups["none"].Success => null,
            _ when match.Groups["need"].Success => Negation.NeedNot,
            _ when match.Groups["must"].Success => Negation.MustNot,
            _ => Negation.Not,
        };

        private static IEnumerable<Quantity> QuantitiesIn(string text)
        {
            foreach (var match in Counted().Matches(Idioms().Replace(text, "某")).Cast<Match>())
            {
                var (number, unit) = (match.Groups["number"].Value, match.Groups["unit"].Value);
                if (match.Groups["of"] is { Success: true } part)
                {
                    yield return part.Value == "百" ? new Quantity(match.Value, ValueOf(number), "%", false)
                        : new Quantity(match.Value, (ValueOf(part.Value) * 1000) + ValueOf(number), "分之", false);
                    continue;
                }

                // 一个人, 一份合同 count nothing.
                var isFirst = match.Value[0] == '第';
                if (number == "一" && !isFirst && unit.Length == 0)
                    continue;
                var value = ValueOf(number);
                (value, unit) = unit switch
                {
                    "年" when value is < 1000 => (value * 12, "月"),
                    "个月" or "月" => (value, "月"),
                    "周" or "星期" or "个星期" or "个礼拜" => (value * 7, "日"),
                    "天" or "工作日" or "个工作日" => (value, "日"),
                    "个小时" => (value, "小时"),
                    "周岁" => (value, "岁"),
                    "块" => (value, "元"),
                    "成" => (value * 10, "%"),
                    _ => (value, unit),
                };
                yield return new Quantity(number, value, isFirst && unit.Length == 0 ? "第" : unit, IsDialled(text, match.Index));
            }
        }

        private static bool IsDialled(string text, int at) => at > 0 && text[at - 1] is '打' or '拨' or '话' or '线';

        private static decimal? ValueOf(string number) => number == "半" ? 0.5m : ChineseNumbers.Read(number);

        /// <summary>A number with what it counts; 一 counts only with a measure, while 两人 and 3 stand by themselves.</summary>
        [GeneratedRegex(
            "(?:(?<of>[0-9一二两三四五六七八九十百]+)分之)?第?(?<number>半|" + ChineseNumbers.Run
            + ")(?<unit>个?工作日|个?月|个?小时|个?星期|个礼拜|周岁|平方米|年|日|天|周|元|块|倍|岁|%|米|条|款|项|成(?!年)|半)?", RegexOptions.None, RegexLimit.Milliseconds)]
        private static partial Regex Counted();

        /// <summary>Numerals that count nothing.</summary>
        [GeneratedRegex(
            "(?<![0-9一二三四五六七八九十百千])万一(?![0-9一二三四五六七八九十百千元年月])|千万(?=别|不|要|记|注)|十分(?![之钟])|老?百姓|第一时间|一半天|一五一十|统一|唯一|之一|进一步",
            RegexOptions.None, RegexLimit.Milliseconds)]
        private static partial Regex Idioms();

        [GeneratedRegex(
            "(?<none>不过|不然|不但|不仅|不管|不论|不同|不少|不久|不动产|不知情|无论|非常|未成年|除非|要不然)"
            + "|(?<need>可以不|不用|不必|无需|无须|不需要?|用不着|不是非要)"
            + "|(?<must>不能|不可以?|不得|不准|不许|不让|不应|不要|不行|禁止|无权|没权|没有权|别(?![人的处墅名说])|切勿)"
            + "|(?<not>不|没有?|未|无|非)", RegexOptions.None, RegexLimit.Milliseconds)]
        private static partial Regex Negated();
    }

    private sealed partial class Text
    {
        private Text(string plain)
        {
            Plain = plain;
            Clauses = [.. Ends().Split(plain).Where(part => part.Length > 0).Select(part => new Clause(part))];
            Quantities = [.. Clauses.SelectMany(clause => clause.Quantities)];
            Negations = [.. Clauses.SelectMany(clause => clause.Negations)];
            Pairs = [.. Clauses.SelectMany(clause => clause.Pairs)];
        }

        /// <summary>In half width, simplified, without blanks; sums in capitals in small numerals, without commas between thousands.</summary>
        public string Plain { get; }

        public List<Clause> Clauses { get; }

        public List<Quantity> Quantities { get; }

        public List<Negation> Negations { get; }

        public HashSet<string> Pairs { get; }

        public static Text Of(string text) => new(Between().Replace(
            ChineseNumbers.InSmall(TraditionalCharacters.Simplify(Repair.HalfWidth(text))).Replace("双倍", "二倍", StringComparison.Ordinal)
                .Replace('俩', '两').Replace('仨', '三').Replace("块钱", "块", StringComparison.Ordinal), ""));

        /// <summary>The clauses that are most like this one; more than one where they differ in their negations alone.</summary>
        public IReadOnlyList<Clause> Nearest(Clause clause, out double likeness)
        {
            var all = Clauses.Select(own => (Own: own, Likeness: clause.LikenessTo(own))).ToList();
            var most = likeness = all.Max(pair => pair.Likeness);
            return [.. all.Where(pair => pair.Likeness == most || pair.Own.Pairs.SetEquals(clause.Pairs)).Select(pair => pair.Own)];
        }

        [GeneratedRegex("[ \\t]|(?<=[0-9]),(?=[0-9]{3}(?![0-9]))", RegexOptions.None, RegexLimit.Milliseconds)]
        private static partial Regex Between();

        [GeneratedRegex("[,。;:?!\\n]|(?<![0-9])\\.|\\.(?![0-9])", RegexOptions.None, RegexLimit.Milliseconds)]
        private static partial Regex Ends();
    }
}
