using ResidentAssistant.Knowledge;
using Xunit;

namespace ResidentAssistant.Tests.Knowledge;

/// <summary>A library in which every matter stands in two laws, in nearly the same words, and residents are always answered from the second.</summary>
public sealed class RankerTrainingTests : IDisposable
{
    private const int Matters = 260;
    private const string Characters = "电梯漏水油烟噪声车位狗证墙裂缝灯井盖树枝垃圾水表煤气暖气网线门禁围栏坡道健身路灯";

    private readonly TempFolder _folder = new();
    private readonly KnowledgeIndex _index;

    public RankerTrainingTests() => _index = KnowledgeIndex.Open(Path.Combine(_folder.Path, "a"));

    private static IEnumerable<Passage> Library =>
        Enumerable.Range(1, Matters).SelectMany(matter => new[]
        {
            Article("甲法", matter, $"{Words(matter)}应当报告。"),
            Article("乙法", matter, $"对于{Words(matter)}这一情形，有关单位应当及时处理，并且告知业主。"),
        });

    private static IEnumerable<AnsweredQuestion> Answered =>
        Enumerable.Range(1, Matters - 20).Select(matter => new AnsweredQuestion($"question:{matter}", $"{Words(matter)}谁管", [("乙法", $"第{matter}条")]));

    public void Dispose()
    {
        _index.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void What_answered_most_questions_answers_one_that_was_never_asked()
    {
        _index.Rebuild(Library, "1");
        Assert.Equal("甲法", Best(Matters).Law);

        _index.Rebuild(Library, "2", Answered);
        Assert.All(Enumerable.Range(Matters - 19, 20), matter => Assert.Equal("乙法", Best(matter).Law));
    }

    [Fact]
    public void The_same_questions_teach_the_same()
    {
        using var other = KnowledgeIndex.Open(Path.Combine(_folder.Path, "b"));
        _index.Rebuild(Library, "1", Answered);
        other.Rebuild(Library, "1", Answered);

        Assert.All(Enumerable.Range(1, Matters), matter => Assert.Equal(
            _index.Search(Words(matter), 20).Select(hit => (hit.Id, hit.Score)), other.Search(Words(matter), 20).Select(hit => (hit.Id, hit.Score))));
    }

    [Fact]
    public void What_was_learned_outlives_an_update_and_a_new_opening()
    {
        _index.Rebuild(Library, "1", Answered);
        var before = Enumerable.Range(Matters - 19, 20).Select(matter => Best(matter).Id).ToList();

        _index.Update([Article("丙法", 1, "与此无关。")], [], "2");
        Assert.Equal(before, Enumerable.Range(Matters - 19, 20).Select(matter => Best(matter).Id));

        using var reopened = KnowledgeIndex.Open(Path.Combine(_folder.Path, "a"));
        Assert.Equal(before, Enumerable.Range(Matters - 19, 20).Select(matter => reopened.Search(Words(matter), 1)[0].Id));
    }

    [Fact]
    public void A_law_that_other_laws_lean_on_leads_among_equals()
    {
        Passage[] equals = [Article("丁法", 1, "电梯应当维修。"), Article("戊法", 1, "电梯应当维修。")];
        _index.Rebuild(equals, "1");
        Assert.Equal("丁法", _index.Search("电梯维修", 1)[0].Law);

        _index.Rebuild([.. equals, Article("己办法", 1, "根据《中华人民共和国戊法》，制定本办法。")], "2");
        Assert.Equal("戊法", _index.Search("电梯维修", 1)[0].Law);
    }

    private SearchHit Best(int matter) => _index.Search($"{Words(matter)}", 1, PassageKind.Article)[0];

    /// <summary>Four characters that no other matter has in this order.</summary>
    private static string Words(int matter) => string.Concat(
        Characters[matter % Characters.Length], Characters[matter * 7 % Characters.Length], Characters[matter / 5 % Characters.Length],
            Characters[matter * 3 % Characters.Length]);

    private static Passage Article(string law, int number, string text) =>
        new(LawDocument.PassageId(law, $"第{number}条"), PassageKind.Article, $"{law} 第{number}条", text)
        {
            Law = law,
            Article = LawParser.CanonicalArticle($"第{number}条")
        };
}
