using System.Globalization;
using System.Text.RegularExpressions;
using ResidentAssistant.Knowledge;

namespace ResidentAssistant.Assistant.Dialogs;

/// <summary>
/// Finds the time to come in "12.10下午3点", "下下下周四", "周五下午", "26号两点半", "后天上午", "下个月第一个周四", "腊月初八", "最早的".
/// <see cref="DayRecognizer"/> is its sister for what has been.
/// </summary>
public static partial class ComingTimeRecognizer
{
    private const string Number = "(?:[0-9]{1,2}|[一二两三四五六七八九十]{1,3})";
    private const string Week = "(?:周|星期|礼拜)";
    private const string WeekdayNames = "一二三四五六日";
    private const string Part = "(?:凌晨|大清早|清早|早上|早晨|早间|上午|中午|午间|下午|午后|傍晚|晚上|晚间|夜里)";

    /// <summary>A day without a year that has been this long ago is the one of next year; before that it is over.</summary>
    private const int OverFor = 60;

    /// <summary>Nobody books further ahead without saying the year: such a day is one that a story speaks of.</summary>
    private const int AheadFor = 120;

    /// <param name="text">What was said.</param>
    /// <param name="today">The day it is.</param>
    /// <param name="far">A day of which the year is not said may lie further ahead than anybody books.</param>
    /// <returns>Null when the text speaks of no time to come.</returns>
    public static ComingTime? Read(string text, DateOnly today, bool far = false)
    {
        // 预约一下下周四 is no 下下周四; 12/10 15:30 is no tenth hundred and fifteenth.
        var said = new SaidText(ChineseNumbers.Tidy(BlankForm().Replace(text, "，")).Replace("一下", "", StringComparison.Ordinal));
        var early = DottedHour(said);
        var time = FromSpoken(said, today) ?? Day(said, today, far) ?? Span(said, today) ?? Unknown(said) ?? new ComingTime { Rest = "" };
        if (time.Day is not null && time.FromSpoken is null && said.Take(BeyondForm()) is { } beyond)
            time = Beyond(time, beyond, today);
        time = Hours(said, time, early ?? LooseHour(said));
        if (SoonestForm().Match(said.Left) is { Success: true } soonest)
        {
            said.Take(soonest);
            time = time with { Soonest = true };
        }

        return time is { HasDay: false, HasHours: false, Soonest: false } ? null : time with { Rest = said.Rest };
    }

    private static ComingTime? Day(SaidText said, DateOnly today, bool far)
    {
        if (LunarDays.Take(said.Left, today) is { } lunar)
        {
            said.Take(lunar.Words);
            return lunar.Day is { } converted ? On(converted, lunar.Words.Value) : NoDay(lunar.Words.Value);
        }

        if (said.Take(MonthDayForm()) is { } named)
            return OfMonth(named, today, far);
        if (said.Take(NthForm()) is { } nth)
            return Nth(nth, today);
        if (WrittenForm().Match(said.Left) is { Success: true } written && OfMonth(written, today, far) is { IsNoDay: false } dotted)
        {
            said.Take(written);
            return dotted;
        }

        if (said.Take(WeekForm()) is { } week)
            return OfWeek(week, today);
        if (said.Take(NearForm()) is { } near)
            return On(today.AddDays(near.Groups["n"].Value switch { "今" => 0, "明" => 1, "后" => 2, _ => 3 }), near.Value);
        if (said.Take(AfterForm()) is { } after && Value(after.Groups["n"]) is { } count)
        {
            return after.Groups["u"].Value switch
            {
                "天" or "日" => On(today.AddDays(count), after.Value),
                "月" => Within(Monday(today.AddMonths(count)), 7, after.Value),
                _ => Within(Monday(today).AddDays(7 * count), 7, after.Value),
            };
        }

        if (said.Take(DateForm()) is { } date && Value(date.Groups["d"]) is { } number)
            return OfDate(number, date.Value, today);
        return said.Take(WeekdayForm()) is not { } weekday ? null
            : new ComingTime { Weekday = Weekday(weekday.Groups["w"].Value), DaySaid = weekday.Value, Rest = "" };
    }

