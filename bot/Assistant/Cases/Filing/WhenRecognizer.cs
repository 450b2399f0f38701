using System.Text.RegularExpressions;
using Microsoft.Recognizers.Text;
using Microsoft.Recognizers.Text.DateTime;
using ResidentAssistant.Assistant.Dialogs;
using ResidentAssistant.Knowledge;

namespace ResidentAssistant.Assistant.Cases;

/// <summary>
/// Finds the time in a story. Microsoft.Recognizers.Text reads the clause in which words of time stand; around it are
/// rules for what it is known to get wrong in Chinese: building and order numbers read as days, 半小时后, 月底, 11号上午,
/// 下个月第一个周四 and the 每天 it drops before a range.
/// </summary>
public static partial class WhenRecognizer
{
    /// <summary>Characters of a story that are read; who tells more has said when by then.</summary>
    private const int ReadAtMost = 300;

    /// <summary>The recognizer needs some milliseconds for a clause, and a third of a second for a page: it reads one clause.</summary>
    private const int ClauseAtMost = 24;

    /// <summary>Seconds that one of its patterns may take.</summary>
    private const int SecondsAtMost = 1;

    /// <summary>Rank of what names a day, an hour or a habit.</summary>
    private const int Telling = 3;

    /// <summary>Loading takes about half a second; <see cref="Warm"/> does it before the first message.</summary>
    private static readonly Lazy<DateTimeModel> Model = new(() =>
        (DateTimeModel)new DateTimeRecognizer(Culture.Chinese, DateTimeOptions.None, lazyInitialization: false, SecondsAtMost).GetDateTimeModel());

    /// <summary>Loads the recognizer in the background.</summary>
    public static void Warm() => Task.Run(() => Model.Value.Parse("昨天下午三点", DateTime.UnixEpoch));

    /// <summary>The times in a text as they are shown: 从上周三开始（11月18日），凌晨两点; null when none is named.</summary>
    public static string? Say(string text, DateTimeOffset now) => Find(text, now) is { Count: > 0 } found ? string.Join('，', found) : null;

    /// <summary>At most two times, in the order they are said.</summary>
    public static IReadOnlyList<SaidWhen> Find(string text, DateTimeOffset now)
    {
        var said = Repair.HalfWidth(text.Length > ReadAtMost ? text[..ReadAtMost] : text);
        said = NoTimeForm().Replace(PlaceRecognizer.WithoutSpots(said), match => new string('□', match.Length));
        var clauses = said.Split(ClauseEnds, StringSplitOptions.RemoveEmptyEntries).Where(clause => TimeForm().IsMatch(clause)).ToList();
        if (clauses.Count == 0)
            return [];
        var clause = clauses.Find(one => PlainTimeForm().IsMatch(one)) ?? clauses[0];
        var found = OfClause(clause.Length > ClauseAtMost ? Window(clause) : clause, now);
        var telling = found.Where(f => f.Rank >= Telling).Select(f => f.When).DistinctBy(when => when.Words).Take(2).ToList();
        return telling.Count > 0 || found.Count == 0 ? telling : [found.MaxBy(f => f.Rank).When];
    }

    private static readonly char[] ClauseEnds = ['。', '！', '？', '；', '，', ',', '!', '?', ';', '\n'];

    /// <summary>The part of a long clause around its first word of time.</summary>
    private static string Window(string clause)
    {
        var word = PlainTimeForm().Match(clause) is { Success: true } plain ? plain : TimeForm().Match(clause);
        var start = Math.Max(0, word.Index - (ClauseAtMost / 4));
        return clause.Substring(start, Math.Min(ClauseAtMost, clause.Length - start));
    }

