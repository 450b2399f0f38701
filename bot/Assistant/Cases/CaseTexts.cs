using System.Text.RegularExpressions;
using ResidentAssistant.Assistant.City;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Dialogs;
using ResidentAssistant.Assistant.Modules;
using ResidentAssistant.Knowledge;

namespace ResidentAssistant.Assistant.Cases;

/// <summary>What residents read about their cases.</summary>
public static partial class CaseTexts
{
    public const string WhatHappened = "请说说遇到了什么问题？一句话也行，可以发照片。";
    public const string WhereIsIt = "在什么地方？请告诉我小区、村或者路名，比如“阳光花园”。";
    public const string NearWhat = "说不清也没关系。离下面哪个地方近？";
    public const string NoneOfThese = "都不是";
    public const string FullName = "好的，请写一下完整的地名。";
    public const string SameMatter = "这是接着刚才那件事说的，还是另一件事？";
    public const string CorrectionTooLate = "这件诉求已经在办理了，您说的更正我们记在办理记录里，会告诉经办的同志。";
    public const string WhyDescription = "写清楚是什么事，才知道该转给谁办。";
    public const string WhyPlace = "知道在哪里，才能转给管那一片的人去看。说个大概也行。";
    public const string NoCases = "您还没有反映过问题。想反映什么，直接告诉我就行。";
    public const string TellMore = "请用几个字说一下是什么事。";
    public const string RatingThanks = "谢谢您的评价，我们记下了。";
    public const string RatingSorry = "谢谢您直说，您的意见我们记下了。如果问题还没解决，回“没解决”就重新办。";
    public const string WhichCase = "您说的是哪一件？";

    public const string WillPassOn = "好的，我转给社区，请他们联系您。要打电话的，请把您的电话也告诉我。";
    public const string PleaseCall = "请工作人员联系我";
    public const string NothingToWithdraw = "没有可以撤回的诉求：要么没有反映过，要么已经办结了。";
    public const string NotWithdrawn = "好的，不撤回，接着办。";

    /// <summary>The question what is right instead of what was said to be wrong in a filed case; its subject is the case's id and the wrong part.</summary>
    public const string AskedRight = "amend-case";

    /// <summary>The question how a closed case was handled; its subject is the case's id.</summary>
    public const string AskedRating = "rate-case";

    public const string AlsoFile = "顺便反映";
    public static readonly Choice FileChoice = new("我要反映问题", "case.file");
    public static readonly Choice MineChoice = new("我的诉求", "case.status");

    public static readonly MenuEntry FileEntry = new(10, FileChoice) { Offers = "反映身边的问题", Examples = ["反映问题：“3号楼楼下烧烤店油烟太大”"] };
    public static readonly MenuEntry MineEntry = new(50, MineChoice) { Examples = ["查进度：“我的诉求”"] };

    public static string ReportedBefore(Case one) => $"您反映的“{DialogTexts.Short(one.Description, 40)}”（{one.Number}）";

    /// <summary>An answer to where; staff ask by telephone.</summary>
    public static readonly Choice CannotSayWhere = new("说不清楚", "=居民说不清地点，请电话联系");

    public static string WhichPlace(IReadOnlyList<string> like) => like.Count == 1 ? $"您说的是“{like[0]}”吗？" : "您说的是哪一个？";

    public static string Amended(Case amended) => $"好的，诉求 {amended.Number} 已经改过来了。\n{Known(amended.Told())}";

    public static string ResidentCorrects(string text) => $"更正：{text}";

    /// <summary>What is asked when only what is wrong was said: 那是几号楼？</summary>
    public static string WhatInstead(string denied) =>
        denied.EndsWith("单元", StringComparison.Ordinal) ? "那是几单元？"
        : denied.EndsWith("号楼", StringComparison.Ordinal) || denied.EndsWith('#') ? "那是几号楼？"
        : denied[^1] is '栋' or '幢' or '座' or '层' or '楼' or '室' or '号' or '组' or '队' ? $"那是几{denied[^1]}？"
        : PlaceRecognizer.Name(denied) is null && PlaceRecognizer.Spot(denied) is not null ? "那是几号？"
        : "那是哪里？";

    /// <summary>The same for an estate, a village or a road.</summary>
    public const string WhereInstead = "那是在哪里？请告诉我小区、村或者路名。";

    public static string Not(string denied) => $"不是{denied}";

    /// <summary>
    /// A text with a correction beside the words that it corrects. What is corrected again has one mark, and none when it is as it was at first.
    /// </summary>
    public static string? Corrected(string? told, string? before, string? after)
    {
        if (told is null || string.IsNullOrEmpty(before) || string.IsNullOrEmpty(after) || before == after)
            return told;
        var apart = char.IsAsciiDigit(before[0]) ? "(?<![0-9])" : "";
        var found =
            new Regex($"（更正：(?<mark>[^（）]*)）|{apart}{Regex.Escape(before)}(?:（更正：[^（）]*）)?", RegexOptions.None,
                TimeSpan.FromMilliseconds(RegexLimit.Milliseconds));
        var marked =
            found.Replace(told, match =>
                !match.Groups["mark"].Success ? $"{before}（更正：{after}）" : match.Groups["mark"].Value == before ? $"（更正：{after}）" : match.Value);
        return AsItWasForm().Replace(marked, "${was}");
    }

