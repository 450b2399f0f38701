using System.Diagnostics;
using System.Globalization;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Dialogs;
using ResidentAssistant.Assistant.Lectures;
using ResidentAssistant.Assistant.Modules;
using ResidentAssistant.Assistant.Notices;

namespace ResidentAssistant.Assistant.Appointments;

/// <summary>What residents read about 周四有约.</summary>
public static class AppointmentTexts
{
    public const string WhatAbout = "想问律师哪方面的事？简单说一句，律师好提前准备。不方便说可以跳过。";
    public const string Bring = "带上身份证，再带上和这件事有关的材料，比如合同、收据、照片、聊天记录。没有材料也可以来。";
    public const string FurtherTimes = "后面还有这些。";
    public const string AllShown = "能约的就是这些，再给您从头看。";
    public const string ReadAnswer = "先看解答";
    public const string WhySlot = "一个时间只接一位，选好了律师就在那里等您。";
    public const string WhyMatter = "律师先知道是哪方面的事，好提前准备。不说也可以约。";
    public const string Taken = "不巧，这个时间刚被别人约走了，请再选一个。";
    public const string NotOpen = "这个时间已经不能约了，请再选一个。";
    public const string NoneFree = "最近几个周四都约满了。您可以排候补，有人取消就按先后轮到您；也可以先转给在线律师。";
    public const string LawyerLabel = "律师";
    public const string LectureLabel = "讲堂";
    public const string NoneSuch = "没有找到您说的这一个。";
    public const string AllKept = "好的，都给您留着。";
    public const string SeatsMoveByHand = "讲堂换一场，请先报新的那一场，再取消原来的。";
    public const string NothingBooked = "您现在没有预约，也没有报名讲堂。";

    public static readonly Choice CancelChoice = new("取消预约", "appointment.cancel");
    public static readonly Choice MoveChoice = new("换个时间", "appointment.move");
    public static readonly Choice MineChoice = new("我的预约", "bookings.list");
    public static readonly Choice BookChoice = new("预约周四律师", "appointment.book");
    public static readonly Choice AnotherChoice = new("再约一个", "appointment.another");
    public static readonly Choice LeaveLineChoice = new("不排了", "appointment.unwait");

    public static readonly MenuEntry MenuEntry =
        new(30, BookChoice) { Offers = "预约周四律师", Examples = ["预约律师：“我想预约周四的律师”", "查预约：“我的预约”"] };

    /// <param name="slots">What can be booked.</param>
    /// <param name="told">What is to be said before, e.g. that the wished time is full.</param>
    public static Prompt Free(IReadOnlyList<AppointmentSlot> slots, string? told) => slots.Count == 0
        ? new Prompt(told is null ? NoneFree : told + NoneFree, WaitChoice(null), DialogTexts.HumanChoice, DialogTexts.CancelChoice)
        : new Prompt((told ?? "周四有约，律师当面解答，不收费。") + "请选一个时间：", [.. slots.Select(slot => new Choice(Describe(slot), $"={slot.Id}"))]);