    private static List<(SaidWhen When, int Rank)> OfClause(string clause, DateTimeOffset now)
    {
        if (OwnForm().Match(clause) is { Success: true } own)
            return [(new SaidWhen(own.Value, OwnDay(own, CityTime.Today(now), now)), Telling)];
        var results = Model.Value.Parse(clause, CityTime.Local(now).DateTime)
            .Select(result => (When: new SaidWhen(Whole(clause, result.Start, result.End + 1), Day(result)), Rank: Rank(result)))
                .Where(r => r.Rank > 0).ToList();
        if (HabitForm().Match(clause) is not { Success: true } habit)
            return results;
        // The recognizer knows 每天 and 半, and not 每天半夜.
        return results.Count == 0 ? [(new SaidWhen(habit.Value, null), 1)]
            : [.. results.Select(r => habit.Value.StartsWith(r.When.Words, StringComparison.Ordinal) ? (r.When with { Words = habit.Value }, r.Rank) : r)];
    }

    /// <summary>A habit or an hour says more about a nuisance than a year; 春, 现在 and 第二天 say nothing.</summary>
    private static int Rank(ModelResult result) => result.TypeName["datetimeV2.".Length..] switch
    {
        _ when result.Text.Length < 2 || SaysNothingForm().IsMatch(result.Text) => 0,
        "set" or "datetime" or "datetimerange" or "timerange" or "time" or "date" => Telling,
        "daterange" when Values(result) is [var value, ..] && value.ContainsKey("Mod") => Telling,
        "daterange" => result.Text.Length > 2 ? 2 : 0,
        "duration" => 1,
        _ => 0,
    };

    /// <summary>The words with what belongs to them on both sides: 每天 … 到 …, 从 … 开始.</summary>
    private static string Whole(string clause, int start, int end)
    {
        var before = BeforeForm().Match(clause[..start]);
        var after = AfterForm().Match(clause[end..]);
        return clause[(start - before.Length)..(end + after.Length)];
    }

    private static DateOnly? Day(ModelResult result)
    {
        if (Values(result) is not { Count: > 0 } values)
            return null;
        // Without a year both the last and the next such day are given, the last one first: what is complained about has been.
        var value = values[0];
        var day = value.GetValueOrDefault("start") ?? value.GetValueOrDefault("value");
        var names = result.TypeName.EndsWith("date", StringComparison.Ordinal) || result.TypeName.EndsWith("datetime", StringComparison.Ordinal)
            || result.TypeName.EndsWith("datetimerange", StringComparison.Ordinal) || value.ContainsKey("Mod");
        return names && day?.Length >= 10 && DateOnly.TryParseExact(day[..10], "yyyy-MM-dd", out var found) ? found : null;
    }

    private static List<Dictionary<string, string>>? Values(ModelResult result) =>
        result.Resolution?.GetValueOrDefault("values") as List<Dictionary<string, string>>;

    private static DateOnly? OwnDay(Match match, DateOnly today, DateTimeOffset now)
    {
        if (match.Groups["half"].Success)
            return CityTime.Today(now.AddMinutes(match.Groups["half"].Value.Contains('前', StringComparison.Ordinal) ? -30 : 30));
        var month = today.AddDays(1 - today.Day);
        if (match.Groups["end"].Success)
        {
            month = month.AddMonths(match.Groups["end"].Value[0] switch { '上' => -1, '下' => 1, _ => 0 });
            return match.Groups["end"].Value.EndsWith('底') ? month.AddMonths(1).AddDays(-1) : month;
        }

        if (match.Groups["nth"].Success)
        {
            month = month.AddMonths(match.Groups["month"].Value[0] switch { '上' => -1, '下' => 1, _ => 0 });
            var first = month.AddDays(((Weekday(match.Groups["weekday"].Value) - (int)month.DayOfWeek) + 7) % 7);
            return first.AddDays(7 * ((int)(ChineseNumbers.Read(match.Groups["nth"].Value) ?? 1) - 1));
        }

        // 11号上午: the last such day that has been.
        if (ChineseNumbers.Read(match.Groups["date"].Value) is not { } day || day is < 1 or > 31)
            return null;
        if (day > today.Day)
            month = month.AddMonths(-1);
        return day <= DateTime.DaysInMonth(month.Year, month.Month) ? new DateOnly(month.Year, month.Month, (int)day) : null;
    }

