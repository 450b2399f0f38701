namespace ResidentAssistant.Assistant.Lectures;

/// <summary>What staff read about lectures.</summary>
public static class LectureStaffTexts
{
    public static string StateName(RegistrationState state) => state switch
    {
        RegistrationState.Registered => "报名了",
        RegistrationState.Waiting => "候补",
        RegistrationState.Cancelled => "取消了",
        RegistrationState.CheckedIn => "到了",
    };

    /// <summary>How full it is.</summary>
    public static string Seats(LectureView view)
    {
        var (session, givenUp, waiting, came) = view;
        return session.CancelledAt is not null ? "取消了"
            : $"{session.Taken} / {session.Seats}" + (session.Free == 0 ? "，满了" : "") + (waiting > 0 ? $"，候补 {waiting} 个" : "")
                + (came > 0 ? $"，到了 {came} 人" : "") + (givenUp > 0 ? $"，{givenUp} 人取消了关注，座位放出来了" : "");
    }

    public static string Tell(CheckInOutcome? outcome) => outcome switch
    {
        CheckInOutcome.Done => "登记到场了。",
        CheckInOutcome.Again => "这个报名码已经登记过到场了。",
        CheckInOutcome.NotToday => "还没到开讲那一天，不能登记到场。",
        CheckInOutcome.Waits => "这位还在候补，没有座位。有空椅子的话，先把座位数改大，就自动补上了。",
        CheckInOutcome.GivenUp => "这个报名已经取消了。人来了，可以按现场登记。",
        CheckInOutcome.Unknown => "这一场没有这个报名码。",
        _ => "您的角色不能登记。",
    };
}
