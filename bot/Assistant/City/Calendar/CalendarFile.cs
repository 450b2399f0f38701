using System.Globalization;
using System.Text;

namespace ResidentAssistant.Assistant.City;

/// <summary>
/// Reads a list of moved days: UTF-8, a line each, with a tab between date, off or work, and holiday: <c>2026-02-28	work	春节</c>. Empty lines
/// and lines that begin with # are passed over.
/// </summary>
/// <param name="Days">In the order of the file; empty when it was refused.</param>
/// <param name="Refusal">What is wrong, in a sentence for the operator; null when nothing is.</param>
public sealed record CalendarFile(IReadOnlyList<MovedDay> Days, string? Refusal)
{
    /// <summary>Bytes; a year has about 40 lines of 25 bytes.</summary>
    public const int LargestFile = 1_000_000;

    private const string Example = "2027-02-08<Tab>off<Tab>春节";
    private const int FirstYear = 2000;
    private const int LastYear = 2099;

    /// <summary>What came with the product: the years that were published when it was made.</summary>
    public static CalendarFile Starter { get; } = OfResource();

    public static CalendarFile Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > LargestFile)
            return Refused($"文件太大，放假安排一年只有几十行。请选一个用 Tab 分列的文本文件，每行例如 {Example}。");
        if (bytes.StartsWith("PK\u0003\u0004"u8))
            return Refused("这是 Excel 等软件的压缩格式，不是文本。请在 Excel 里另存为“文本文件（制表符分隔）”，编码选 UTF-8。");
        try
        {
            return Read(new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes));
        }
        catch (DecoderFallbackException)
        {
            return Refused($"不是 UTF-8 编码的文本。请另存为 UTF-8，每行例如 {Example}。");
        }
    }

    private static CalendarFile Read(string text)
    {
        var days = new List<MovedDay>();
        var lineOf = new Dictionary<DateOnly, int>();
        var number = 0;
        foreach (var whole in text.TrimStart('\uFEFF').ReplaceLineEndings("\n").Split('\n'))
        {
            number++;
            var line = whole.Trim();
            if (line.Length == 0 || line[0] == '#')
                continue;
            if (Parse(line, out var why) is not { } day)
                return Refused($"第 {number} 行：{why}");
            if (!lineOf.TryAdd(day.Date, number))
                return Refused($"第 {number} 行：{day.Date:yyyy-MM-dd} 在第 {lineOf[day.Date]} 行已经有了，一天只能写一次。");
            days.Add(day);
        }

        return days.Count > 0 ? new CalendarFile(days, null) : Refused($"文件里没有一天。每行写一天，例如 {Example}。");
    }

    private static MovedDay? Parse(string line, out string why)
    {
        why = "";
        string[] columns = [.. line.Split('\t').Select(column => column.Trim())];
        if (columns is not [var date, var word, var holiday])
            why = $"应有三列，中间用 Tab 隔开：日期、off 或 work、哪个节，例如 {Example}。";
        else if (!DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            || day.Year is < FirstYear or > LastYear)
            why = $"日期“{Short(date)}”不对，应写成 2027-02-08 这样，{FirstYear} 到 {LastYear} 年。";
        else if (word is not ("off" or "work"))
            why = $"“{Short(word)}”不认识，第二列写 off（放假）或 work（上班）。";
        else if (holiday.Length is 0 or > MovedDay.HolidayLimit || holiday.Any(char.IsControl))
            why = $"第三列写是哪个节，1 到 {MovedDay.HolidayLimit} 个字，例如 春节。";
        else if (word == "work" && WhyNotWorked(day) is { } reason)
            why = reason;
        else
            return new MovedDay(day, word == "work" ? MovedTo.Work : MovedTo.Off, holiday);
        return null;
    }

    /// <summary>
    /// The State Council names a day as worked only where it would else be off: anything else is a slip in the date, and the day that was meant
    /// would be taken as off. An off that changes nothing is no slip: the notices name whole holidays with the weekends in them.
    /// </summary>
    private static string? WhyNotWorked(DateOnly day) =>
        StatutoryHolidays.Of(day) is { } statutory ? $"{day:yyyy-MM-dd} 是法定的{statutory}假日，不会调成上班，请核对日期。"
        : day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)
            ? $"{day:yyyy-MM-dd} 是{CityTime.Weekday(day.DayOfWeek)}，本来就上班；work 只写调休上班的周末，请核对日期。"
        : null;

    private static string Short(string text) => text.Length > 20 ? text[..20] + "…" : text;

    private static CalendarFile Refused(string why) => new([], why);

    private static CalendarFile OfResource()
    {
        using var stream = typeof(CalendarFile).Assembly.GetManifestResourceStream("holidays.tsv")!;
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return Read(copy.ToArray());
    }
}
