using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Modules;

namespace ResidentAssistant.Assistant.Lectures;

/// <summary>What residents read about lectures.</summary>
public static class LectureTexts
{
    public const string NotOpen = "这一场已经不能报名了，看看别的场次吧。";
    public const string Full = "不巧，这一场刚好报满了。";
    public const string NothingToCancel = "您还没有报名讲堂。";
    public const string WhichOne = "好的，报哪一场？";
    public const string NotSigned = "这一场您没有报名，不用取消。";
    public const string NotNow = "好的，先不报。想听了随时告诉我。";
    public const string NoneCancelled = "好的，报名都给您留着。";
    public const string WhichToCancel = "您想取消哪一场？";
    public const string NotWaiting = "好的，不排。看看别的场次吧。";
    public const string GuestsWelcome = "可以带人一起来，免费。报名的时候说一声几个人就行，比如“两个人”。";
    public const string WhichToChange = "您想改哪一场的人数？";
    public const string ThanksForStars = "谢谢您。有什么想问的、下回想听什么，直接说一句；没有就不用回。";
    public const string ThanksForRemark = "记下了，会转给办讲堂的同志。谢谢您。";

    public static readonly Choice MenuChoice = new("道德讲堂", "lecture.list");

    public static readonly MenuEntry MenuEntry = new(40, MenuChoice) { Offers = "报名讲堂", Examples = ["报名讲堂：“最近有什么讲堂”"] };

    public static readonly Choice ListChoice = new("看看讲堂", "lecture.list");

    /// <summary>The sessions of each series with which the city began.</summary>
    public static readonly IReadOnlyList<Choice> SeriesChoices =
        [.. new[] { LectureSeries.RuleOfLaw, LectureSeries.Moral }.Select(series => new Choice(series.Name, $"lecture.list:{series.Key}"))];

    public static Choice CancelChoice(LectureSession session) => new("取消报名", $"lecture.cancel:{session.Id:N}");

    public static string ShortLine(LectureSession session) => $"· {session.SeriesName}：{CityTime.DayAndTime(session.StartsAt)}";

    public static string CancelLabel(LectureSession session) => $"取消{CityTime.Day(session.StartsAt)}{session.SeriesName}";

    public static string Coming(IReadOnlyList<LectureSession> sessions, DateTimeOffset now) => sessions.Count == 0
        ? "最近还没有安排讲堂，过几天再来看看吧。"
        : "最近的讲堂，免费参加：\n" + string.Join('\n', sessions.Select(session => Line(session, now)));

    /// <summary>Signs up for one of the list, or waits for it.</summary>
    public static Choice SignUpChoice(LectureSession session, int? people)
    {
        var (day, argument) = ($"{CityTime.Day(session.StartsAt)}{session.SeriesName}", new SessionWish($"{session.Id:N}", people).ToString());
        return session.Free > 0 ? new Choice($"报名{day}", $"lecture.register:{argument}") : new Choice($"候补{day}", $"lecture.wait:{argument}");
    }

    public static string NotSure(string day) => $"“{day}”是哪天我拿不准，请说几月几号。";

    public static string NoneThen(string day) => $"{day}没有讲堂。";

    public static string Registered(Seat seat) =>
        $"报好名了：{Named(seat.Session)}\n{WhenAndWhere(seat)}\n到时直接来就行，来不了请提前说“取消报名”。"
        + (seat.Registration.People == 1 ? "有人一起来，说一声“两个人”。" : "");

    public static string ChangedPeople(Seat seat) => $"改好了：{Named(seat.Session)}\n{WhenAndWhere(seat)}";

    private static string WhenAndWhere(Seat seat) =>
        $"{CityTime.DayAndTime(seat.Session.StartsAt)}，{seat.Session.Venue}\n报名码 {seat.Registration.Code}，{Seats(seat.Registration.People)}";

    private static string Named(LectureSession session) => $"{session.SeriesName}“{session.Title}”";

    private static string Seats(int people) => $"留了 {people} 个座位";

    public static string AlreadyRegistered(Seat seat) => seat.Registration.State == RegistrationState.Waiting
        ? $"您已经在排{CityTime.DayAndTime(seat.Session.StartsAt)}这一场的候补了。"
        : $"您已经报过{CityTime.DayAndTime(seat.Session.StartsAt)}这一场了，报名码 {seat.Registration.Code}，{Seats(seat.Registration.People)}。";

    /// <param name="session">There are not so many seats.</param>
    /// <param name="more">Seats that are missing from what is free.</param>
    public static string WaitsForFull(LectureSession session, int more) =>
        (session.Free <= 0 ? Full : $"这一场只剩 {session.Free} 个座位，{more} 个人坐不下。") + "要排队候补吗？有人退了，按先后给您补上，会在这里告诉您。";

    /// <summary>Some are seated already, and more do not fit.</summary>
    public static string NoMoreSeats(Seat seat) =>
        (seat.Session.Free <= 0 ? "这一场已经报满了" : $"这一场只剩 {seat.Session.Free} 个座位了") + $"，加不了人，还是给您{Seats(seat.Registration.People)}。";

