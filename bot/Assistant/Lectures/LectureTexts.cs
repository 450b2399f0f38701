using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Modules;

namespace ResidentAssistant.Assistant.Lectures;

/// <summary>What residents read about lectures.</summary>
public static class LectureTexts
{
    public const string NotOpen = "这一场已经不能报名了，看看别的场次吧。";
    public const string Full = "不巧，这一场刚好报满了，看看别的场次吧。";
    public const string NothingToCancel = "您还没有报名讲堂。";
    public const string WhichOne = "好的，报哪一场？";
    public const string NotSigned = "这一场您没有报名，不用取消。";
    public const string NotNow = "好的，先不报。想听了随时告诉我。";
    public const string NoneCancelled = "好的，报名都给您留着。";
    public const string WhichToCancel = "您想取消哪一场？";

    public static readonly Choice MenuChoice = new("道德讲堂", "lecture.list");

    public static readonly MenuEntry MenuEntry = new(40, MenuChoice) { Offers = "报名讲堂", Examples = ["报名讲堂：“最近有什么讲堂”"] };

    public static readonly Choice ListChoice = new("看看讲堂", "lecture.list");

    public static string SeriesName(LectureSeries series) => series switch
    {
        LectureSeries.RuleOfLaw => "法治大讲堂",
        LectureSeries.Moral => "道德讲堂",
    };

    /// <summary>The sessions of each series.</summary>
    public static readonly IReadOnlyList<Choice> SeriesChoices =
        [.. Enum.GetValues<LectureSeries>().Select(series => new Choice(SeriesName(series), $"lecture.list:{series}"))];

    public static Choice CancelChoice(LectureSession session) => new("取消报名", $"lecture.cancel:{session.Id:N}");

    public static string ShortLine(LectureSession session) => $"· {SeriesName(session.Series)}：{CityTime.DayAndTime(session.StartsAt)}";

    public static string CancelLabel(LectureSession session) => $"取消{CityTime.Day(session.StartsAt)}{SeriesName(session.Series)}";

    public static string Coming(IReadOnlyList<LectureSession> sessions) => sessions.Count == 0
        ? "最近还没有安排讲堂，过几天再来看看吧。"
        : "最近的讲堂，免费参加：\n" + string.Join('\n', sessions.Select(Line));

    public static string NotSure(string day) => $"“{day}”是哪天我拿不准，请说几月几号。";

    public static string NoneThen(string day) => $"{day}没有讲堂。";

    public static string Registered(LectureSession session) =>
        $"报好名了：{SeriesName(session.Series)}“{session.Title}”\n{CityTime.DayAndTime(session.StartsAt)}，{session.Venue}\n到时直接来就行。";

    public static string AlreadyRegistered(LectureSession session) => $"您已经报过{CityTime.DayAndTime(session.StartsAt)}这一场了。";

    public static string AskCancel(LectureSession session) => $"要取消{CityTime.DayAndTime(session.StartsAt)}的{SeriesName(session.Series)}吗？";

    public static string Kept(LectureSession session) => $"好的，不取消。{CityTime.DayAndTime(session.StartsAt)}，{session.Venue}，到时直接来就行。";

    public static string Cancelled(LectureSession session) => $"{CityTime.DayAndTime(session.StartsAt)}的{SeriesName(session.Series)}已取消报名。";

    public static string Mine(LectureSession session) =>
        $"· {SeriesName(session.Series)}：{CityTime.DayAndTime(session.StartsAt)}\n　“{session.Title}”，{session.Venue}";

    private static string Line(LectureSession session) =>
        $"· {CityTime.DayAndTime(session.StartsAt)} {SeriesName(session.Series)}“{session.Title}”\n　{session.Speaker}，{session.Venue}，"
            + (session.Free > 0 ? $"还有 {session.Free} 个座位" : "已报满");
}