    /// <summary>换下一周, 往后推两周, 提前一天; from today where no day is spoken of.</summary>
    private static ComingTime? FromSpoken(SaidText said, DateOnly today)
    {
        if (said.Take(ShiftForm()) is not { } shift || Value(shift.Groups["n"]) is not { } count)
            return null;
        var ahead = shift.Groups["before"].Success ? -count : count;
        if (shift.Groups["u"].Value == "天")
            return On(today.AddDays(ahead), shift.Value) with { FromSpoken = ahead };
        return Within(Monday(today).AddDays(7 * ahead), 7, shift.Value) with
        {
            FromSpoken = 7 * ahead,
            Weekday = shift.Groups["w"] is { Success: true } weekday ? Weekday(weekday.Value) : null,
        };
    }

    /// <summary>12月10号以后, 元旦后第一个周四.</summary>
    private static ComingTime Beyond(ComingTime time, Match beyond, DateOnly today)
    {
        var (day, words) = (time.Day!.Value, time.DaySaid + beyond.Groups["way"].Value);
        var isBefore = beyond.Groups["way"].Value.EndsWith('前');
        if (beyond.Groups["w"] is { Success: true } name)
        {
            var (weekday, nth) = ((int)Weekday(name.Value), Value(beyond.Groups["nth"]) ?? 1);
            var ahead = isBefore ? -((((int)day.DayOfWeek - weekday + 6) % 7) + 1) : ((weekday - (int)day.DayOfWeek + 6) % 7) + 1;
            return On(day.AddDays(ahead + ((isBefore ? -7 : 7) * (nth - 1))), time.DaySaid + beyond.Groups["all"].Value);
        }

        return isBefore ? Within(today, Math.Max(day.DayNumber - today.DayNumber, 1), words) : Within(day.AddDays(1), AheadFor, words);
    }

    private static ComingTime? Unknown(SaidText said) =>
        said.Take(UnknownForm()) is { } match ? new ComingTime { IsUnknown = true, DaySaid = match.Value, Rest = "" } : null;

    private static ComingTime? Span(SaidText said, DateOnly today)
    {
        if (said.Take(YearEndForm()) is { } end)
            return Within(new DateOnly(today.Year, 12, 21), 11, end.Value);
        if (said.Take(MonthForm()) is not { } match)
            return null;
        var first = MonthOf(match, today);
        var days = DateTime.DaysInMonth(first.Year, first.Month);
        return match.Groups["part"].Value switch
        {
            "初" or "上旬" => Within(first, 10, match.Value),
            "中" or "中旬" => Within(first.AddDays(10), 10, match.Value),
            "底" or "末" or "下旬" => Within(first.AddDays(20), days - 20, match.Value),
            _ => Within(first, days, match.Value),
        };
    }

    private static ComingTime On(DateOnly day, string words) => new() { Day = day, DaySaid = words, Rest = "" };

    private static ComingTime NoDay(string words) => new() { IsNoDay = true, DaySaid = words, Rest = "" };

    private static ComingTime Within(DateOnly first, int days, string words) =>
        new() { First = first, Last = first.AddDays(days - 1), DaySaid = words, Rest = "" };

    /// <summary>12月10日; null when it is a day that nobody books.</summary>
    private static ComingTime? OfMonth(Match match, DateOnly today, bool far)
    {
        var (month, date) = (Value(match.Groups["m"]) ?? 0, Value(match.Groups["d"]) ?? 0);
        var isNamed = match.Groups["y"].Success || match.Groups["next"].Success;
        var year = match.Groups["y"].Success ? int.Parse(match.Groups["y"].Value, CultureInfo.InvariantCulture)
            : match.Groups["next"].Value is "明年" ? today.Year + 1 : today.Year;
        if (month is < 1 or > 12 || date < 1 || date > DateTime.DaysInMonth(year, month))
            return month is < 1 or > 12 || date > 31 ? null : NoDay($"{month}月{date}日");
        var day = new DateOnly(year, month, date);
        if (!isNamed && day < today.AddDays(-OverFor))
            day = day.AddYears(1);
        return day < today.AddDays(-OverFor) || (!isNamed && !far && day > today.AddDays(AheadFor)) ? null : On(day, match.Value);
    }

    private static ComingTime? OfDate(int date, string words, DateOnly today)
    {
        var first = today.AddDays(1 - today.Day);
        if (date < today.Day)
            first = first.AddMonths(1);
        if (date is < 1 or > 31)
            return null;
        return date <= DateTime.DaysInMonth(first.Year, first.Month) ? On(first.AddDays(date - 1), words) : NoDay($"{first.Month}月{date}日");
    }

