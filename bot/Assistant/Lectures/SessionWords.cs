using ResidentAssistant.Assistant.Dialogs;

namespace ResidentAssistant.Assistant.Lectures;

/// <summary>Finds the session a resident means by 9号那场, 道德的, 最近的一场.</summary>
internal static class SessionWords
{
    /// <summary>The sessions that every word about day, series and title fits; none when no such word is said.</summary>
    public static IReadOnlyList<LectureSession> Match(string text, IReadOnlyList<LectureSession> coming, DateTimeOffset now)
    {
        var tests = new List<Predicate<LectureSession>>();
        if (ComingWords.Read(text, CityTime.Today(now)) is { HasDay: true } day)
            tests.Add(session => day.Fits(CityTime.Today(session.StartsAt)));
        if (text.Contains("道德", StringComparison.Ordinal))
            tests.Add(session => session.Series == LectureSeries.Moral);
        if (text.Contains("法治", StringComparison.Ordinal) || text.Contains("普法", StringComparison.Ordinal))
            tests.Add(session => session.Series == LectureSeries.RuleOfLaw);
        if (coming.FirstOrDefault(session => text.Contains(session.Title, StringComparison.Ordinal)) is { } titled)
            tests.Add(session => session == titled);
        if (tests.Count == 0 && (text.Contains("最近", StringComparison.Ordinal) || text.Contains("最早", StringComparison.Ordinal)))
            return coming.Where(session => session.Free > 0).Take(1).ToList();
        return tests.Count == 0 ? [] : coming.Where(session => tests.TrueForAll(test => test(session))).ToList();
    }
}
