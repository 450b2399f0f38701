using ResidentAssistant.Knowledge;
using Xunit;

namespace ResidentAssistant.Tests.Knowledge;

/// <summary>The list of ended laws that comes with the product.</summary>
public sealed class StarterEndedLawTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_line_is_read_from_five_columns_and_lines_for_readers_are_skipped()
    {
        var path = folder.Write(
            "repealed.tsv",
            "# name\tended\tby\tbasis\tconfidence\n《中华人民共和国甲法》\t2021-01-01\t民法典\t民法典第一千二百六十条\tsure\n\n"
            + "乙条例\t2022-05-01\t\t国务院令第752号\tlikely\n丙法\t2026-09-01\t丙法（2026-08-28修改）\t主席令第84号\tnewer text missing\n");
        Assert.Equal(
            [
                new StarterEndedLaw("甲法", new DateOnly(2021, 1, 1), "民法典", "民法典第一千二百六十条", EndCertainty.Sure),
                new StarterEndedLaw("乙条例", new DateOnly(2022, 5, 1), "", "国务院令第752号", EndCertainty.Likely),
                new StarterEndedLaw("丙法", new DateOnly(2026, 9, 1), "丙法（2026-08-28修改）", "主席令第84号", EndCertainty.NewerTextMissing),
            ],
            StarterEndedLaw.Read(path));
        Assert.Empty(StarterEndedLaw.Read(path + ".no"));
    }

    [Theory]
    [InlineData("甲法\t2021-01-01\t民法典\t民法典")]
    [InlineData("甲法\t2021-13-01\t民法典\t民法典第一千二百六十条\tsure")]
    [InlineData("甲法\t2021年1月1日\t民法典\t民法典第一千二百六十条\tsure")]
    [InlineData("甲法\t2021-01-01\t民法典\t民法典第一千二百六十条\tcertain")]
    [InlineData("\t2021-01-01\t民法典\t民法典第一千二百六十条\tsure")]
    [InlineData("甲法\t2021-01-01\t民法典\t\tsure")]
    [InlineData("甲法 2021-01-01 民法典 民法典第一千二百六十条 sure")]
    public void A_line_that_is_not_as_agreed_is_named_by_its_number(string line)
    {
        var path = folder.Write("repealed.tsv", $"# name\n\n{line}\n");
        Assert.StartsWith($"{path}, line 3: ", Assert.Throws<FormatException>(() => StarterEndedLaw.Read(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_list_that_comes_with_the_product_can_be_read()
    {
        var laws = StarterEndedLaw.Read(StarterEndedLaw.StarterFile);
        Assert.Equal(
            [(EndCertainty.Sure, 127), (EndCertainty.Likely, 12), (EndCertainty.NewerTextMissing, 17)],
            laws.CountBy(law => law.Certainty).Select(n => (n.Key, n.Value)));
        Assert.All(laws, law => Assert.InRange(law.From, new DateOnly(2010, 1, 1), new DateOnly(2026, 12, 31)));
    }
}
