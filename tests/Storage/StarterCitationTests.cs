using ResidentAssistant.Assistant.Legal;
using ResidentAssistant.Knowledge;
using ResidentAssistant.Tests.Knowledge;
using Xunit;

namespace ResidentAssistant.Tests.Storage;

/// <summary>The answers the product brings along, and the law under them.</summary>
public sealed class StarterCitationTests
{
    private static readonly string[] Topics =
    [
        "物业", "邻里", "噪音", "漏水", "高空抛物", "宠物", "停车", "电梯", "租房", "婚姻家庭", "继承", "赡养", "劳动", "工伤", "消费", "借贷", "交通事故", "反家暴", "法律援助", "诉讼时效", "调解",
    ];

    private static IReadOnlyList<StarterEntry> Entries => StarterContent.Read(Path.Combine(StarterFaq.Folder, "faq"));

    [Fact]
    public void At_least_eighty_answers_cover_every_topic()
    {
        Assert.True(Entries.Count >= 80, $"{Entries.Count} answers");
        Assert.Empty(Topics.Except(Entries.Select(entry => entry.Topic)));
    }

    [Fact]
    public void Every_answer_rests_on_an_article_that_comes_with_the_product()
    {
        var library = Library(Path.Combine(StarterFaq.Folder, "laws"));
        Assert.All(Entries, entry =>
        {
            Assert.NotEmpty(entry.Citations);
            Assert.All(entry.Citations, citation => Assert.True(library.ContainsKey(Key(citation)), $"{entry.Id}: {citation} is not in content/laws"));
        });
    }

    [Fact]
    public void Every_cited_article_reads_as_in_the_newest_version_of_its_law()
    {
        var sources = Library(SharedData.PathOrSkip("laws"));
        var own = Library(Path.Combine(StarterFaq.Folder, "laws"));
        var cited = Entries.SelectMany(entry => entry.Citations.Select(citation => (entry.Id, Key: Key(citation)))).ToList();
        Assert.All(cited, c => Assert.True(sources.ContainsKey(c.Key), $"{c.Id}: {c.Key} is not in the newest version"));
        Assert.All(cited, c => Assert.Equal(sources[c.Key], own[c.Key]));
    }

    private static (string Law, string Article) Key((string Law, string Article) citation) => (LawParser.CanonicalLawName(citation.Law), LawParser.CanonicalArticle(citation.Article));

    private static Dictionary<(string Law, string Article), string> Library(string path) =>
        LawDocument.NewestPerLaw(LawParser.Parse(path).OfType<LawFile.Parsed>().Select(file => file.Document))
            .SelectMany(law => law.Articles.Select(article => (Key: (LawParser.CanonicalLawName(law.Name), article.Number), article.Text)))
            .ToDictionary(row => row.Key, row => row.Text);
}
