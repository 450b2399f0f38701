using ResidentAssistant.Assistant.City;
using ResidentAssistant.Assistant.Conversations;

namespace ResidentAssistant.Assistant.Cases;

/// <summary>What residents are told of their cases outside a turn, step by step.</summary>
public static class CaseNotices
{
    public static string Accepted(string number, string unit) => $"您反映的 {number} 由{unit}受理，有进展会告诉您。";

    public static string Dispatched(string number, string unit) => $"您反映的 {number} 已经转给{unit}办理。";

    public static string Held(string number, DateOnly until, string reason) =>
        $"您反映的 {number} 暂时办不了：\n{reason}\n我们记着这件事，{CityTime.Day(CityTime.At(until, default))}再看。";

    public static string Extended(string number, DateTimeOffset answerBy) => $"您反映的 {number} 需要多一些时间，{CityTime.Day(answerBy)}前答复您。";

    public static string Refused(string number, RefusalReason code, string reason) => $"您反映的 {number} 不能在这里办：\n{reason}\n{WayOn(code)}";

    public static string MergedNow(string number) => $"您反映的 {number} 和邻居反映的同一件事合在一起办，办好了会单独问您。";

    /// <summary>Whether it can be left out for who wants few notices: how it goes, neither a result nor a question.</summary>
    public static bool IsMinor(IReadOnlyList<CaseEvent> events) => !events.Any(happened => happened.Kind is CaseEventKind.Answered or CaseEventKind.Replied
        or CaseEventKind.Held or CaseEventKind.Extended or CaseEventKind.Refused or CaseEventKind.Reopened);

    public static string Reopened(string number, string unit) => $"您反映的 {number} 重新办理，这次由{unit}负责。";

    /// <summary>Asks the law what the resident told; the line's id follows.</summary>
    public const string AskLaw = "legal.ask";

    /// <summary>Where the resident finds help instead.</summary>
    private static string WayOn(RefusalReason code) => code switch
    {
        RefusalReason.Labour => "可以申请劳动仲裁，不收费。怎么申请、要什么材料，直接问我就行。",
        RefusalReason.Court => "这要走诉讼、仲裁或者行政复议。怎么走，直接问我，也可以预约周四的律师。",
        RefusalReason.Private => "可以请社区的人民调解员来调解，不收费；也可以问我法律怎么规定，或者预约周四的律师。",
        RefusalReason.Elsewhere => "如果不知道该找谁，可以打 12345。",
        RefusalReason.Repeated => "有新情况的话，请再告诉我。",
        RefusalReason.Unclear => "请再说一下是什么事、在什么地方、怎么联系您，我们接着办。",
    };

    private static IReadOnlyList<Choice> WaysOn(RefusalReason code) => code switch
    {
        RefusalReason.Labour or RefusalReason.Court or RefusalReason.Private => [new("问法律", AskLaw), new("预约周四", "appointment.book")],
        RefusalReason.Unclear or RefusalReason.Repeated => [CaseTexts.FileChoice],
        RefusalReason.Elsewhere => [],
    };

    /// <summary>What the resident is told of what has just happened; null: nothing that matters to them.</summary>
    public static (string Text, IReadOnlyList<Choice> Choices)? Notice(Case about, IReadOnlyList<CaseEvent> events, Territory territory)
    {
        for (var i = events.Count - 1; i >= 0; i--)
        {
            var (happened, facts) = (events[i], events[i].Facts ?? CaseFacts.None);
            var unit = territory.Find(about.UnitId)?.Name ?? "经办单位";
            (string, IReadOnlyList<Choice>)? told = happened.Kind switch
            {
                CaseEventKind.Answered => (CaseTexts.Answered(about.Number, happened.Note!), CaseTexts.SolvedChoices(about.Id)),
                CaseEventKind.Replied => (CaseTexts.Reply(about.Number, happened.Note!), []),
                CaseEventKind.CheckedIn when facts.Unit == about.UnitId => (CaseTexts.Started(about.Number), []),
                CaseEventKind.Accepted => (Accepted(about.Number, unit), []),
                CaseEventKind.Dispatched => (Dispatched(about.Number, unit), []),
                CaseEventKind.Held => (Held(about.Number, facts.Until!.Value, happened.Note!), []),
                CaseEventKind.Extended => (Extended(about.Number, about.AnswerBy), []),
                CaseEventKind.Merged when happened.By == CaseActorKind.Staff => (MergedNow(about.Number), []),
                CaseEventKind.Refused => Refuse(about, happened),
                CaseEventKind.Reopened => (Reopened(about.Number, unit), []),
                _ => null,
            };
            if (told is not null)
                return told;
        }

        return null;

        static (string, IReadOnlyList<Choice>) Refuse(Case about, CaseEvent happened)
        {
            var code = Enum.Parse<RefusalReason>(happened.Basis!);
            return (Refused(about.Number, code, happened.Note!), WaysOn(code));
        }
    }
}
