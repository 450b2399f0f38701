using System.Diagnostics;
using System.Globalization;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Dialogs;
using ResidentAssistant.Assistant.Lectures;
using ResidentAssistant.Assistant.Modules;

namespace ResidentAssistant.Assistant.Appointments;

/// <summary>What residents read about 周四有约.</summary>
public static class AppointmentTexts
{
    public const string WhatAbout = "想问律师哪方面的事？简单说一句，律师好提前准备。不方便说可以跳过。";
    public const string WhySlot = "一个时间只接一位，选好了律师就在那里等您。";
    public const string WhyMatter = "律师先知道是哪方面的事，好提前准备。不说也可以约。";
    public const string Taken = "不巧，这个时间刚被别人约走了，请再选一个。";
    public const string NotOpen = "这个时间已经不能约了，请再选一个。";
    public const string NoneFree = "最近几个周四都约满了。您可以先转给在线律师，或者过几天再来看看。";
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

    public static readonly MenuEntry MenuEntry =
        new(30, BookChoice) { Offers = "预约周四律师", Examples = ["预约律师：“我想预约周四的律师”", "查预约：“我的预约”"] };

    /// <param name="slots">What can be booked.</param>
    /// <param name="told">What is to be said before, e.g. that the wished time is full.</param>
    public static Prompt Free(IReadOnlyList<AppointmentSlot> slots, string? told) => slots.Count == 0
        ? new Prompt(told is null ? NoneFree : told + NoneFree, DialogTexts.HumanChoice, DialogTexts.CancelChoice)
        : new Prompt((told ?? "周四有约，律师当面解答，不收费。") + "请选一个时间：", [.. slots.Select(slot => new Choice(Describe(slot), $"={slot.Id:N}"))]);

    /// <summary>One sentence for what there is and what there is not.</summary>
    public static string Answer(SlotAnswer answer) => answer switch
    {
        SlotAnswer.Fits(var slot) => $"改到{Describe(slot)}了。",
        SlotAnswer.Free(var when) => $"{when}有空。",
        SlotAnswer.Lawyers(var names) => $"来的律师有{string.Join('、', names)}，名单上没写是男是女。",
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
        + (given is null ? "" : $"\n换好以后，原来约的{Describe(given)}就取消了。现在还没有换。");

    public static string Booked(Booking booking, AppointmentSlot slot) => $"约好了。{AtTheDoor(booking, slot)}";

    public static string Moved(Booking booking, AppointmentSlot slot, AppointmentSlot given) =>
        $"换好了，原来{CityTime.DayAndTime(given.StartsAt)}的已经取消。{AtTheDoor(booking, slot)}";

    private static string AtTheDoor(Booking booking, AppointmentSlot slot) =>
        $"预约码 {booking.Code}\n{CityTime.DayAndTime(slot.StartsAt)}，{slot.Lawyer}\n地点：{slot.Venue}\n请带上身份证和有关材料。来不了请提前发“取消预约”，好让给别人。";

    public static string AlreadyBooked(Booking booking, AppointmentSlot slot) =>
        $"您已经约了{Describe(slot)}（预约码 {booking.Code}）。想换时间，说一声换到几号几点就行。";

    public static string YouHave(AppointmentSlot slot) => $"您约的是{Describe(slot)}。";

    public static string WhichToCancel(IEnumerable<string> lines) => "您现在有：\n" + string.Join('\n', lines) + "\n想取消哪一个？";

    public static string Line(AppointmentSlot slot) => $"· 律师：{CityTime.DayAndTime(slot.StartsAt)}，{slot.Lawyer}";

    public static string CancelLabel(AppointmentSlot slot) => $"取消{CityTime.Day(slot.StartsAt)}律师";

    public static string AskCancel(Booking booking, AppointmentSlot slot) => $"要取消{CityTime.DayAndTime(slot.StartsAt)}、{slot.Lawyer}的预约（{booking.Code}）吗？";

    public static string Kept(AppointmentSlot slot) => $"好的，不取消。{CityTime.DayAndTime(slot.StartsAt)}，{slot.Lawyer}等您。";

    public static string Cancelled(AppointmentSlot slot) => $"{CityTime.DayAndTime(slot.StartsAt)}的预约已取消，这个时间已经放出来了。";

    public static string Mine(Booking booking, AppointmentSlot slot) =>
        $"· 律师：{CityTime.DayAndTime(slot.StartsAt)}，{slot.Lawyer}\n　{slot.Venue}，预约码 {booking.Code}";

    private static string Time(TimeOnly time) => time.ToString("HH\\:mm", CultureInfo.InvariantCulture);
}
