using ResidentAssistant.Knowledge;
using Xunit;

namespace ResidentAssistant.Tests.Knowledge;

public sealed class AnswerStatisticsTests : IDisposable
{
    private static readonly Passage Bonus = Article("甲法", "第一条", "用人单位拖延的，应当支付赔偿金。");
    private static readonly Passage Holiday = Article("乙法", "第一条", "劳动者享有带薪休假。");
    private static readonly AnsweredQuestion Asked = new("question:1", "老板年底跑路不发薪水", [("《中华人民共和国甲法》", "第1条")]);

    private readonly TempFolder _folder = new();
    private readonly KnowledgeIndex _index;

    public AnswerStatisticsTests() => _index = KnowledgeIndex.Open(_folder.Path);

    public void Dispose()
    {
        _index.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void An_answered_question_brings_its_article_to_a_question_that_shares_no_word_with_it()
    {
        _index.Rebuild([Bonus, Holiday], "1");
        Assert.Empty(_index.Search("老板跑路了", 5));

        _index.Update([], [], "2", [Asked]);
        var hit = Assert.Single(_index.Search("老板跑路了", 5, explain: true));
        Assert.Equal(Bonus.Id, hit.Id);
        Assert.Equal(["相似的问题：老板年底跑路不发薪水"], hit.Why);

        _index.Update([], [Asked.Id], "3");
        Assert.Empty(_index.Search("老板跑路了", 5));
    }

    [Fact]
    public void A_question_in_traditional_characters_finds_the_same_even_by_a_synonym_or_a_number()
    {
        _index.Synonyms = [new(["跑路费"], ["赔偿金"])];
        _index.Rebuild([Bonus, Holiday], "1");

        Assert.Equal(Bonus.Id, Assert.Single(_index.Search("用人單位", 5)).Id);
        Assert.Equal(Bonus.Id, Assert.Single(_index.Search("跑路費", 5)).Id);
        Assert.Equal(Holiday.Id, _index.Search("乙法第一條", 5)[0].Id);
    }

    [Fact]
    public void The_law_that_answers_most_questions_leads_among_equals()
    {
        Passage[] equals = [Article("丙法", "第一条", "电梯应当维修。"), Article("丁法", "第一条", "电梯应当维修。")];
        _index.Rebuild(equals, "1");
        Assert.Equal("丙法", _index.Search("电梯维修", 1)[0].Law);

        _index.Rebuild([.. equals, Article("丁法", "第二条", "空调。")], "2", [new("question:1", "冷气坏了", [("丁法", "第二条")])]);

        Assert.Equal("丁法", _index.Search("电梯维修", 1)[0].Law);
    }

    [Fact]
    public void An_entry_speaks_for_the_articles_it_cites()
    {
        var entry = new Passage("faq:xinshui", PassageKind.Entry, "老板跑路怎么办？", "先投诉。") { Cites = [("甲法", "第一条")] };

        _index.Rebuild([Bonus, Holiday, entry], "1");

        Assert.Equal([entry.Id, Bonus.Id], _index.Search("老板跑路", 5).Select(hit => hit.Id));
    }

    [Fact]
    public void An_entry_in_the_words_of_the_question_stays_before_the_most_asked_law()
    {
        var entry = new Passage("faq:dianti", PassageKind.Entry, "电梯坏了谁来维修？", "找物业。");
        Passage[] passages = [entry, Article("丁法", "第一条", "电梯应当维修。"), Article("丁法", "第二条", "空调。")];
        _index.Rebuild(passages, "1", [new("question:1", "冷气坏了", [("丁法", "第二条")])]);

        Assert.Equal(entry.Id, _index.Search("电梯谁来维修", 1)[0].Id);
    }

    [Fact]
    public void An_everyday_word_brings_the_word_of_the_statute_along_and_says_so()
    {
        _index.Rebuild([Bonus, Holiday], "1");
        Assert.Empty(_index.Search("不想上班", 5));

        _index.Synonyms = [new Synonyms(["不想上班"], ["带薪休假"])];
        var hit = Assert.Single(_index.Search("不想上班", 5, explain: true));
        Assert.Equal(Holiday.Id, hit.Id);
        Assert.Contains("同义词：带薪休假", hit.Why);
    }

    [Fact]
    public void A_question_that_cites_what_is_not_there_teaches_nothing()
    {
        _index.Rebuild([Bonus, Holiday], "1", [Asked with { Cites = [("无此法", "第一条")] }, new("question:2", "老板", [])]);

        Assert.Empty(_index.Search("老板跑路了", 5));
        Assert.Equal(Holiday.Id, _index.Search("带薪休假", 5)[0].Id);
    }

    [Fact]
    public void An_evaluation_learns_only_from_questions_it_does_not_ask()
    {
        _folder.Write("laws/甲法.md", "# 甲法\n\n<!-- INFO END -->\n\n第一条 应当支付赔偿金。\n");
        var questions = _folder.Write("dev.jsonl", """{"question": "老板跑路", "relevant": [{"law": "甲法", "article": "第一条"}]}""");
        var train = _folder.Write("train.jsonl", """{"question": "包工头跑路", "relevant": [{"law": "甲法", "article": "第一条"}]}""");
        var laws = Path.Combine(_folder.Path, "laws");

        Assert.Equal(0, SearchEvaluation.Run(questions, laws, null, null).RecallAt10);
        Assert.Equal(0, SearchEvaluation.Run(questions, laws, questions, null).RecallAt10);
        Assert.Equal(1, SearchEvaluation.Run(questions, laws, train, null).RecallAt10);
    }

    private static Passage Article(string law, string number, string text) =>
        new(LawDocument.PassageId(law, number), PassageKind.Article, $"{law} {number}", text) { Law = law, Article = number };
}