    /// <summary>One sentence for what there is and what there is not.</summary>
    public static string Answer(SlotAnswer answer) => answer switch
    {
        SlotAnswer.Fits(var slot) => $"改到{Describe(slot)}了。",
        SlotAnswer.Free(var when) => $"{when}有空。",
        SlotAnswer.Lawyers(var names) => $"来的律师有{string.Join('、', names)}，名单上没写是男是女。",
        SlotAnswer.WomenOrMen(var women, var names) => WomenOrMen(women, names),
        SlotAnswer.Full(var when) => $"{when}已经约满了。",
        SlotAnswer.LawyerFull(var lawyer, var when) => $"{lawyer}{when}已经约满了。",
        SlotAnswer.LawyerAway(var lawyer, var when) => $"{when}{lawyer}不来。",
        SlotAnswer.Same(var slot) => $"您约的就是{Describe(slot)}。",
        SlotAnswer.Beyond(var days, var later, []) => $"{(later ? "晚" : "早")}几天的有{days}。",
        SlotAnswer.Beyond(var day, var later, var times) => $"{day}{(later ? "晚" : "早")}一点的有{string.Join('、', times.Select(Time))}。",
        SlotAnswer.NoneBeyond(var day, var time, var later, var full, var other) =>
            NoneBeyond(day, time, later, full) + (other is null ? "" : $"想{(later ? "晚" : "早")}几天，可以约{other}。"),
        SlotAnswer.Between(var day, var first, var last) => $"{day}律师最早{Time(first)}，最晚{Time(last)}。",
        SlotAnswer.UnknownDay(var day) => LectureTexts.NotSure(day),
        SlotAnswer.NobodyThen(var when, "") => $"{when}没有安排律师。",
        SlotAnswer.NobodyThen(var when, var weekdays) => $"{when}没有律师，律师{weekdays}来。",
        SlotAnswer.OutsideHours(var day, var hour, var times, true, _) => $"{day}没有{hour}的，可以约{string.Join('、', times.Select(Time))}。",
        SlotAnswer.OutsideHours(var day, var hour, var times, false, var lawyer) =>
            $"{day}{hour}{(lawyer is null ? "没有律师" : lawyer + "不在")}，最早{Time(times[0])}，最晚{Time(times[^1])}。",
        SlotAnswer.NotYetOpen(var when, var last) => $"{when}还没有排出来，现在能约到{last}。",
        SlotAnswer.Over(var when) => $"{when}已经过了。",
        SlotAnswer.NoSuchDay(var day) => $"没有{day}这一天。",
        _ => throw new UnreachableException(),
    };

    private static string NoneBeyond(string day, TimeOnly? time, bool later, bool full) => time is not { } at ? $"没有比{day}更{(later ? "晚" : "早")}的了。"
        : full ? $"{day}{Time(at)}{(later ? "以后" : "以前")}的都约满了。" : $"{day}{(later ? "最晚" : "最早")}就是{Time(at)}。";

    public static string Describe(AppointmentSlot slot) => $"{CityTime.DayAndTime(slot.StartsAt)} {slot.Lawyer}";

    /// <param name="draft">What is to be booked.</param>
    /// <param name="given">The slot that is given back for it; null when there is none.</param>
    public static string Summary(AppointmentDraft draft, AppointmentSlot? given) =>
        $"请您核对：\n时间：{draft.SlotLabel}" + (draft.Matter is { Length: > 0 } matter ? $"\n想问：{matter}" : "")
        + (draft.ForWhom is null ? "" : $"\n替谁约：{Person(draft)}（提交就是说本人同意）") + (draft.People > 1 ? $"\n来的人：{draft.People} 位" : "")
        + (given is null ? "" : $"\n换好以后，原来约的{Describe(given)}就取消了。现在还没有换。");

    /// <summary>Asks whether it is about what the resident was busy with last.</summary>
    public static string SameAs(KnownMatter before) => $"就谈{before.Named}吗？{OrAnother}";

    private const string OrAnother = "谈别的就简单说一句，律师好提前准备。不方便说可以跳过。";

    public static readonly Choice SameChoice = new("就谈这件事", "=same");

    public static string IsAnswered(string question) => $"\n\n“{question}”有现成的解答，可以先看看，看完再定约不约。";

    public static string HowLong(AppointmentSlot slot) => $"一次{(int)(slot.EndsAt - slot.StartsAt).TotalMinutes}分钟。";

    public static string Earliest(AppointmentSlot slot) => $"最早的是{Describe(slot)}。";

    public static string Where(IReadOnlyList<AppointmentSlot> slots, IReadOnlyList<Venue> venues) => string.Join('\n', slots.DistinctBy(slot => slot.Place)
        .Select(slot => (slot.Place, Venue: venues.FirstOrDefault(venue => venue.Id == slot.VenueId)))
        .Select(one => $"在{one.Place}" + (one.Venue is { Address.Length: > 0 } ? $"，{one.Venue.Address}" : "") + "。"
            + (one.Venue is { Way.Length: > 0 } ? $"怎么去：{one.Venue.Way}" : "")));