    [GeneratedRegex("(?<was>[^（），。\\n]{1,60}?)（更正：\\k<was>）", RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex AsItWasForm();

    public static string Supplemented(string number) => $"好的，已经补充到诉求 {number} 里。";

    public static string PassedOn(string number) => $"好的，您的回复已经转给经办的同志（诉求 {number}）。";

    public static string WhereIn(string spot) => $"“{spot}”记下了。是哪个小区、村或者哪条路？";

    public static string Summary(ComplaintDraft draft)
    {
        var photos = draft.Photos.Count > 0 ? $"\n照片：{draft.Photos.Count} 张" : "";
        return $"请您核对：\n问题：{DialogTexts.Short(draft.Description ?? "", 200)}\n{Known(draft)}{photos}\n没问题就点“提交”，有不对的直接告诉我。";
    }

    /// <summary>What was told besides, each with its name for residents and staff.</summary>
    public static IEnumerable<(string Name, string Value)> Details(ComplaintDraft told) =>
        new[] { ("时间", told.When), ("涉及", told.About), ("金额", told.Amount), ("希望", told.Wish), ("电话", told.Phone) }.Where(row =>
            !string.IsNullOrEmpty(row.Item2)).Select(row => (row.Item1, row.Item2!));

    private static string Known(ComplaintDraft told) => $"地点：{told.Place}" + string.Concat(Details(told).Select(row => $"\n{row.Name}：{row.Value}"));

    /// <param name="number">Of the case.</param>
    /// <param name="others">How many other residents wait for the same.</param>
    /// <param name="unit">Who looks at it first; null: the street gives it to somebody.</param>
    /// <param name="answerBy">By when the resident is answered.</param>
    /// <param name="usual">How long it usually takes; null: too little is known.</param>
    public static string Filed(string number, int others, string? unit, DateTimeOffset answerBy, UsualTime? usual)
    {
        var together = others > 0 ? $"还有 {others} 位居民反映过类似的问题，会一并转给办理单位。想和他们合在一起办，回“一起办”，办好了一样会问您。" : "";
        var first = unit is null ? "先由街道定下由谁办理" : $"先由{unit}来看";
        var expect = usual is { } time ? $"这类事在这里一半 {time.Half} 个工作日内有答复，多数 {time.Most} 个工作日内，最晚{CityTime.Day(answerBy)}" : $"最晚{CityTime.Day(answerBy)}答复您";
        return $"已经提交，编号 {number}。{together}\n{first}，{expect}，有进展会告诉您。随时发“我的诉求”可以查进度。";
    }

    /// <param name="cases">Of the resident.</param>
    /// <param name="territory">Names the units that have them.</param>
    public static string Status(IEnumerable<Case> cases, Territory territory) =>
        "您反映过的问题：\n" + string.Join('\n', cases.Select(c =>
            $"· {c.Number}　{StateName(c.State)}{Whereabouts(c, territory)}\n　{CityTime.Day(c.CreatedAt)}：{DialogTexts.Short(c.Description, 30)}"));

    /// <summary>，檀溪社区在办，最晚11月30日（周一）答复: who has an open case, and by when the resident is answered.</summary>
    public static string Whereabouts(Case one, Territory territory)
    {
        if (!one.IsOpen || one.State == CaseState.Held)
            return "";
        var who = territory.Find(one.UnitId) is { } unit ? $"，在{unit.Name}" : "，等街道分派";
        return one.AnswerBy == default ? who : $"{who}，最晚{CityTime.Day(one.AnswerBy)}答复";
    }

    /// <summary>我也是: one repair with the neighbours.</summary>
    public static Choice JoinChoice(Guid caseId) => new("一起办", $"case.join:{caseId:N}");

    public static string JoinedNow(string number) => $"好的，诉求 {number} 和邻居反映的同一件事合在一起办。您说的和您的电话只留在您自己这一件里，办好了会单独问您。";

    public const string NothingToJoin = "邻居那件已经有结果了，您的这一件单独办，有进展会告诉您。";
    public const string FewNow = "好的，以后只告诉您结果和要问您的事，中间的进展不发了。想看进展，随时发“我的诉求”；想恢复，回“恢复通知”。";
    public const string AllNow = "好的，有进展都会告诉您。";

    public static string PhotosAdded(string number, int count) => $"{count} 张照片已补充到诉求 {number}。";

    public static string ResidentSentPhotos(int count) => $"照片 {count} 张";

    /// <summary>Why a verdict is not taken: it was taken already, or the case is not closed.</summary>
    public static string NotToRate(Case? asked) => asked switch
    {
        { State: CaseState.Closed, Rating: { } rating } => $"已经收到您的评价：{RatingName(rating)}。评价只能评一次；还有什么要说的，直接告诉我，我转给负责的同志。",
        { IsOpen: true } => $"诉求 {asked.Number} 还在办，办结以后再请您评价。",
        _ => "这件诉求不用评价了。",
    };

    public static string Started(string number) => $"您反映的 {number} 已经开始办理。";

    public static string Reply(string number, string text) => $"关于您反映的 {number}：\n{text}";

    public static string Answered(string number, string text) => $"您反映的 {number} 有办理结果了：\n{text}\n\n问题解决了吗？";

    public static IReadOnlyList<Choice> SolvedChoices(Guid caseId) =>
    [
        new("已解决", $"case.solved:{caseId:N},{nameof(Solved.Yes)}"),
        new("部分解决", $"case.solved:{caseId:N},{nameof(Solved.Partly)}"),
        new("没解决", $"case.solved:{caseId:N},{nameof(Solved.No)}"),
    ];

    public static string SolvedName(Solved solved) => solved switch
    {
        Solved.Yes => "已解决",
        Solved.Partly => "部分解决",
        Solved.No => "没解决",
    };

    /// <summary>What the resident is asked of a case that waits for their word.</summary>
    public static string AskWord(Case one) => one.State == CaseState.Answered ? IsItSolved(one) : HowWasIt(one);

    /// <summary>The choices below <see cref="AskWord"/>.</summary>
    public static IReadOnlyList<Choice> WordChoices(Case one) => one.State == CaseState.Answered ? SolvedChoices(one.Id) : RatingChoices(one.Id);

    private static string IsItSolved(Case answered) => $"您反映的 {answered.Number}（{DialogTexts.Short(answered.Description, 20)}）解决了吗？";

    /// <summary>After the word that it is solved, or in part.</summary>
    public static string AskRating(Case closed) => closed.Solved == Solved.Partly
        ? $"{CaseLabel(closed)}：部分解决，记下了。还差什么，可以接着告诉我；如果等于没解决，回“没解决”就重新办。\n您对办理满意吗？"
        : $"{CaseLabel(closed)}：已解决。\n您对办理满意吗？";

    /// <summary>The resident's no opened it again.</summary>
    public static string OpenedAgain(Case one, string? unit) =>
        $"{CaseLabel(one)}：谢谢您直说。没解决的我们重新办，这次由{unit ?? "上一级"}负责。还差在哪里，可以告诉我。";

    public static string Rated(Case rated) =>
        $"{CaseLabel(rated)}：{RatingName(rated.Rating!.Value)}。\n" + (rated.Rating == Rating.Dissatisfied ? RatingSorry : RatingThanks);

    /// <summary>A case as residents know it again: its number and how it begins.</summary>
    public static string CaseLabel(Case one) => $"{one.Number}（{DialogTexts.Short(one.Description, 14)}）";

    public static string HowWasIt(Case closed) => $"您反映的 {closed.Number}（{DialogTexts.Short(closed.Description, 20)}）办得怎么样？满意、基本满意，还是不满意？";

    public static string AskWithdraw(Case own) => $"要撤回诉求 {own.Number}（{DialogTexts.Short(own.Description, 20)}）吗？";

    public static string WithdrawnNow(string number) => $"诉求 {number} 已经撤回，不再办理。";

    public static IReadOnlyList<Choice> RatingChoices(Guid caseId) =>
    [
        new("满意", $"case.rate:{caseId:N},{nameof(Rating.Satisfied)}"),
        new("基本满意", $"case.rate:{caseId:N},{nameof(Rating.Acceptable)}"),
        new("不满意", $"case.rate:{caseId:N},{nameof(Rating.Dissatisfied)}"),
    ];

    public static string StateName(CaseState state) => state switch
    {
        CaseState.Received => "已收到",
        CaseState.Accepted => "已受理",
        CaseState.Dispatched => "已派单",
        CaseState.InProgress => "办理中",
        CaseState.Held => "暂缓，到期再看",
        CaseState.Answered => "已答复，等您确认",
        CaseState.Closed => "已办结",
        CaseState.Refused => "不予受理",
        CaseState.Withdrawn => "已撤回",
        CaseState.Merged => "已合并办理",
    };

    public static string CategoryName(CaseCategory category) => category switch
    {
        CaseCategory.Construction => "城乡建设",
        CaseCategory.Environment => "环境保护",
        CaseCategory.Transport => "交通运输",
        CaseCategory.Education => "教育文体",
        CaseCategory.Labour => "劳动和社会保障",
        CaseCategory.Commerce => "商贸旅游",
        CaseCategory.Health => "卫生计生",
        CaseCategory.Other => "其他",
    };

    /// <returns>Null when there is no category of this name.</returns>
    public static CaseCategory? CategoryNamed(string name) =>
        Enum.GetValues<CaseCategory>().Cast<CaseCategory?>().FirstOrDefault(category => CategoryName(category!.Value) == name);

    public static string RatingName(Rating rating) => rating switch
    {
        Rating.Satisfied => "满意",
        Rating.Acceptable => "基本满意",
        Rating.Dissatisfied => "不满意",
    };

    /// <returns>Null when there is no verdict of this name.</returns>
    public static Rating? RatingNamed(string name) => Enum.GetValues<Rating>().Cast<Rating?>().FirstOrDefault(rating => RatingName(rating!.Value) == name);
}