    private static ComingTime OfWeek(Match match, DateOnly today)
    {
        var way = match.Groups["n"].Value;
        var weeks = way.Count(c => c is '下' or '再') - way.Count(c => c == '上');
        var monday = Monday(today).AddDays(7 * weeks);
        return match.Groups["w"] is { Success: true } weekday
            ? On(monday.AddDays(((int)Weekday(weekday.Value) + 6) % 7), match.Value)
            : Within(monday, 7, match.Value);
    }

    /// <summary>下个月第一个周四, 12月最后一个周四.</summary>
    private static ComingTime Nth(Match match, DateOnly today)
    {
        var first = MonthOf(match, today);
        var weekday = (int)Weekday(match.Groups["w"].Value);
        if (!match.Groups["nth"].Success)
        {
            var last = first.AddMonths(1).AddDays(-1);
            return On(last.AddDays(-(((int)last.DayOfWeek - weekday + 7) % 7)), match.Value);
        }

        var day = first.AddDays(((weekday - (int)first.DayOfWeek + 7) % 7) + (7 * ((Value(match.Groups["nth"]) ?? 1) - 1)));
        return day.Month == first.Month ? On(day, match.Value) : NoDay(match.Value);
    }

    private static DateOnly MonthOf(Match match, DateOnly today)
    {
        var first = today.AddDays(1 - today.Day);
        if (Value(match.Groups["m"]) is not { } month || month > 12)
            return first.AddMonths(match.Groups["rel"].Value.Count(c => c == '下'));
        var named = new DateOnly(today.Year, Math.Max(month, 1), 1);
        return named < first ? named.AddYears(1) : named;
    }

    private static ComingTime Hours(SaidText said, ComingTime time, TimeOnly? early)
    {
        if (early is { } known)
            return time with { Exact = known, HourSaid = Plain(known) };
        if (said.Take(RangeForm()) is { } range && Clock(range, "part", "h", "m") is { } from
            && Clock(range, range.Groups["part2"].Success ? "part2" : "part", "h2", "m2") is { } until)
            return time with { From = from, Until = until, HourSaid = range.Value };
        if (said.Take(HourForm()) is { } hour && Clock(hour, "part", "h", "m") is { } at)
            return About(time, at, hour);
        if (said.Take(PartForm()) is not { } part)
            return time;
        var (first, end) = part.Groups["p"].Value switch
        {
            var morning when IsMorning(morning) => (TimeOnly.MinValue, new TimeOnly(12, 0)),
            var noon when IsNoon(noon) => (new TimeOnly(11, 30), new TimeOnly(13, 30)),
            "下午" or "午后" => (new TimeOnly(12, 0), new TimeOnly(18, 0)),
            _ => (new TimeOnly(17, 30), TimeOnly.MaxValue),
        };
        return time with { From = first, Until = end, HourSaid = part.Groups["p"].Value };
    }

    private static ComingTime About(ComingTime time, TimeOnly at, Match hour) => hour.Groups["about"].Value switch
    {
        "" or "钟" => time with { Exact = at, HourSaid = Plain(at) },
        "左右" or "前后" or "上下" => time with { From = Moved(at, -30), Until = Moved(at, 31), HourSaid = hour.Value },
        var after when after.EndsWith('后') => time with { From = at, HourSaid = hour.Value },
        var before when before.EndsWith('前') => time with { Until = at, HourSaid = hour.Value },
        _ => time with { From = at, Until = Moved(at, 60), HourSaid = hour.Value },
    };

    private static TimeOnly Moved(TimeOnly time, int minutes) =>
        TimeOnly.MinValue.AddMinutes(Math.Clamp((int)time.ToTimeSpan().TotalMinutes + minutes, 0, (24 * 60) - 1));

    /// <summary>下午2.30: the part of the day says that it is no date.</summary>
    private static TimeOnly? DottedHour(SaidText said) => said.Take(DottedHourForm()) is { } match ? Clock(match, "part", "h", "m") : null;

    /// <summary>3.30, where it is no day that can be meant.</summary>
    private static TimeOnly? LooseHour(SaidText said) => said.Take(LooseHourForm()) is { } match ? Clock(match, "part", "h", "m") : null;