    public static string TooMany => $"一次最多报 {Registration.PeopleAtMost} 个人。人多请跟社区工作人员说，好安排座位。";

    public static string NotYet(LectureSession session) => $"这一场还没开始报名，{CityTime.DayAndTime(session.OpensAt!.Value)}开始，到时候再来报。";

    public static string Waits(Seat seat, int before) =>
        $"排上候补了：{Named(seat.Session)}\n{CityTime.DayAndTime(seat.Session.StartsAt)}，{seat.Registration.People} 个人，前面还有 {before} 位。\n"
        + "有座位了会在这里告诉您；不想等了，说“取消报名”。";

    public static string MovedUp(Seat seat) => $"有人退了，给您补上了：{Named(seat.Session)}\n{WhenAndWhere(seat)}\n您来吗？来不了说一声，好让给后面的人。";

    public static string AskCancel(LectureSession session) => $"要取消{CityTime.DayAndTime(session.StartsAt)}的{session.SeriesName}吗？";

    public static string Kept(LectureSession session) => $"好的，不取消。{CityTime.DayAndTime(session.StartsAt)}，{session.Venue}，到时直接来就行。";

    public static string Cancelled(LectureSession session) => $"{CityTime.DayAndTime(session.StartsAt)}的{session.SeriesName}已取消报名。";

    public static string Mine(Seat seat) =>
        $"· {seat.Session.SeriesName}：{CityTime.DayAndTime(seat.Session.StartsAt)}\n　“{seat.Session.Title}”，{seat.Session.Venue}\n　"
        + (seat.Registration.State == RegistrationState.Waiting ? $"候补中，{seat.Registration.People} 个人"
            : $"报名码 {seat.Registration.Code}，{seat.Registration.People} 个座位");

    /// <summary>A day or some hours before.</summary>
    public static string Reminder(Seat seat, DateTimeOffset now) =>
        $"提醒您：{(CityTime.Today(seat.Session.StartsAt) == CityTime.Today(now) ? "今天" : "明天")}{CityTime.Local(seat.Session.StartsAt):HH\\:mm}，"
        + $"{Named(seat.Session)}在{seat.Session.Venue}（{CityTime.Day(seat.Session.StartsAt)}，报名码 {seat.Registration.Code}，"
        + $"{seat.Registration.People} 个座位）。您来吗？";

    public static IReadOnlyList<Choice> ComingChoices(LectureSession session) =>
        [new("来", $"lecture.coming:{session.Id:N}"), new("不来了", $"lecture.not-coming:{session.Id:N}")];

    public static string SeeYou(Seat seat) => $"好的，{CityTime.DayAndTime(seat.Session.StartsAt)}见。到了报报名码 {seat.Registration.Code}。";

    public static string Begun(Seat seat) => $"这一场已经开始了，您直接过去就行，报报名码 {seat.Registration.Code}。";

    public static string IsHere(LectureSession session) => $"{Named(session)}，您已经登记到场了。";

    public static string CalledOff(LectureSession session) =>
        $"对不起，{CityTime.DayAndTime(session.StartsAt)}的{Named(session)}因故取消了，您的报名不用再管。看看别的场次吧。";

    public static string Changed(Seat seat) =>
        $"您报的讲堂有变动：{Named(seat.Session)}\n{CityTime.DayAndTime(seat.Session.StartsAt)}，{seat.Session.Venue}"
        + (seat.Registration.State == RegistrationState.Registered ? $"\n报名码 {seat.Registration.Code}，{Seats(seat.Registration.People)}" : "\n您还在候补，有座位了会告诉您；不想等了，说“取消报名”。")
        + (seat.Registration.State == RegistrationState.Registered ? "\n您来吗？" : "");

    public static string HowWasIt(LectureSession session) =>
        $"谢谢您来听{Named(session)}。" + (session.Material.Length > 0 ? $"\n课后材料：{session.Material}" : "") + "\n这一场您觉得怎么样？";

    public static IReadOnlyList<Choice> StarsChoices(LectureSession session) =>
        [.. Enumerable.Range(1, 3).Reverse().Select(stars => new Choice(StarsName(stars), $"lecture.rate:{session.Id:N}/{stars}"))];

    public static string StarsName(int stars) => stars switch
    {
        3 => "很好",
        2 => "一般",
        _ => "不好",
    };

    private static string Line(LectureSession session, DateTimeOffset now) =>
        $"· {CityTime.DayAndTime(session.StartsAt)} {Named(session)}\n　{session.Speaker}，{session.Venue}，" + session.PhaseAt(now) switch
        {
            SignUpPhase.NotYet => $"{CityTime.DayAndTime(session.OpensAt!.Value)}开始报名",
            SignUpPhase.Open when session.Free > 0 => $"还有 {session.Free} 个座位",
            SignUpPhase.Open => "已报满，可以候补",
            _ => "报名已截止",
        };
}
