using System.Data;
using System.Globalization;
using ResidentAssistant.Assistant.City;
using ResidentAssistant.Assistant.Data.Workbooks;

namespace ResidentAssistant.Assistant.Appointments;

/// <summary>The sheet 排班 of a workbook: a weekly time a row.</summary>
internal static class PatternSheet
{
    public const string Name = "排班";

    private static readonly string[] Required = ["律师", "地点", "星期", "从", "到"];

    public static IReadOnlyList<string> Columns { get; } =
        ["律师", "地点", "房间", "星期", "从", "到", "每位分钟", "间隔分钟", "每次几位", "留给现场", "开始的日子", "结束的日子", "放假"];

    /// <summary>The patterns under the columns; none: a template.</summary>
    public static DataTable Table(Supply supply, IEnumerable<WeeklyPattern> patterns)
    {
        var table = new DataTable(Name);
        foreach (var column in Columns)
            table.Columns.Add(column);
        foreach (var one in patterns)
            table.Rows.Add([.. Of(supply, one).Select(SheetText.Plain)]);
        return table;
    }

    /// <summary>What the rows say, or why a row says nothing.</summary>
    /// <exception cref="InvalidDataException">The file as a whole cannot be taken; the message is a sentence in Chinese.</exception>
    public static IEnumerable<(int Row, WeeklyPattern? Pattern, string? WhyNot)> Read(Stream file, Supply supply, int mostRows)
    {
        using var book = Workbook.Open(file);
        if (!book.Has(Name))
            throw new InvalidDataException($"文件里没有名为“{Name}”的工作表，请用下载的模板。");
        var rows = book.Rows(Name, mostRows + 2);
        if (rows.Count > mostRows + 1)
            throw new InvalidDataException($"一次最多 {mostRows} 行，请分成几个文件。");
        if (rows is not [var head, ..] || Required.Any(name => head.Cells.Values.All(cell => cell.Text != name)))
            throw new InvalidDataException($"第一行应是：{string.Join('、', Columns)}。请用下载的模板。");
        var at = Columns.ToDictionary(name => name, name => head.Cells.Where(cell => cell.Value.Text == name).Select(cell => (int?)cell.Key).FirstOrDefault());
        return [.. rows.Skip(1).Select(row => Read(row, at, supply))];
    }

    private static (int Row, WeeklyPattern? Pattern, string? WhyNot) Read(SheetRow row, Dictionary<string, int?> at, Supply supply)
    {
        SheetCell? Cell(string name) => at[name] is { } column ? row.Cells.GetValueOrDefault(column) : null;
        string Text(string name) => Cell(name)?.Text ?? "";
        (int, WeeklyPattern?, string?) No(string why) => (row.Number, null, why);

        if (row.IsMerged)
            return No("这一行有合并的单元格。请取消合并，每一格都写全。");
        if (Columns.FirstOrDefault(name => Cell(name) is { IsComputed: true }) is { } computed)
            return No($"“{computed}”是公式。请改成文字（复制后选择性粘贴为值）。");
        if (Required.FirstOrDefault(name => Text(name).Length == 0) is { } empty)
            return No($"“{empty}”没有填。");
        var lawyers = supply.Lawyers.Where(one => one.Name == Text("律师")).ToList();
        if (lawyers.Count != 1)
            return No(lawyers.Count == 0 ? $"没有“{Text("律师")}”这位律师，或者账号停用了。" : $"有几位律师都叫“{Text("律师")}”，请在网页上排。");
        if (supply.Venues.FirstOrDefault(one => one.Name == Text("地点") && one.ClosedAt is null) is not { } venue)
            return No($"没有“{Text("地点")}”这个地点，或者已经停用了。");
        if (Weekday(Text("星期")) is not { } weekday)
            return No("“星期”请写周一到周日。");
        if (Time(Text("从")) is not { } from || Time(Text("到")) is not { } until)
            return No("“从”和“到”请写几点几分，例如 14:00。");
        if (Number(Text("每位分钟"), 30) is not { } minutes || Number(Text("间隔分钟"), 0) is not { } buffer || Number(Text("每次几位"), 1) is not { } capacity
            || Number(Text("留给现场"), 0) is not { } kept)
            return No("分钟和位数请写整数。");
        if (!Day(Text("开始的日子"), out var first) || !Day(Text("结束的日子"), out var last))
            return No("日子请写成 2026-12-01 这样。");
        if (Text("放假") is not ("" or "挪" or "不办"))
            return No("“放假”请写“挪”或者“不办”。");
        var known = supply.Patterns.FirstOrDefault(one => one.LawyerId == lawyers[0].Id && one.Weekday == weekday && one.From == from);
        return (row.Number, new WeeklyPattern(known?.Id ?? Guid.CreateVersion7(), lawyers[0].Id, venue.Id, weekday, from, until)
        {
            Room = Text("房间"),
            SlotMinutes = minutes,
            BufferMinutes = buffer,
            Capacity = capacity,
            Kept = kept,
            FirstDay = first,
            LastDay = last,
            DayOff = Text("放假") == "不办" ? DayOffRule.FallsOut : DayOffRule.Moves,
        }, null);
    }

    /// <summary>Whether both say the same, so that a file that comes twice changes nothing.</summary>
    public static bool IsSame(Supply supply, WeeklyPattern one, WeeklyPattern other) => Of(supply, one).SequenceEqual(Of(supply, other));

    private static string[] Of(Supply supply, WeeklyPattern one) =>
    [
        supply.Lawyer(one.LawyerId)?.Name ?? "", supply.Venue(one.VenueId)?.Name ?? "", one.Room, CityTime.Weekday(one.Weekday), $"{one.From:HH\\:mm}",
        $"{one.Until:HH\\:mm}", $"{one.SlotMinutes}", $"{one.BufferMinutes}", $"{one.Capacity}", $"{one.Kept}", $"{one.FirstDay:yyyy-MM-dd}",
        $"{one.LastDay:yyyy-MM-dd}", one.DayOff == DayOffRule.Moves ? "挪" : "不办",
    ];

    private static DayOfWeek? Weekday(string text) => Enum.GetValues<DayOfWeek>().Cast<DayOfWeek?>()
        .FirstOrDefault(day => CityTime.Weekday(day!.Value)[^1] == (text is [.., '天'] ? '日' : text[^1])
            && text is [_] or ['周', _] or ['星', '期', _]);

    /// <summary>14:00, or the share of a day that a spreadsheet makes of it.</summary>
    private static TimeOnly? Time(string text) =>
        TimeOnly.TryParseExact(text.Replace('：', ':'), ["H:mm", "H:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var share) && share is >= 0 and < 1
            ? TimeOnly.MinValue.AddMinutes(Math.Round(share * 1440)) : null;

    /// <summary>2026-12-01, or the number that a spreadsheet makes of it.</summary>
    private static bool Day(string text, out DateOnly? day)
    {
        day = text.Length == 0 ? null
            : DateOnly.TryParseExact(text, ["yyyy-M-d", "yyyy/M/d"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var said) ? said
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 36_526 and < 73_050
                ? DateOnly.FromDateTime(DateTime.FromOADate(number)) : null;
        return text.Length == 0 || day is not null;
    }

    private static int? Number(string text, int otherwise) => text.Length == 0 ? otherwise
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