    private static string Plain(TimeOnly time) => time.ToString("HH\\:mm", CultureInfo.InvariantCulture);

    /// <summary>An hour without a part of the day is the one in which people work: 两点 is 14:00.</summary>
    private static TimeOnly? Clock(Match match, string part, string hours, string minutes)
    {
        if (Value(match.Groups[hours]) is not { } hour || hour > 24)
            return null;
        var minute = match.Groups[minutes].Value.TrimEnd('分') switch
        {
            "" => 0,
            "半" => 30,
            "一刻" => 15,
            "三刻" => 45,
            var said => (int)(ChineseNumbers.Read(said) ?? -1),
        };
        if (minute is < 0 or > 59)
            return null;
        hour = match.Groups[part].Value switch
        {
            "" => hour < 8 ? hour + 12 : hour,
            var morning when IsMorning(morning) => hour,
            var noon when IsNoon(noon) => hour < 10 ? hour + 12 : hour,
            _ => hour < 12 ? hour + 12 : hour,
        };
        return hour is >= 0 and < 24 ? new TimeOnly(hour, minute) : null;
    }

    private static bool IsMorning(string part) => part is "早" or "凌晨" or "大清早" or "清早" or "早上" or "早晨" or "早间" or "上午";

    private static bool IsNoon(string part) => part is "中午" or "午间";

