using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Dialogs;
using ResidentAssistant.Assistant.Modules;
using ResidentAssistant.Knowledge;

namespace ResidentAssistant.Assistant.Legal;

/// <summary>What residents read as legal information.</summary>
public static class LegalTexts
{
    public const string GeneralInformation = "以上是一般法律知识，不是针对您个案的法律意见，拿不准的请问律师。";

    /// <summary>Before an answer in a language model's words.</summary>
    public const string ByMachine = "机器整理：";
    public const string Ask = "您想问什么法律问题？请用一两句话说说情况。";
    public const string Unknown = "这个问题我没有找到有把握的答案，不想误导您。可以转给律师，或者约周四当面问。";
    public const string NotInAnswer = "这一点我手头没有准确的说法，怕说错耽误您。可以问问律师。";
    public const string NotInArticles = "刚才那几条法律里没有写这一点，我怕说错耽误您。可以问问律师。";
    public const string Thanks = "谢谢，有用就好。";
    public const string AskWhy = "抱歉没帮上忙。是哪里不合适？点一个，我们好改。";
    public const string Sorry = "记下了，我们会请人改进这条解答。要不要直接问律师？";
    public const string NoArticle = "这条法律原文我这里还没有，可以请律师帮您查。";

    public const string WhichLaw = "您说的是哪部法律的这一条？请连名字一起说，比如“民法典1062条”。";
    public const string TellMore = "请用一两句话说说您遇到的事，我按现在的法律帮您找。";

    /// <summary>For curators and operators.</summary>
    public const string LibraryIsOld = "法条库已经六个月没有更新";

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

    /// <summary>Of more citations the first are named: they take as much room as the answer.</summary>
    private const int CitationsShown = 5;

    /// <summary>Characters of a name that is not repeated.</summary>
    private const int LongName = 8;

    public const string NoneOfThese = "都不是";
    public const string AlsoAsk = "再问问法律";

    public static string AskedBefore(string question) => $"您刚才问的“{DialogTexts.Short(question, 40)}”";

    public static readonly Choice BeginChoice = new("法律咨询", "legal.begin");

    public static readonly MenuEntry MenuEntry =
        new(20, BeginChoice) { Offers = "问法律", Examples = ["问法律：“物业费涨价可以拒绝交吗”", "算一算：“打官司要交多少诉讼费”"] };

    public static readonly Choice LawyerChoice = new("转律师", "lawyer.request");
    public static readonly Choice ThursdayChoice = new("预约周四", "appointment.book");

    /// <summary>A curated answer with what to do, with what, by when and where. How long, what it costs and the rest are asked for.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="laws">The law in force of each citation.</param>
    /// <param name="newer">Those of the laws whose newer text is missing.</param>
    /// <param name="rephrased">The answer in a model's words, which stand for it; all else stays.</param>
    public static string Answer(
        KnowledgeEntry entry, IReadOnlyDictionary<Citation, Law> laws, IReadOnlyList<NewerText> newer, string? rephrased = null)
    {
        var content = entry.Content;
        string[] help = [Otherwise(content), Steps(content), Lines(content, AnswerFacet.Evidence, AnswerFacet.Deadline, AnswerFacet.Where)];
        return string.Join("\n\n", help.Where(part => part.Length > 0).Prepend(rephrased is null ? content.Answer.Trim() : ByMachine + rephrased)
            .Append($"依据：{Basis(content.Citations, laws)}{(newer.Count > 0 ? '\n' + Newer(newer) : "")}").Append(GeneralInformation));
    }

    /// <summary>What was asked after an answer; empty when the entry does not say it.</summary>
    public static string Of(EntryContent content, FollowUp asks) => asks switch
    {
        FollowUp.None => "",
        FollowUp.Steps => Steps(content),
        FollowUp.Changed => Otherwise(content) is { Length: > 0 } turns ? $"{turns}\n\n您的情况要是跟这个不一样，最好请律师看一看。" : "",
        FollowUp.Evidence when content.Facets.Of(AnswerFacet.Evidence) is { Length: > 0 } things =>
            "要留好这些：\n" + string.Join('\n', things.Split('\n').Select((item, at) => $"{at + 1}. {item}")),
        _ => content.Facets.Of(FacetOf(asks)),
    };

    private static AnswerFacet FacetOf(FollowUp asks) => asks switch
    {
        FollowUp.Deadline => AnswerFacet.Deadline,
        FollowUp.Duration => AnswerFacet.Duration,
        FollowUp.Cost => AnswerFacet.Cost,
        FollowUp.Where => AnswerFacet.Where,
        FollowUp.Refused => AnswerFacet.Refused,
        _ => AnswerFacet.Evidence,
    };

    /// <summary>What an answer leaves to be asked.</summary>
    public static IReadOnlyList<Choice> More(Guid answerId, EntryContent content) =>
    [
        .. new[] { FollowUp.Duration, FollowUp.Cost, FollowUp.Refused }.Where(asks => Of(content, asks).Length > 0)
            .Select(asks => new Choice(AnswerFacets.NameOf(FacetOf(asks)), $"legal.more:{answerId:N},{asks}")),
    ];

    public static string Steps(EntryContent content) =>
        content.Steps.Count == 0 ? "" : "您可以这样做：\n" + string.Join('\n', content.Steps.Select((step, at) => $"{at + 1}. {step}"));

    private static string Otherwise(EntryContent content) =>
        content.Facets.Of(AnswerFacet.Otherwise) is { Length: > 0 } turns ? $"要看情况：{turns}" : "";