    /// <summary>When lawyers are there: the weekdays, and from when to when.</summary>
    public static string Hours(IReadOnlyList<AppointmentSlot> slots)
    {
        var days = slots.Select(slot => CityTime.Local(slot.StartsAt).DayOfWeek).Distinct().Order().Select(CityTime.Weekday);
        var (from, to) = (slots.Min(slot => TimeOnly.FromDateTime(CityTime.Local(slot.StartsAt).DateTime)),
            slots.Max(slot => TimeOnly.FromDateTime(CityTime.Local(slot.EndsAt).DateTime)));
        return $"律师{string.Join('、', days)}{Time(from)}到{Time(to)}在{string.Join('、', slots.Select(slot => slot.Place).Distinct())}，最近一次是{CityTime.Day(slots[0].StartsAt)}。";
    }

    public static string Booked(Booking booking, Venue? venue) => $"约好了。{AtTheDoor(booking, venue)}";

    public static string Moved(Booking booking, AppointmentSlot given, Venue? venue) =>
        $"换好了，原来{CityTime.DayAndTime(given.StartsAt)}的已经取消。{AtTheDoor(booking, venue)}";

    private static string AtTheDoor(Booking booking, Venue? venue) =>
        $"预约码 {booking.Code}\n{CityTime.DayAndTime(booking.StartsAt)}，{booking.Lawyer}\n地点：{booking.Slot.Place}"
        + (venue is { Address.Length: > 0 } ? $"，{venue.Address}" : "") + (venue is { Way.Length: > 0 } ? $"\n怎么去：{venue.Way}" : "")
        + "\n请带上身份证和有关材料。来不了请提前发“取消预约”，好让给别人。";

    public static string AlreadyBooked(Booking booking) =>
        $"您已经约了{Describe(booking.Slot)}（预约码 {booking.Code}）。想换时间，说一声换到几号几点就行。";

    public static string Enough(Booking booking, int atMost) =>
        $"您已经约了 {atMost} 个还没到的时间，最近的是{Describe(booking.Slot)}。先见过律师，或者取消一个，就能再约。";

    public static string Overlaps(Booking booking) => $"这个时间您已经约了{booking.Lawyer}（预约码 {booking.Code}），请换一个时间。";

    public static string YouHave(Booking booking) => $"您约的是{Describe(booking.Slot)}。";

    public static string AskPerson(string who) => $"请说一下{who}的姓名和电话，到时候好核对。只有接待的人看得到；不方便说可以跳过。";

    public const string WhyPerson = "来的人不是您，门口要认得出是谁，有变动也好打电话。";

    private static string Person(AppointmentDraft draft) =>
        string.Join(' ', new[] { draft.ForWhom, draft.PersonName, draft.PersonPhone }.Where(part => part is { Length: > 0 }));

    public static string WhichToMove(IEnumerable<Booking> standing) => "您现在有：\n" + string.Join('\n', standing.Select(one => Line(one.Slot))) + "\n想换哪一个？";

    public static string MoveLabel(Booking booking) => $"换{CityTime.Day(booking.StartsAt)}的";

    /// <summary>A day or some hours before.</summary>
    public static string Reminder(Booking booking, DateTimeOffset now) =>
        $"提醒您：{(CityTime.Today(booking.StartsAt) == CityTime.Today(now) ? "今天" : "明天")}{CityTime.Local(booking.StartsAt):HH\\:mm}，"
        + $"{booking.Lawyer}在{booking.Slot.Place}等您（{CityTime.DayAndTime(booking.StartsAt)}，预约码 {booking.Code}）。您来吗？";

    public static IReadOnlyList<Choice> ReminderChoices(Booking booking) =>
        [new("来", $"appointment.coming:{booking.Code}"), new("不来了", $"appointment.cancel:{booking.Code}"), new("改时间", $"appointment.move:{booking.Code}")];

    public static string Coming(Booking booking) => $"好的，{CityTime.DayAndTime(booking.StartsAt)}见。记得带身份证和有关材料，到了报预约码 {booking.Code}。";

