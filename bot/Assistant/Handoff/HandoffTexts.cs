using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Dialogs;
using ResidentAssistant.Assistant.Modules;

namespace ResidentAssistant.Assistant.Handoff;

/// <summary>What residents read around a hand-off.</summary>
public static class HandoffTexts
{
    public const string NotWaiting = "您现在没有在排队。";
    public const string LeftQueue = "好的，不排队了。有事随时叫我。";

    public const string KeptForLawyer = "记下了，律师来了就能看到。等的时候，也可以先查查法律是怎么说的。";
    public const string AskLaw = "先查法律";
    public const string PhotosKept = "照片收到了，律师来了就能看到。";
    public const string VerdictGone = "这次接待找不到了，有事直接告诉我。";

    public static readonly Choice LeaveChoice = new("不等了", "lawyer.leave");

    public static readonly MenuEntry MenuEntry = new(60, DialogTexts.HumanChoice) { Examples = ["找律师：“转人工”"] };

    /// <summary>What is offered to whoever waits for a lawyer: to leave the queue, and to book one instead where that can be done.</summary>
    public static IReadOnlyList<Choice> WhileWaiting(MainMenu menu) => [LeaveChoice, .. Appointment(menu)];

    /// <param name="forecast">What is known of the wait.</param>
    /// <param name="now">The time of telling.</param>
    /// <param name="hotline">The telephone of legal advice.</param>
    public static string Queued(WaitForecast forecast, DateTimeOffset now, string hotline) =>
        $"已经帮您叫值班律师，{Place(forecast)}。{Expect(forecast, now, hotline)}";

    public static string StillWaiting(WaitForecast forecast, DateTimeOffset now, string hotline) =>
        $"您已经在排队了，{Place(forecast)}。{Expect(forecast, now, hotline)}";

    public static string Joined(string lawyer) => $"{lawyer}来了，接下来由{lawyer}和您说。";

    public static string BackInQueue(string lawyer, WaitForecast forecast, DateTimeOffset now, string hotline) =>
        $"{lawyer}现在不能接待了，您说的都留着，正在请别的值班律师来接，{Place(forecast)}。{Expect(forecast, now, hotline)}";

    public static string Silent(string lawyer, WaitForecast forecast, DateTimeOffset now, string hotline) =>
        $"{lawyer}这会儿没有回话，您说的都留着，正在请别的值班律师来接，{Place(forecast)}。{Expect(forecast, now, hotline)}";

    public static string HandedOn(string lawyer, WaitForecast forecast, DateTimeOffset now, string hotline) =>
        $"{lawyer}请更合适的律师来接着和您说，您说的都留着，不用重讲，{Place(forecast)}。{Expect(forecast, now, hotline)}";

    public static string HandedTo(string lawyer, string to) => $"{lawyer}请{to}来接着和您说，您说的都留着，不用重讲。请稍等。";

    /// <summary>A supervisor asked another lawyer to take over.</summary>
    public static string HandedBy(string to) => $"接下来请{to}来和您说，您说的都留着，不用重讲。请稍等。";

    /// <summary>Nobody has said anything for long.</summary>
    public static string Idle(string lawyer) => $"{lawyer}的接待先到这里，现在又是我在。您的问题解决了吗？还想问，随时说“转人工”。";

    /// <summary>Nobody could take over for days.</summary>
    public static string GivenUp(string hotline) => $"很抱歉，这几天一直没有律师能接待您，排队先停了。可以约周四的律师当面谈，或者打法律热线 {hotline}；还想在这里等，说“转人工”。";

    public static string Ended(string lawyer) => $"{lawyer}的接待结束了，现在又是我在。您的问题解决了吗？还有什么要办的，也可以直接告诉我。";

    public static IReadOnlyList<Choice> VerdictChoices(Guid sessionId) =>
    [
        new("解决了", $"lawyer.verdict:{sessionId:N},{nameof(HandoffVerdict.Solved)}"),
        new("部分解决", $"lawyer.verdict:{sessionId:N},{nameof(HandoffVerdict.Partly)}"),
        new("没解决", $"lawyer.verdict:{sessionId:N},{nameof(HandoffVerdict.Unsolved)}"),
    ];

    public static string Rated(HandoffVerdict verdict) => verdict switch
    {
        HandoffVerdict.Solved => "太好了，谢谢您告诉我。",
        HandoffVerdict.Partly => "记下了，谢谢。还差的那部分，可以再找律师，也可以约周四当面谈。",
        _ => "记下了，没帮上忙，抱歉。可以再找一位律师，也可以约周四当面谈。",
    };

    /// <summary>The ways on for whom it has not helped.</summary>
    public static IReadOnlyList<Choice> AfterVerdict(HandoffVerdict verdict, MainMenu menu) =>
        verdict == HandoffVerdict.Solved ? menu.Choices : [new Choice("再找律师", "lawyer.request"), .. Appointment(menu)];

    private static IEnumerable<Choice> Appointment(MainMenu menu) => menu.Choices.Where(choice => choice.Command == "appointment.book");

    private static string Place(WaitForecast forecast) => forecast.Ahead == 0 ? "您排在第一位" : $"前面还有 {forecast.Ahead} 位";

    private static string Expect(WaitForecast forecast, DateTimeOffset now, string hotline)
    {
        if (forecast.Online > 0)
            return $"{(forecast.Usual is { } usual ? $"今天一般等 {Math.Max(1, (int)Math.Ceiling(usual.TotalMinutes))} 分钟。" : "")}律师会直接在这里回您，您可以先把情况写下来。";
        var duty = forecast.NextDuty is { } next
            ? $"，最近的值班是{(CityTime.Today(next) == CityTime.Today(now) ? $"今天{CityTime.Local(next):HH\\:mm}" : CityTime.DayAndTime(next))}" : "";
        return $"现在没有律师在线{duty}。您可以先把情况写下来，律师一上线就在这里回您；也可以约周四的律师，或者打法律热线 {hotline}。";
    }
}
