using System.Globalization;

namespace ResidentAssistant.Assistant.Cases;

/// <summary>What staff and the public read of figures, and how each is counted.</summary>
public static class FigureTexts
{
    public const string Nobody = "待派单";
    public const string ResponseMeans = "收到的诉求里，有人受理、派出、回复或者答复过的占多少。";
    public const string SolutionMeans = "居民说过解决没有的诉求里，最后一次说“已解决”的占多少；没有说的不算。";
    public const string SatisfactionMeans = "居民评过的诉求里，最后一次评“满意”或“基本满意”的占多少；没有评的不算。";
    public const string StepsMean = "按工作时间算，夜里和放假不算。“一半”是说一半的诉求用的时间不超过它，“八成”是说五件里有四件不超过它。";
    public const string UnitsMean = "一件诉求只算在一个单位：首接的单位；还没有人受理的，算在现在拿着它的单位。点单位名，看它参与的全部诉求。";
    public const string HotMeans = "同一个社区、同一类诉求，最近 14 天和以前 12 周比。按平常的节奏，凑巧到这么多的可能不到千分之一的，才列在这里；少于 5 件的不列。";
    public const string TopicMeans = "收到一件算 1 分；超时、居民不满意、重复反映的，每样再加 1 分。";

    public static string StepName(string step) => step switch
    {
        "accept" => "提交到受理",
        "check_in" => "受理到开始办理",
        "answer" => "提交到答复",
        "verdict" => "答复到居民表态",
        _ => step,
    };

    public static string FlagName(string code) => code switch
    {
        CaseFlag.CopiedAnswer => "答复照搬",
        CaseFlag.LastHour => "最后一小时答复",
        CaseFlag.NotSolved => "答复了又重办",
        CaseFlag.AgainstTheWord => "居民说没解决，还是结了",
        CaseFlag.ReusedPhoto => "照片重复用",
        _ => code,
    };

    public static string FlagMeans(string code) => code switch
    {
        CaseFlag.CopiedAnswer => "三件以上的诉求，答复一字不差。",
        CaseFlag.LastHour => "离时限不到一小时才答复。",
        CaseFlag.NotSolved => "答复以后，居民说没解决，又重新办理。",
        CaseFlag.AgainstTheWord => "居民最后一句话是没解决，诉求还是办结、不予受理或者并掉了。",
        CaseFlag.ReusedPhoto => "同一张照片，也用在别的诉求里。",
        _ => "",
    };

    /// <summary>98.3%; — where there is nothing to divide by.</summary>
    public static string Percent(double? rate) => rate is { } known ? $"{(known * 100).ToString("0.#", CultureInfo.InvariantCulture)}%" : "—";

    /// <summary>6.5; — where no case went the step.</summary>
    public static string Hours(double? hours) => hours is { } known ? known.ToString("0.#", CultureInfo.InvariantCulture) : "—";

    /// <summary>不到千分之一, about one in some thousand: what a chance says without a decimal.</summary>
    public static string Chance(double chance) => chance < 0.00001 ? "不到十万分之一" : chance < 0.0001 ? "不到万分之一" : "不到千分之一";

    public static string Tell(HotProblem problem) =>
        $"{problem.Unit}的{CaseTexts.CategoryName(problem.Category)}：最近 14 天 {problem.Recent} 件，以前平均每 14 天 {Hours(problem.Usual)} 件；"
        + $"凑巧的可能{Chance(problem.Chance)}。";

    public static string Tell(TopicSuggestion one) =>
        $"收到 {one.Received} 件，超时 {one.Overdue} 件，不满意 {one.Dissatisfied} 件，重复反映 {one.Repeated} 件，共 {one.Points} 分";

    public static string Tell(TopicChange change, string done) => change switch
    {
        TopicChange.Done => done,
        TopicChange.NotAllowed => "这个单位的每月一题不由您来定。",
        TopicChange.NoSentence => $"请写一句话，1 到 {MonthlyTopic.LongestText} 个字。",
        TopicChange.NotThisMonth => "只能定上个月、这个月和下个月的。",
        TopicChange.ChangedMeanwhile => "刚才有别人定过了，您的没有生效。页面已更新，请看一下。",
    };

    /// <summary>2026年11月</summary>
    public static string Month(DateOnly month) => $"{month.Year}年{month.Month}月";

    /// <summary>The month in plain sentences.</summary>
    public static IReadOnlyList<string> Tell(MonthReport report)
    {
        var (now, before) = (report.Figures, report.Before);
        if (now.Received == 0)
            return [$"{Month(report.Month)}，{report.Unit}没有收到诉求。"];
        var answer = now.Steps["answer"];
        return
        [
            $"{Month(report.Month)}，{report.Unit}收到诉求 {now.Received} 件，{Compared(now.Received, before.Received)}。"
            + $"其中 {now.Responded} 件有人接手，响应率 {Percent(now.Rates.Response)}；{now.Answered} 件已经答复。",
            Said(now),
            answer.Cases == 0 ? "还没有诉求走到答复。"
                : $"从提交到答复，一半的诉求用了不超过 {Hours(answer.P50h)} 个工作小时，八成不超过 {Hours(answer.P80h)} 个。",
            $"退单 {now.Returns} 次，吹哨 {now.Whistles} 件，超时 {now.Overdue} 件（上月 {before.Overdue} 件）；没有回音就办结的 {now.Silent} 件。",
        ];
    }

    private static string Said(CaseCounts now)
    {
        var solved = now.Asked == 0 ? "还没有居民说过解决没有" : $"居民说过解决没有的 {now.Asked} 件里，{now.Solved} 件已解决，解决率 {Percent(now.Rates.Solution)}";
        var satisfied = now.Rated == 0 ? "还没有居民评价" : $"评过的 {now.Rated} 件里，{now.Satisfied} 件满意或基本满意，满意率 {Percent(now.Rates.Satisfaction)}";
        return $"{solved}；{satisfied}。";
    }

    private static string Compared(int now, int before) => now == before ? "和上月一样多" : now > before ? $"比上月多 {now - before} 件" : $"比上月少 {before - now} 件";
}