    /// <summary>What staff did with an appointment.</summary>
    public static Notice ChangedByStaff(Booking booking) => booking.State switch
    {
        BookingState.Cancelled => new Notice(
            $"对不起，您约的{CityTime.DayAndTime(booking.StartsAt)}、{booking.Lawyer}，因为安排有变，办不成了。给您添麻烦了，请再选一个时间。", BookChoice)
        { UsesReserve = true },
        _ => new Notice(
            $"您的预约（{booking.Code}）安排在{Describe(booking.Slot)}，地点：{booking.Slot.Place}。要是不方便，可以改时间。", MoveChoice, CancelChoice)
        { UsesReserve = true },
    };

    public static string Waits(DateOnly? day, int before) =>
        $"好的，给您排上了{(day is { } one ? $"{CityTime.Day(one)}的候补" : "")}，前面还有 {before} 位。有人退了，按先后在这里告诉您。";

    public static string WaitLabel(DateOnly? day) => day is { } one ? $"排队等{CityTime.Day(one)}" : "排队等空位";

    public static Choice WaitChoice(DateOnly? day) => new(WaitLabel(day), $"appointment.wait:{day:yyyy-MM-dd}");

    public const string NoNeedToWait = "现在就有空的时间，不用排队。";
    public const string LeftLine = "好的，不排了。";
    public const string NotInLine = "您现在没有排队。";
    public const string OfferLapsed = "刚才给您留的时间没等到您回话，已经让给后面的人了。还想等，可以再排。";
    public const string OfferGone = "这个时间已经让给后面的人了。还想等，可以再排。";

    public static string Offer(AppointmentSlot slot, DateTimeOffset until) =>
        $"有人退了，{Describe(slot)}空出来了，给您留到{CityTime.Local(until):HH\\:mm}。要吗？";

    public static IReadOnlyList<Choice> OfferChoices(WaitingPlace place) =>
        [new("要", $"appointment.accept:{place.Id:N}"), new("不要", $"appointment.decline:{place.Id:N}")];

    public static string WomenOrMen(bool women, IReadOnlyList<string> names) =>
        names.Count == 0 ? $"最近来的没有{(women ? "女" : "男")}律师。" : $"{(women ? "女" : "男")}律师有{string.Join('、', names)}。";

    public static string FieldName(LegalField field) => field switch
    {
        LegalField.Family => "婚姻家庭",
        LegalField.Labour => "劳动用工",
        LegalField.Neighbours => "物业邻里",
        LegalField.Housing => "房屋拆迁",
        LegalField.Debt => "借贷合同",
        LegalField.Injury => "人身损害",
        LegalField.Consumer => "消费维权",
        LegalField.Criminal => "刑事",
        LegalField.Administrative => "行政",
    };

    public static string WhichToCancel(IEnumerable<string> lines) => "您现在有：\n" + string.Join('\n', lines) + "\n想取消哪一个？";

    public static string Line(AppointmentSlot slot) => $"· 律师：{CityTime.DayAndTime(slot.StartsAt)}，{slot.Lawyer}";

    public static string CancelLabel(AppointmentSlot slot) => $"取消{CityTime.Day(slot.StartsAt)}律师";

    public static string AskCancel(Booking booking) => $"要取消{CityTime.DayAndTime(booking.StartsAt)}、{booking.Lawyer}的预约（{booking.Code}）吗？";

    public static string Kept(Booking booking) => $"好的，不取消。{CityTime.DayAndTime(booking.StartsAt)}，{booking.Lawyer}等您。";

    public static string Cancelled(Booking booking) => $"{CityTime.DayAndTime(booking.StartsAt)}的预约已取消，这个时间已经放出来了。";

    public static string TooLateToCancel(Booking booking) => $"{CityTime.DayAndTime(booking.StartsAt)}的预约，门口已经登记了，不用取消。有变动请跟门口的工作人员说一声。";

    public static string Mine(Booking booking) =>
        $"· 律师：{CityTime.DayAndTime(booking.StartsAt)}，{booking.Lawyer}\n　{booking.Slot.Place}，预约码 {booking.Code}";

    public static string InLine(WaitingPlace place) => place.Day is { } day ? $"· 候补：{CityTime.Day(day)}" : "· 候补：哪天有空位都行";

    private static string Time(TimeOnly time) => time.ToString("HH\\:mm", CultureInfo.InvariantCulture);
}
