using System.Text.RegularExpressions;
using ResidentAssistant.Assistant.Dialogs;
using ResidentAssistant.Knowledge;

namespace ResidentAssistant.Assistant.Lectures;

/// <summary>Finds the session a resident means by 9号那场, 道德的, 身边好人, 最近的一场.</summary>
internal static partial class SessionRecognizer
{
    /// <summary>Letters of a title in a row that name it; its first two do as well.</summary>
    private const int NamesTitle = 3;

    /// <summary>Characters of a line that does no more than name a session and sign up.</summary>
    private const int SignUpAtMost = 24;

    /// <summary>The sessions that every word about day, series and title fits; none when no such word is said.</summary>
    public static IReadOnlyList<LectureSession> Match(string text, IReadOnlyList<LectureSession> coming, DateTimeOffset now)
    {
        var tests = new List<Predicate<LectureSession>>();
        if (ComingTimeRecognizer.Read(text, CityTime.Today(now)) is { HasDay: true } day)
            tests.Add(session => day.Fits(CityTime.Today(session.StartsAt)));
        if (LectureSeries.RuleOfLaw.IsNamedIn(text) || LectureSeries.Moral.IsNamedIn(text) || coming.Any(session => session.Series!.IsNamedIn(text)))
            tests.Add(session => session.Series!.IsNamedIn(text));
        if (coming.Any(session => IsTitled(text, session.Title)))
            tests.Add(session => IsTitled(text, session.Title));
        if (tests.Count == 0 && (text.Contains("最近", StringComparison.Ordinal) || text.Contains("最早", StringComparison.Ordinal)))
            return coming.Where(session => session.Free > 0).Take(1).ToList();
        return tests.Count == 0 ? [] : coming.Where(session => tests.TrueForAll(test => test(session))).ToList();
    }

    /// <summary>The same, or by its place in the list: 取消第一个.</summary>
    public static IReadOnlyList<LectureSession> MatchOrPlace(string text, IReadOnlyList<LectureSession> shown, DateTimeOffset now)
    {
        if (Match(text, shown, now) is { Count: > 0 } matched)
            return matched;
        return GiveUpRecognizer.ReadAnswer(text, CityTime.Today(now)) is { Ordinal: { } place } && (place < 0 ? shown.Count : place) is var at && at >= 1
            && at <= shown.Count
            ? [shown[at - 1]] : [];
    }

    /// <summary>The session by its place in the list that was shown, with the wish to come: 报第一个，两个人.</summary>
    /// <returns>Null: no place is named, or nothing says that somebody comes.</returns>
    public static LectureSession? Placed(string text, IReadOnlyList<LectureSession> shown) =>
        text.Length <= SignUpAtMost && !NotForm().IsMatch(text) && PlaceForm().Match(text) is { Success: true } place
            && (ComesForm().IsMatch(text) || PartyRecognizer.Read(text) is not null)
            && ChineseNumbers.Read(place.Groups["n"].Value) is { } at && at >= 1 && at <= shown.Count ? shown[(int)at - 1] : null;

    /// <summary>身边好人也报, 家风那场我想听: it ends with the wish to take a seat.</summary>
    public static bool SignsUp(string text) => text.Length <= SignUpAtMost && SignsUpForm().IsMatch(text) && !NotForm().IsMatch(text);

    /// <summary>报上, 我要报名: names none.</summary>
    public static bool SignsUpAlone(string text) => AloneForm().IsMatch(text);

    private static bool IsTitled(string text, string title)
    {
        if (text.Contains(title[..Math.Min(2, title.Length)], StringComparison.Ordinal))
            return true;
        for (var at = 0; at + NamesTitle <= title.Length; at++)
            if (text.Contains(title.Substring(at, NamesTitle), StringComparison.Ordinal))
                return true;
        return false;
    }

    [GeneratedRegex("(?:也|还|再|想|要|去|给我|帮我|我)(?:想|要|去|来)?(?:报|听|参加|去)(?:名|上|一?[个下场])*(?:吧|了|啊|哈|嘛)?[。!！]?$|报(?:名|上|一[个下场])(?:吧|了)?[。!！]?$", RegexOptions.None,
        RegexLimit.Milliseconds)]
    private static partial Regex SignsUpForm();

    [GeneratedRegex("^(?:好的?|行|可以|嗯|要得)?[，, ]?(?:那|就)?(?:给我|帮我|我)?(?:就|也)?(?:想|要)?(?:报|参加|去听?)(?:名|上|一个)?(?:吧|了|啊|哈)?[。!！]?$", RegexOptions.None,
        RegexLimit.Milliseconds)]
    private static partial Regex AloneForm();

    [GeneratedRegex("第(?<n>[0-9]{1,2}|[一二两三四五六七八九十])(?:个|场|条|项)", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex PlaceForm();

    [GeneratedRegex("报|听|参加|去|要", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex ComesForm();

    [GeneratedRegex("不|别|莫|没|吗|取消|退", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex NotForm();
}