    private static DateOnly Monday(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));

    private static DayOfWeek Weekday(string name) => name switch
    {
        "天" or "7" => DayOfWeek.Sunday,
        "末" => DayOfWeek.Saturday,
        _ when char.IsAsciiDigit(name[0]) => (DayOfWeek)(name[0] - '0'),
        _ => (DayOfWeek)((WeekdayNames.IndexOf(name, StringComparison.Ordinal) + 1) % 7),
    };

    private static int? Value(Group group) => group.Success && ChineseNumbers.Read(group.Value) is { } number ? (int)number : null;

    /// <summary>A text of which is taken away what was understood.</summary>
    private sealed class SaidText(string text)
    {
        private const char Taken = '□';

        public string Left { get; private set; } = text;

        public string Rest => Left.Replace(Taken.ToString(), "", StringComparison.Ordinal);

        public Match? Take(Regex form)
        {
            var match = form.Match(Left);
            if (!match.Success)
                return null;
            Take(match);
            return match;
        }

        public void Take(Match match) =>
            Left = string.Concat(Left.AsSpan(0, match.Index), new string(Taken, match.Length), Left.AsSpan(match.Index + match.Length));
    }

    [GeneratedRegex("(?:(?:(?<y>20[0-9]{2})年|(?<next>今年|明年))的?)?(?<![0-9])(?<m>" + Number + ")月份?的?(?<d>" + Number
        + ")(?:[日号](?![楼院线])|(?![0-9一二三四五六七八九十点号日个楼栋幢:]))", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex MonthDayForm();

    /// <summary>12.10, 12/10, 2026-12-10, 20261210.</summary>
    [GeneratedRegex(
        @"(?<![0-9.:/-])(?<y>20[0-9]{2})(?<m>1[0-2]|0[1-9])(?<d>3[01]|[12][0-9]|0[1-9])(?![0-9])|(?<![0-9.:/-])(?:(?<y>20[0-9]{2})[./-])?(?<m>1[0-2]|"
            + @"0?[1-9])[./-](?<d>3[01]|[12][0-9]|0?[1-9])(?![0-9.:/点时万千元块-])[日号T]?", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex WrittenForm();

    [GeneratedRegex("(?:(?<rel>下{1,2}个?月|这个?月|本月)|(?<m>" + Number + ")月份?)的?(?:第(?<nth>[一二三四五1-5])个?|最后一?个?)" + Week
        + "(?<w>[一二三四五六日天1-7])", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex NthForm();

    [GeneratedRegex("(?<n>再?下{1,5}|这|本|上{1,3})一?个?" + Week + "的?(?:" + Week
        + "?(?<w>[一二三四五六日天末1-7]))?(?!有约|[0-9])", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex WeekForm();

    [GeneratedRegex(Week + "(?<w>[一二三四五六日天末1-7])(?!有约|[0-9])", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex WeekdayForm();

    [GeneratedRegex("(?<![以之然最今])(?<n>大后|今|明|后)(?:天|日|儿(?!子|女)|(?=早|晚))", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex NearForm();

    [GeneratedRegex("(?<n>" + Number + ")(?:(?:个)?(?<u>天|日|周|星期|礼拜)|个(?<u>月))(?:以|之|过)?后", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex AfterForm();

    [GeneratedRegex("(?<![0-9一二三四五六七八九十月第])(?<d>" + Number + ")(?:号(?![楼院线门店码桌])|日(?![常报子夜期]))", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex DateForm();

    [GeneratedRegex("(?:(?<rel>下{1,2}个?月|这个?月|本月)|(?<![0-9个])(?<m>" + Number
        + ")月份?)的?(?<part>上旬|中旬|下旬|[初底末])?|(?<![0-9个一二三四五六七八九十半几每])月(?<part>[初底末中])", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex MonthForm();

    [GeneratedRegex("(?<part>" + Part + ")(?<h>[0-9]{1,2})[.](?<m>[0-5][0-9])(?![0-9])", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex DottedHourForm();

    [GeneratedRegex("(?<![0-9.])(?<h>[0-9]{1,2})[.](?<m>[0-5][05])(?![0-9.万千元块])", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex LooseHourForm();

    [GeneratedRegex("(?<part>" + Part + ")?(?<h>" + Number + ")(?:点钟?|:(?=[0-9]))?(?<m>半|[0-5][0-9])?(?:到|至|~|—|-)(?<part2>" + Part + ")?(?<h2>" + Number
        + ")(?:点钟?|:(?=[0-9]))(?<m2>半|[0-5][0-9])?", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex RangeForm();

    [GeneratedRegex("(?<part>" + Part + ")?的?(?<![0-9])(?!(?<!^|[□午上间里到至约在是的，。、])一点)(?<h>" + Number
        + ")(?:点(?![评名赞])|时(?![候间段])|:(?=[0-9]{2}))钟?(?<m>半|一刻|三刻|[0-5]?[0-9]分?(?![0-9])|[二三四五]?十五?分?)?(?<about>多|过|左右|前后|上下|[以之过]?后|[以之]?前|钟)?",
            RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex HourForm();

    [GeneratedRegex("(?<p>" + Part + "|(?<=□)[早晚](?![点一]))", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex PartForm();

    [GeneratedRegex(@"(?<=[0-9])\s+(?=[0-9])", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex BlankForm();

    /// <summary>Weeks or days from the day that is spoken of; 下周 without 一 is the calendar's.</summary>
    [GeneratedRegex(
        "(?:(?<before>往前|提前|提早|早|前)|再?(?:往后|推后|推迟|延后|顺延|延|推|晚|迟|(?<!最)后)|(?<=^|[改换挪到成选约要就那，])下(?=一))(?:推|挪|移|延|面)?(?<n>[一两二三123])个?(?:(?<u>周|星期|礼拜)(?:的?" + Week
            + "?(?<w>[一二三四五六日天]))?|(?<u>天))(?!前|[以之]?后)", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex ShiftForm();

    /// <summary>Behind a day that was taken: 以后, 前最后一个周四.</summary>
    [GeneratedRegex("(?<=□)(?:的?那天)?(?<all>(?<way>(?:以|之|过|往)?后|(?:以|之)?前)(?![天年])(?:的?(?:第(?<nth>[一二三1-3])个?|最后一?个?)" + Week
        + "(?<w>[一二三四五六日天1-7]))?)", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex BeyondForm();

    [GeneratedRegex("年(?:底|末)", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex YearEndForm();

    /// <summary>Days that no date is known of here: terms of the sun's year (节气), feasts that move, and what each reads otherwise.</summary>
    [GeneratedRegex(
        "冬至|夏至|立春|立夏|立秋|立冬|春分|秋分|清明节?|谷雨|惊蛰|芒种|[小大]暑|处暑|[白寒]露|霜降|[小大]寒|小年|母亲节|父亲节|感恩节|过年|(?<![0-9一二两三四五六七八九十半几多今明去前])年[前后初]|节[前后]|寒假|暑假|过[几两些]天|过(?:阵子|一阵子?|"
            + "段时间)|开学", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex UnknownForm();

    [GeneratedRegex("最早|最近|最快|尽快|越[早快]越好|随便|都可以|都行|哪天都|什么时候都|任何时间", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex SoonestForm();
}
