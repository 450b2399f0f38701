using System.Text;

namespace ResidentAssistant.Knowledge;

/// <summary>Number of an article: the 120 and the 1 of 第一百二十条之一.</summary>
internal readonly record struct ArticleNumber(int Main, int Sub) : IComparable<ArticleNumber>
{
    private const string Digits = "零一二三四五六七八九";

    public int CompareTo(ArticleNumber other) => (Main, Sub).CompareTo((other.Main, other.Sub));

    public override string ToString() => Sub == 0 ? $"第{Chinese(Main)}条" : $"第{Chinese(Main)}条之{Chinese(Sub)}";

    /// <summary>
    /// Reads a number at the start of the text: 第?, digits or Chinese numerals up to 9999, 条, then 之 and a number if
    /// there. <paramref name="length"/> is what was read. Blanks inside are allowed.
    /// </summary>
    public static bool TryReadStart(ReadOnlySpan<char> text, out ArticleNumber number, out int length)
    {
        number = default;
        length = 0;
        var at = SkipBlanks(text, 0);
        if (at < text.Length && text[at] == '第')
            at = SkipBlanks(text, at + 1);
        if (!TryReadNumeral(text, ref at, out var main))
            return false;
        at = SkipBlanks(text, at);
        if (at >= text.Length || text[at] != '条')
            return false;
        at++;
        var sub = 0;
        if (at < text.Length && text[at] == '之')
        {
            var after = at + 1;
            if (TryReadNumeral(text, ref after, out sub))
                at = after;
        }
        number = new ArticleNumber(main, sub);
        length = at;
        return true;
    }

    /// <summary>Reads 1042, １０４２, 一千零四十二, 一〇四二 or 十二 at <paramref name="at"/> and moves behind it; the value is 1 to 9999.</summary>
    internal static bool TryReadNumeral(ReadOnlySpan<char> text, ref int at, out int value)
    {
        var (start, total, pending, units) = (at, 0, 0, false);
        for (; at < text.Length && at - start < 9; at++)
        {
            if (DigitOf(text[at]) is var digit and >= 0)
                pending = units ? digit : (pending * 10) + digit;
            else if (UnitOf(text[at]) is var unit and > 0)
                (total, pending, units) = (total + (Math.Max(pending, 1) * unit), 0, true);
            else
                break;
        }
        value = total + pending;
        return at > start && value is > 0 and <= 9999;
    }

    private static int DigitOf(char c) => c switch
    {
        >= '0' and <= '9' => c - '0',
        >= '０' and <= '９' => c - '０',
        '〇' or '○' => 0,
        '两' => 2,
        _ => Digits.IndexOf(c, StringComparison.Ordinal),
    };

    private static int UnitOf(char c) => c switch { '十' => 10, '百' => 100, '千' => 1000, _ => 0 };

    private static int SkipBlanks(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
            at++;
        return at;
    }

    private static string Chinese(int value)
    {
        var written = new StringBuilder();
        var gap = false;
        for (var unit = 1000; unit > 0; unit /= 10)
        {
            var digit = value / unit % 10;
            if (digit == 0)
            {
                gap = written.Length > 0;
                continue;
            }
            if (gap)
                written.Append('零');
            gap = false;
            if (digit != 1 || unit != 10 || written.Length > 0)
                written.Append(Digits[digit]);
            if (unit > 1)
                written.Append(unit switch { 1000 => '千', 100 => '百', _ => '十' });
        }
        return written.ToString();
    }
}
