namespace ResidentAssistant.Assistant.Appointments;

/// <summary>What staff read at the door.</summary>
public static class DoorTexts
{
    public static string StateName(Booking booking) => booking.State switch
    {
        BookingState.Booked => "还没到",
        BookingState.CheckedIn => booking.IsLate ? "到了，迟到" : "到了",
        BookingState.Ended => booking.Result is { } result ? $"办完了：{ResultName(result)}" : "办完了",
        BookingState.Cancelled => "取消了",
        BookingState.Missed => "没来",
        BookingState.Excused => "没来，有原因",
        BookingState.Left => "来过，先走了",
    };

    public static string MarkName(DoorMark mark) => mark switch
    {
        DoorMark.Arrived => "到场",
        DoorMark.Missed => "没来",
        DoorMark.Excused => "没来，有原因",
        DoorMark.Left => "先走了",
        DoorMark.Ended => "办完了",
        DoorMark.Undone => "撤销",
    };

    public static string ResultName(BookingResult result) => result switch
    {
        BookingResult.Answered => "当场答复",
        BookingResult.LegalAid => "转法律援助",
        BookingResult.Mediation => "转调解",
        BookingResult.Lawsuit => "建议起诉",
        BookingResult.Again => "再约一次",
    };

    /// <summary>What was entered, in a sentence.</summary>
    public static string Told(DoorMarked marked) => marked switch
    {
        { Outcome: DoorOutcome.Done, Booking: { } booking } =>
            $"{booking.Code} {CityTime.Local(booking.StartsAt):HH\\:mm} {booking.Lawyer}：{StateName(booking)}。",
        { Booking: var booking, Outcome: var outcome } => Why(outcome, booking),
    };

    public static string Why(DoorOutcome outcome, Booking? booking) => outcome switch
    {
        DoorOutcome.NotFound => "没有这个预约码，请再核对一遍。",
        DoorOutcome.Cancelled => "这个预约已经取消了。",
        DoorOutcome.OtherDay => booking is null ? "不是今天的预约。" : $"这是{CityTime.DayAndTime(booking.StartsAt)}的预约，不是今天的。",
        DoorOutcome.NotBegun => "还没有到时间，或者人还没有来。",
        DoorOutcome.HasCome => "这位居民已经到了，不能登记成没来。",
        DoorOutcome.NotCome => "还没有登记到场。",
        DoorOutcome.Incomplete => $"请选结果；备注最多 {DoorEntry.LongestNote} 个字。",
        _ => "",
    };

    /// <summary>Why a booking was not moved.</summary>
    public static string WhyNotMoved(BookingOutcome outcome) => outcome switch
    {
        BookingOutcome.SlotTaken => "这个时间刚被别人约走了，请再选一个。",
        BookingOutcome.Overlaps(var other) => $"这位居民那个时间已经有预约了（{other.Code}）。",
        _ => "没有换成：这个时间已经不能约了，或者这个预约已经办过、取消了。",
    };

    public static string Misses(int times) => $"近 {KeepDoor.MissesCount.Days} 天没来过 {times} 次";
}
