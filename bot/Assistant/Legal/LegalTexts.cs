using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Dialogs;
using ResidentAssistant.Assistant.Modules;

namespace ResidentAssistant.Assistant.Legal;

/// <summary>What residents read as legal information.</summary>
public static class LegalTexts
{
    public const string GeneralInformation = "以上是一般法律知识，不是针对您个案的法律意见，拿不准的请问律师。";
    public const string Ask = "您想问什么法律问题？请用一两句话说说情况。";
    public const string Unknown = "这个问题我没有找到有把握的答案，不想误导您。可以转给律师，或者约周四当面问。";
    public const string Thanks = "谢谢，有用就好。";
    public const string AskWhy = "抱歉没帮上忙。是哪里不合适？点一个，我们好改。";
    public const string Sorry = "记下了，我们会请人改进这条解答。要不要直接问律师？";
    public const string NoArticle = "这条法律原文我这里还没有，可以请律师帮您查。";

    public const string WhichLaw = "您说的是哪部法律的这一条？请连名字一起说，比如“民法典1062条”。";
    public const string TellMore = "请用一两句话说说您遇到的事，我按现在的法律帮您找。";

    /// <summary>Where the rules of a law that the Civil Code ended (第一千二百六十条) are found today, by the name of the law.</summary>
    public static readonly IReadOnlyDictionary<string, string> BooksOfTheCode = new Dictionary<string, string>
    {
        ["婚姻法"] = "婚姻家庭编",
        ["收养法"] = "婚姻家庭编",
        ["继承法"] = "继承编",
        ["物权法"] = "物权编",
        ["合同法"] = "合同编",
        ["侵权责任法"] = "侵权责任编",
        ["担保法"] = "物权编（担保物权）和合同编（保证合同）",
        ["民法通则"] = "总则编",
        ["民法总则"] = "总则编",
    };

    public const string AlsoAsk = "再问问法律";
    public static readonly Choice BeginChoice = new("法律咨询", "legal.begin");

    public static readonly MenuEntry MenuEntry =
        new(20, BeginChoice) { Offers = "问法律", Examples = ["问法律：“物业费涨价可以拒绝交吗”", "算一算：“打官司要交多少诉讼费”"] };

    public static readonly Choice LawyerChoice = new("转律师", "lawyer.request");
    public static readonly Choice ThursdayChoice = new("预约周四", "appointment.book");

    public static string Answer(KnowledgeEntry entry)
    {
        var content = entry.Content;
        var steps = content.Steps.Count == 0 ? "" : "\n\n您可以这样做：\n" + string.Join('\n', content.Steps.Select((step, i) => $"{i + 1}. {step}"));
        return $"{content.Answer.Trim()}{steps}\n\n依据：{string.Join('、', content.Citations)}\n\n{GeneralInformation}";
    }

    public static string Statutes(IReadOnlyList<(Citation Citation, string Text)> articles, bool perhapsMeant) =>
        "这个问题没有现成的解答，下面这几条法律和它最相关：\n\n"
        + string.Join("\n\n", articles.Select(a => $"{a.Citation}\n{DialogTexts.Short(a.Text, 160)}"))
        + $"\n\n{GeneralInformation}"
        + (perhapsMeant ? "\n\n您是不是想问下面的问题？" : "");

    public static string Article(Law law, Article article) => $"{new Citation(law.Name, article.Number)}\n{article.Text}";

    /// <summary>《婚姻法》已经废止，自2021年1月1日起由《民法典》婚姻家庭编替代。</summary>
    public static string Ended(string law, DateOnly from, string by) =>
        $"{Quoted(law)}已经废止，自{Day(from)}起由{Quoted(by)}{(by == "民法典" ? BooksOfTheCode.GetValueOrDefault(law) : "")}替代。";

    public static readonly Choice HumanChoice = DialogTexts.HumanChoice;

    public static string NoSuchArticle(Citation cited) => $"我这里没有这一条：{cited}。请再核对一下是哪部法律、第几条；也可以请律师帮您查。";

    /// <summary>Where to ask what this desk has no sure words for.</summary>
    internal static string AskOffice(CityOptions city, OfficeQuestion asked)
    {
        var matter = asked.Matter;
        if (asked.Asks == OfficeAsk.LawyersFee)
            return "请律师怎么收费，各家律师事务所不一样，要当面谈，我这里没有准确的说法。\n“周四有约”的律师当面解答，不收费；12348 法律服务热线也不收费，可以先问清楚再决定请不请。";
        if (asked.Asks == OfficeAsk.Number)
            return $"“{matter}”该打哪个电话，我这里没有准确的号码，怕给错了。\n请打 {city.Hotline}，说清在哪里、什么事，那边会告诉您或者帮您转。\n要是您那里正出了问题，也可以直接告诉我在哪里、怎么回事，我帮您反映。";
        var office = city.Offices.FirstOrDefault(office => matter.Contains(office.Key, StringComparison.Ordinal)).Value ?? city.ServiceOffice;
        return $"“{matter}”怎么办、要带什么材料，我这里还没有准确的说法，怕说错耽误您跑路。\n请打 {city.Hotline} 问，问清去哪个窗口、带什么"
            + (string.IsNullOrWhiteSpace(office) ? "。" : $"；也可以当面问：{office}。")
            + "\n您的问题记下了，会请人补上。要是办的时候遇到推诿、刁难，直接告诉我，我帮您反映。";
    }

    /// <summary>What a resident hears who names a law that is no longer in force; its old wording only as such.</summary>
    public static string Former(FormerLaw law) => Ended(law.Name, law.From, law.By)
        + (law.Article is { } old ? $"\n\n过去的{Quoted(law.Name)}{old.Number}是这样写的，现在不能再作依据：\n{DialogTexts.Short(old.Text, 160)}" : "");

    /// <summary>What a resident hears who names a day on which a law was worded otherwise.</summary>
    public static string Former(FormerWording then) => then.Same
        ? $"{then.When}的时候，{new Citation(then.Law.Name, then.Article.Number)}和现在写得一样。"
        : $"{then.When}的时候，{new Citation(then.Law.Name, then.Article.Number)}是这样写的，后来改了：\n{DialogTexts.Short(then.Article.Text, 160)}\n\n那时候的事该按哪一版，拿不准的请问律师。"
            + $"下面按现在的法律说：";

    public static string Day(DateOnly day) => $"{day.Year}年{day.Month}月{day.Day}日";

    private static string Quoted(string law) => new Citation(law, "").ToString();

    public static IReadOnlyList<Choice> After(Guid answerId, bool hasArticles) =>
    [
        .. hasArticles ? [new Choice("看法条原文", $"legal.articles:{answerId:N}")] : Array.Empty<Choice>(),
        new("有用", $"legal.vote:{answerId:N},1"),
        new("没用", $"legal.vote:{answerId:N},0"),
        LawyerChoice,
        ThursdayChoice,
    ];

    public static IReadOnlyList<Choice> Reasons(Guid answerId) =>
    [
        .. Enum.GetValues<VoteReason>().Select(reason => new Choice(ReasonName(reason), $"legal.why:{answerId:N},{reason}")),
        new("跳过", $"legal.why:{answerId:N},-"),
        LawyerChoice,
        ThursdayChoice,
    ];

    public static string ReasonName(VoteReason reason) => reason switch
    {
        VoteReason.Unclear => "看不懂",
        VoteReason.OffThePoint => "答非所问",
        VoteReason.Outdated => "过时了",
        VoteReason.OtherSituation => "我的情况不一样",
    };
}