    private static string Lines(EntryContent content, params IReadOnlyList<AnswerFacet> facets) => string.Join('\n', facets
        .Where(facet => content.Facets.Of(facet).Length > 0)
        .Select(facet => $"{AnswerFacets.NameOf(facet)}：{content.Facets.Of(facet).Replace("\n", "；", StringComparison.Ordinal)}"));

    /// <summary>
    /// 《民法典》第五百七十七条、《民法典》第五百八十五条（2021年1月1日起施行）；《…》…，等8条. A long name stands once; the rest is shown with the
    /// articles.
    /// </summary>
    private static string Basis(IReadOnlyList<Citation> citations, IReadOnlyDictionary<Citation, Law> laws) => string.Join('；', citations.Take(CitationsShown)
        .GroupBy(citation => citation.Law)
        .Select(ofLaw => string.Join('、', ofLaw.Select((citation, at) => at > 0 && citation.Law.Length > LongName ? citation.Article : citation.ToString()))
            + (laws.GetValueOrDefault(ofLaw.First()) is { } law ? $"（{Day(law.InForceFrom)}起施行）" : "")))
        + (citations.Count > CitationsShown ? $"，等{citations.Count}条" : "");

    /// <param name="articles">Best first.</param>
    /// <param name="newer">Those of their laws whose newer text is missing.</param>
    /// <param name="perhapsMeant">Questions follow that may be what was meant.</param>
    public static string Statutes(IReadOnlyList<FoundArticle> articles, IReadOnlyList<NewerText> newer, bool perhapsMeant) => articles.Count == 0
        ? "我不敢肯定您问的是哪一种情况，您是不是想问下面的问题？都不是的话，请多说一两句。"
        : "这个问题没有现成的解答，下面这几条法律和它最相关：\n\n"
        + string.Join("\n\n", articles.Select(found => $"{found.Citation}（{Day(found.Law.InForceFrom)}起施行）\n{(found.Meaning is { } plain ? $"{plain}\n原文：" : "")}{found.Excerpt}"))
        + (newer.Count > 0 ? "\n\n" + Newer(newer) : "")
        + $"\n\n{GeneralInformation}"
        + (perhapsMeant ? "\n\n您是不是想问下面的问题？" : "");

    /// <summary>其中全国的 240 部，省里的 1 部，市里的 2 部。</summary>
    public static string Scopes(int laws, int ofProvince, int ofCity) => $"其中全国的 {laws - ofProvince - ofCity} 部，省里的 {ofProvince} 部，市里的 {ofCity} 部。";

    /// <summary>To the operator who imports: what is law of other places, and which settings say so.</summary>
    public static string Elsewhere(IReadOnlyList<LawElsewhere> laws, CityOptions city) => $"不适用本地，没有收 {laws.Count} 部：{Named(laws)}。{Here(city)}";

    /// <summary>To the operator: what is law of other places and still stands in the library.</summary>
    public static string StillElsewhere(IReadOnlyList<LawElsewhere> laws, CityOptions city) =>
        $"不适用本地的 {laws.Count} 部：{Named(laws)}。{Here(city)}再运行一次 laws import 就会移出。";

    /// <summary>To the operator who imports: what is law of other places and is gone.</summary>
    public static string Removed(IReadOnlyList<LawElsewhere> laws) => $"不适用本地，已从库里移出 {laws.Count} 部：{Named(laws)}。";

    private static string Named(IReadOnlyList<LawElsewhere> laws) => string.Join('、', laws.Select(law => $"{law.Law}（{law.Place}）"));

    private static string Here(CityOptions city) =>
        $"本地是 {city.Name}（City:Name），{(string.IsNullOrEmpty(city.Province) ? "没有设省份（City:Province）" : $"{city.Province}（City:Province）")}。";

    /// <summary>How far a law holds that is not one of the whole country; empty for those.</summary>
    public static string Scope(Law law) => law.Place is null ? "" : $"地方规定，只在{law.Place}适用";

    public static string Article(Law law, Article article) => $"{new Citation(law.Name, article.Number)}\n{article.Text}";

    /// <summary>One line for each law of a card whose newer text is missing; empty when there is none.</summary>
    public static string Newer(IReadOnlyList<NewerText> texts) => string.Join('\n', texts.Select(Newer));

    /// <summary>《律师法》2026年9月1日起有新的修改，新条文我这里还没有，请再核对。</summary>
    public static string Newer(NewerText text) => $"{Quoted(text.Law)}{Day(text.From)}起有新的修改，新条文我这里还没有，请再核对。";

    /// <summary>《婚姻法》已经废止，自2021年1月1日起由《民法典》婚姻家庭编替代。</summary>
    public static string Ended(string law, DateOnly from, string by) => $"{Quoted(law)}已经废止，自{Day(from)}起{Replaced(law, by)}。";

    /// <summary>
    /// 由《民法典》婚姻家庭编替代, 由《公司法》、《企业国有资产法》等替代; 不再施行：国务院决定废止 where no law follows.
    /// </summary>
    /// <param name="law">The law that ended.</param>
    /// <param name="by">In the form of <see cref="Replacement.Parse"/>.</param>
    public static string Replaced(string law, string by)
    {
        var replacement = Replacement.Parse(by);
        if (replacement.Laws.Count == 0)
            return replacement.Words.Length == 0 ? "不再施行" : $"不再施行：{replacement.Words.TrimEnd('。')}";
        var names = replacement.Laws.Select(one => Quoted(one.Law) + one.Behind
            + (one is { Law: "民法典", Behind: "" } ? BooksOfTheCode.GetValueOrDefault(law) : "")).ToList();
        return replacement.AndOthers || names.Count == 1
            ? $"由{string.Join('、', names)}{(replacement.AndOthers ? "等" : "")}替代"
            : $"由{string.Join('、', names[..^1])}和{names[^1]}替代";
    }

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
