using System.Text.RegularExpressions;
using ResidentAssistant.Assistant.Dialogs;
using ResidentAssistant.Knowledge;

namespace ResidentAssistant.Assistant.Appointments;

/// <summary>Finds the slot a resident means by "下周四下午三点", "26号上午", "最早的".</summary>
public static partial class SlotWords
{
    /// <summary>The earliest free slot that fits every word about day and hour; null when no such word stands there or nothing fits.</summary>
    public static AppointmentSlot? Match(string text, IReadOnlyList<AppointmentSlot> free, DateTimeOffset now)
    {
        // 预约一下下周四 is no 下下周四.
        var said = Manners.HalfWidth(text).Replace("一下", "", StringComparison.Ordinal);
        var tests = Tests(said, now).ToList();
        return tests.Count == 0 ? null : free.FirstOrDefault(slot => tests.TrueForAll(test => test(CityTime.Local(slot.StartsAt))));
    }

    /// <summary>What a resident wants to ask the lawyer: "想问离婚财产怎么分"; null when it is not said.</summary>
    public static string? Matter(string text) => MatterForm().Match(text) is { Success: true } match ? match.Groups["matter"].Value.Trim() : null;

    private static IEnumerable<Predicate<DateTimeOffset>> Tests(string said, DateTimeOffset now)
    {
        var today = CityTime.Today(now);
        var monday = today.AddDays(-(((int)today.DayOfWeek + 6) % 7));
        if (said.Contains("最早", StringComparison.Ordinal) || said.Contains("最近", StringComparison.Ordinal) || said.Contains("都可以", StringComparison.Ordinal))
            yield return _ => true;
        if (said.Contains("下下周", StringComparison.Ordinal) || said.Contains("下下个周", StringComparison.Ordinal))
            yield return at => Week(at, monday) == 2;
        else if (said.Contains("下周", StringComparison.Ordinal) || said.Contains("下个周", StringComparison.Ordinal) || said.Contains("下星期", StringComparison.Ordinal))
            yield return at => Week(at, monday) == 1;
        else if (said.Contains("这周", StringComparison.Ordinal) || said.Contains("本周", StringComparison.Ordinal) || said.Contains("这个周", StringComparison.Ordinal))
            yield return at => Week(at, monday) == 0;
        if (MonthForm().Match(said) is { Success: true } month)
            yield return at => at.Month == Number(month.Groups[1].Value);
        if (DayForm().Match(said) is { Success: true } day)
            yield return at => at.Day == Number(day.Groups[1].Value);
        if (said.Contains("上午", StringComparison.Ordinal) || said.Contains("早上", StringComparison.Ordinal))
            yield return at => at.Hour < 12;
        if (said.Contains("下午", StringComparison.Ordinal))
            yield return at => at.Hour >= 12;
        if (HourForm().Match(said) is { Success: true } hour)
        {
            var (clock, minute) = (Number(hour.Groups[1].Value), hour.Groups[2].Value switch { "半" => 30, "" => 0, var m => Number(m) });
            yield return at => (at.Hour == clock || (clock < 8 && at.Hour == clock + 12)) && at.Minute == minute;
        }
    }

    private static int Week(DateTimeOffset at, DateOnly monday) => (DateOnly.FromDateTime(at.DateTime).DayNumber - monday.DayNumber) / 7;

    /// <summary>12, 十二, 二十六; -1 when it is no number.</summary>
    private static int Number(string text) => (int?)ChineseNumbers.Read(text) ?? -1;

    [GeneratedRegex("(?:想|要)?(?:咨询|请教|问)(?:一下|一问|问|下)?(?:律师)?(?:关于)?(?<matter>[^，。！？,!?]{3,100})", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex MatterForm();

    [GeneratedRegex(@"([0-9]{1,2}|[一二三四五六七八九十]{1,2})月", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex MonthForm();

    [GeneratedRegex(@"([0-9]{1,2}|[一二三四五六七八九十]{1,3})(?:号(?!楼)|日)", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex DayForm();

    [GeneratedRegex(@"([0-9]{1,2}|[一二两三四五六七八九十]{1,2})(?:点|[:：])(半|[0-9]{2}|)", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex HourForm();
}
