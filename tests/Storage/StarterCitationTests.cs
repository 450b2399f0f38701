using ResidentAssistant.Assistant;
using ResidentAssistant.Assistant.City;
using ResidentAssistant.Assistant.Legal;
using ResidentAssistant.Assistant.Legal.Calculators;
using ResidentAssistant.Knowledge;
using ResidentAssistant.Tests.Knowledge;
using Xunit;

namespace ResidentAssistant.Tests.Storage;

/// <summary>The answers the product brings along, and the law under them and under the calculators.</summary>
public sealed class StarterCitationTests : IDisposable
{
    private static readonly string[] Topics =
    [
        "物业", "邻里", "噪音", "漏水", "高空抛物", "宠物", "停车", "电梯", "租房", "婚姻家庭", "继承", "赡养", "劳动", "工伤", "消费", "借贷", "交通事故", "反家暴", "法律援助", "诉讼时效", "调解",
    ];

    private readonly TempFolder folder = new();

    private static IReadOnlyList<StarterEntry> Entries => StarterContent.Read(Path.Combine(StarterFaq.Folder, "faq"));

    private static IReadOnlyList<LawDocument> Carried => StaleCitations.Read(Path.Combine(StarterFaq.Folder, "laws"));

    private static IReadOnlyList<CarriedCitation> Cited =>
    [
        .. Entries.SelectMany(entry =>
            entry.Citations.Select(citation => new CarriedCitation(entry.Id, citation.Law, LawParser.CanonicalArticle(citation.Article)))),
        .. ArticleMeaning.Starter(Path.Combine(StarterFaq.Folder, "plain.tsv"), default)
            .Select(meaning => new CarriedCitation(meaning.Id, meaning.Content.Citations[0].Law, meaning.Content.Citations[0].Article)),
        .. new CalculatorCatalog(new CityOptions(), new ReadWorkCalendar(TimeProvider.System)).All.SelectMany(
            calculator => calculator.Sources.Select(source => new CarriedCitation(calculator.Name, source.Citation.Law, source.Citation.Article))),
    ];

    public void Dispose() => folder.Dispose();

    [Fact]
    public void At_least_eighty_answers_cover_every_topic()
    {
        Assert.True(Entries.Count >= 80, $"{Entries.Count} answers");
        Assert.Empty(Topics.Except(Entries.Select(entry => entry.Topic)));
    }

    [Fact]
    public void Every_answer_rests_on_an_article_that_comes_with_the_product()
    {
        var carried = Carried.SelectMany(law => law.Articles.Select(article => (LawParser.CanonicalLawName(law.Name), article.Number))).ToHashSet();
        Assert.All(Entries, entry => Assert.NotEmpty(entry.Citations));
        Assert.All(Cited, cited => Assert.True(
            carried.Contains((LawParser.CanonicalLawName(cited.Law), cited.Article)), $"{cited.By}: {cited.Law} {cited.Article} is not in content/laws"));
    }

    [Fact]
    public void Only_laws_that_something_cites_come_with_the_product()
    {
        var cited = Cited.Select(citation => LawParser.CanonicalLawName(citation.Law)).ToHashSet();
        string[] unused = [.. Carried.Select(law => law.Name).Where(law => !cited.Contains(LawParser.CanonicalLawName(law)))];
        Assert.Empty(unused);
    }

    [Fact]
    public void No_citation_is_stale()
    {
        var collection = StaleCitations.Read(SharedData.PathOrSkip("laws"));
        var repealed = StaleCitations.Repealed(SharedData.PathOrSkip("repealed.tsv"));
        var carried = Carried;
        // Closing articles, too, say what the newest text says.
        var excerpts = carried.SelectMany(
            law => law.Articles.Where(article => article.Number.StartsWith('第'))
                .Select(article => new CarriedCitation("content/laws", law.Name, article.Number)));
        var stale = StaleCitations.Find(Cited.Concat(excerpts), carried, collection, repealed);
        Assert.True(stale.Count == 0, $"{stale.Count} stale citations:\n{string.Join('\n', stale)}");
    }

    [Fact]
    public void An_excerpt_is_in_force_from_the_same_day_as_the_whole_text()
    {
        var whole = StaleCitations.Read(SharedData.PathOrSkip("laws"))
            .ToLookup(law => (LawParser.CanonicalLawName(law.Name), law.Version), law => law.Effective);
        var unlike = Carried.Where(law => !whole[(LawParser.CanonicalLawName(law.Name), law.Version)].Contains(law.Effective)).ToList();
        Assert.True(unlike.Count == 0, string.Join('\n', unlike.Select(law => $"{law.Name}: {law.Effective}")));
    }

    [Fact]
    public void A_stale_citation_is_named_with_both_versions_and_what_became_of_it()
    {
        Write("carried", "甲法", "2020-01-01", "第一条 甲。", "第二条 乙。");
        Write("newest", "甲法", "2020-01-01", "第一条 甲。", "第二条 乙。");
        Write("newest", "甲法", "2025-01-01", "第一条 甲。", "第三条 丙。", "第四条 丁法自本法施行之日起，《戊条例》同时废止。");
        foreach (var law in new[] { "乙法", "丙法", "戊条例", "己法", "壬法" })
        {
            Write("carried", law, "2020-01-01", "第一条 甲。");
            Write("newest", law, "2020-01-01", law == "乙法" ? "第一条 甲甲。" : "第一条 甲。");
        }

        Write("newest", "己法", "2026-08-28", "第一条 甲。", "第二条 本法自2026年9月1日起施行。");
        var list = folder.Write(
            "repealed.tsv",
            "# name\tended\tby\tbasis\tconfidence\n丙法\t2026-08-15\t丙法典\t丙法典第九条\tsure\n"
            + "己法\t2026-09-01\t己法（2026-08-28修改）\t令\tnewer text missing\n壬法\t2026-09-01\t壬法（2026-08-28修改）\t令\tnewer text missing\n");
        string[] laws = ["甲法", "乙法", "丙法", "戊条例", "己法", "壬法", "庚法"];

        var stale = StaleCitations.Find(
            [.. laws.Select(law => new CarriedCitation("问", law, "第一条")), new CarriedCitation("问", "甲法", "第二条")],
            StaleCitations.Read(Path.Combine(folder.Path, "carried")),
            StaleCitations.Read(Path.Combine(folder.Path, "newest")),
            StaleCitations.Repealed(list));

        Assert.Equal(
            [
                "问: 甲法 第一条, carried 2020-01-01, newest 2025-01-01: the article reads the same",
                "问: 乙法 第一条, carried 2020-01-01, newest 2020-01-01: the article reads differently",
                "问: 丙法 第一条, carried 2020-01-01, newest 2020-01-01: ended on 2026-08-15, now 丙法典",
                "问: 戊条例 第一条, carried 2020-01-01, newest 2020-01-01: ended on 2025-01-01, now 甲法",
                "问: 己法 第一条, carried 2020-01-01, newest 2026-08-28: the article reads the same",
                "问: 壬法 第一条, carried 2020-01-01, newest 2020-01-01: ended on 2026-09-01, now 壬法（2026-08-28修改）, whose text is missing here",
                "问: 庚法 第一条, carried none, newest none: the product does not carry it",
                "问: 甲法 第二条, carried 2020-01-01, newest 2025-01-01: there is no such article",
            ],
            stale);
    }

    private void Write(string where, string law, string version, params string[] articles) =>
        folder.Write($"{where}/{law}({version}).md", $"# {law}\n\n<!-- INFO END -->\n\n{string.Join("\n\n", articles)}\n");
}