    private static int Weekday(string name) => name is "日" or "天" ? 0 : "一二三四五六".IndexOf(name, StringComparison.Ordinal) + 1;

    /// <summary>Numbers of houses, telephones, orders, documents and plates, and amounts: never a time.</summary>
    [GeneratedRegex(
        @"[0-9一二三四五六七八九十百]+(?:号(?:楼|院|店|地块|线|桥|门|出口|文|令|铺)|栋|幢|单元|室|楼|层|弄|巷|元|块|万|米|平|户|路(?=公交|车|班)|岁|人|次|个人|车|班(?!车))|(?<=[路街道巷村组座坡])[0-9]{1,5}号|"
            + @"[0-9A-Za-z]*[0-9]{5,}[0-9A-Za-z]*|[A-Za-z]+[0-9]+", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex NoTimeForm();

    [GeneratedRegex(
        "[0-9一二两三四五六七八九十半几](?:天[前后内以]|[日号点年月周]|[:：][0-9]{2}|个?(?:多?月|星期|小时))|星期|礼拜|周[一二三四五六日末]|[昨今前明每天][天晚早夜日]|凌晨|半夜|夜里|深夜|清晨|清早|早上|上午|中午|下午|傍晚|晚上|月[底初]|"
            + "[上下这]个?[周月]|国庆|五一|春节|元旦|中秋", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex TimeForm();

    /// <summary>Words that name a day, an hour or a habit, not only a length of time.</summary>
    [GeneratedRegex("[0-9一二两三四五六七八九十半]+(?:[日号]|点(?![0-9]|评|名|赞)|[:：][0-9]{2}|[天年月周]前)|每[天晚周日月]|[上下这]个?周|[昨今前明][天晚早夜日]|凌晨|半夜|深夜|晚上", RegexOptions.None,
        RegexLimit.Milliseconds)]
    private static partial Regex PlainTimeForm();

    [GeneratedRegex(
        "(?<half>半个?小时[以之]?[后前])|(?<end>[上下这本]?个?月[底初])|(?<month>[上下这本]个?月)的?第(?<nth>[一二三四五])个(?:周|星期|礼拜)(?<weekday>[一二三四五六日天])|"
            + "(?<![0-9月])(?<date>[0-9]{1,2}|[一二三四五六七八九十]{1,3})[号日](?:上午|下午|早上|中午|晚上|凌晨)(?:[0-9一二三四五六七八九十]{1,3}点半?)?", RegexOptions.None,
                RegexLimit.Milliseconds)]
    private static partial Regex OwnForm();

    /// <summary>Times of the day without an hour, and lengths of time that are only about so long.</summary>
    [GeneratedRegex(
        "(?:每天|天天|每晚|经常|老是|总是)?(?:大?半夜|凌晨|深夜|夜里|晚上|清早|清晨|一大早|早上|中午|周末|白天)(?:到(?:晚上?|凌晨|半夜))?|天天|每天|每晚|(?:大半|[一二两三四五六七八九十几好]+(?:多个?|几个?|个?多?))(?:年|个月|月|天|周|"
            + "星期)(?:多|左右)?了?|前几天|这几天|最近", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex HabitForm();

    [GeneratedRegex("^(?:现在|目前|今年|去年|第?[一二三四五六七八九十]天|[春夏秋冬][天季]?|最近|近来|刚刚|刚才|一点|十年|八?十年代|[0-9]+|[0-9]{2}年)$", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex SaysNothingForm();

    [GeneratedRegex("(?:(?:就?从|自从|自(?!从)|打|直到|大约|大概)|(?:每天|天天|每晚|每到|经常|几乎每天)的?)+$", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex BeforeForm();

    [GeneratedRegex("^(?:份?(?:开始|以来|起|以后|之后|左右|多钟?|多|半|钟|期间|前后|的?时候|(?:一直)?到现在)+)", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex AfterForm();
}
