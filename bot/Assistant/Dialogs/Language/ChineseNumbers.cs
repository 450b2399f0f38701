using System.Globalization;
using System.Text.RegularExpressions;
using ResidentAssistant.Knowledge;

namespace ResidentAssistant.Assistant.Dialogs;

/// <summary>Reads numbers as they are typed, spoken and written on receipts: 12000, 1.2万, 一万二, 三千零五十, 二〇二一, 2w, 伍仟.</summary>
public static partial class ChineseNumbers
{
    /// <summary>
    /// A number for other patterns: every character that may be part of it, taken one by one and never given back, so that a
    /// run of any length is read in one pass.
    /// </summary>
    public const string Run = @"(?>(?:[0-9〇零一二两三四五六七八九十百千万亿kKwW]|(?<=[0-9])\.(?=[0-9]))+)";

    /// <summary>Characters of an answer that are read: who is asked for a number or a day names it by then.</summary>
    private const int ReadAtMost = 1000;

    private const string Digits = "零一二三四五六七八九";

    /// <summary>Longer runs are telephone or account numbers.</summary>
    private const int Longest = 16;

    /// <summary>The capitals of numerals (大写), each at the place of its small form.</summary>
    private const string Capitals = "零壹贰叁肆伍陆柒捌玖拾佰仟萬億貳參叄陸";
    private const string Small = "零一二三四五六七八九十百千万亿二三三六";

    /// <summary>
    /// The beginning of a text, in half width, without blanks and without the commas between thousands; sums in capitals in
    /// small numerals. One capital alone is a word (伍家岗, 陆续).
    /// </summary>
    public static string Tidy(string text)
    {
        var tidy = BlankForm().Replace(Repair.HalfWidth(text.Length > ReadAtMost ? text[..ReadAtMost] : text), "");
        return InSmall(tidy);
    }

    /// <summary>Sums in capitals in small numerals, letter by letter: 伍仟元 becomes 五千元.</summary>
    public static string InSmall(string text) =>
        CapitalForm()
            .Replace(text, sum => string.Concat(sum.Value.Select(c => Capitals.IndexOf(c, StringComparison.Ordinal) is >= 0 and var at ? Small[at] : c)));

    /// <summary>The value of a run; null when it is none or may mean two things (两三万, 三四百).</summary>
    public static decimal? Read(string run)
    {
        if (run.Length is 0 or > Longest)
            return null;
        if (run.Length > 2 && run.All(c => Digit(c) >= 0))
            return run.Aggregate(0m, (value, c) => (value * 10) + Digit(c));
        decimal total = 0, section = 0, unit = 1;
        decimal? open = null;
        var (afterZero, many) = (false, false);
        for (var i = 0; i < run.Length; i++)
        {
            if (NumberAt(run, ref i) is var (value, length))
            {
                if (open is not null and not 0)
                    return null;
                afterZero |= value == 0 && length == 1 && i > 0;
                (open, many) = (value, length > 1);
                continue;
            }

            unit = Unit(run[i]);
            if (unit >= 10_000)
            {
                if (section + (open ?? 0) == 0)
                    return null;
                (total, section) = (total + ((section + (open ?? 0)) * unit), 0);
            }
            else if (open is not (null or 0) || unit == 10)
            {
                section += (open is null or 0 ? 1 : open.Value) * unit;
            }
            else
            {
                return null;
            }

            (open, afterZero) = (null, false);
        }

        // 三千五 is 3,500 and 2万5 is 25,000; 三千零五 and 2万500 say the rest in full.
        var rest = open is { } last && unit >= 100 && !afterZero && !many && last == decimal.Truncate(last) ? last * unit / 10 : open ?? 0;
        return total + section + rest;
    }

    private static (decimal Value, int Length)? NumberAt(string run, ref int at)
    {
        if (Digit(run[at]) is var digit and >= 0)
            return (digit, 1);
        var end = at;
        while (end < run.Length && (char.IsAsciiDigit(run[end]) || run[end] == '.'))
            end++;
        if (end == at || !decimal.TryParse(run.AsSpan(at, end - at), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value))
            return null;
        var length = end - at;
        at = end - 1;
        return (value, length);
    }

    private static int Digit(char c) => Digits.IndexOf(c switch { '〇' => '零', '两' => '二', _ => c }, StringComparison.Ordinal);

    private static decimal Unit(char c) => c switch
    {
        '十' => 10,
        '百' => 100,
        '千' or 'k' or 'K' => 1_000,
        '万' or 'w' or 'W' => 10_000,
        _ => 100_000_000,
    };

    [GeneratedRegex("[壹贰貳叁參叄肆伍陆陸柒捌玖拾佰仟](?:[零壹贰貳叁參叄肆伍陆陸柒捌玖拾佰仟萬億万亿]+|(?=[元圆圓]))", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex CapitalForm();

    [GeneratedRegex(@"\s|(?<=[0-9]),(?=[0-9]{3}(?![0-9]))", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex BlankForm();
}
