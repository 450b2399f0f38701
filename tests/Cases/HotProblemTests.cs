using ResidentAssistant.Assistant.Cases;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Tests.Harness;
using Xunit;

namespace ResidentAssistant.Tests.Cases;

/// <summary>What grows just now is told, and what is only loud is not.</summary>
public sealed class HotProblemTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Tails of the Poisson distribution, by the tables.</summary>
    [Theory]
    [InlineData(0, 3.0, 1)]
    [InlineData(1, 1.0, 0.6321205588)]
    [InlineData(5, 1.0, 0.0036598468)]
    [InlineData(10, 2.0, 0.0000464981)]
    [InlineData(3, 5.0, 0.8753479805)]
    [InlineData(100, 50.0, 0.0000000003)]
    public void The_chance_is_the_tail_of_a_poisson_distribution(int k, double mean, double tail) =>
        Assert.Equal(tail, ReadHotProblems.Tail(k, mean), 10);

    [Theory]
    [InlineData(4, 0, false)]
    [InlineData(5, 0, true)]
    [InlineData(5, 5, false)]
    [InlineData(6, 5, true)]
    [InlineData(30, 120, false)]
    [InlineData(40, 120, true)]
    public void Five_cases_and_a_chance_below_one_in_a_thousand_are_told(int recent, int before, bool told) =>
        Assert.Equal(told, ReadHotProblems.IsHot(recent, before, ReadHotProblems.UsualDays));

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_community_with_many_of_a_kind_within_two_weeks_is_told_and_one_that_always_has_so_many_is_not(DatabaseProvider provider)
    {
        await using var city = await TestCity.StartAsync(provider);
        var (loud, grown) = (await FiguresTests.UnitAsync(city, "昭明社区"), await FiguresTests.UnitAsync(city, "檀溪社区"));
        await city.FileAsync(CaseCategory.Environment, loud, Enumerable.Range(0, 98).Select(Days));
        await city.FileAsync(CaseCategory.Environment, grown, [.. Enumerable.Range(0, 8).Select(Days), Days(30), Days(60)]);
        await city.FileAsync(CaseCategory.Health, grown, Enumerable.Range(20, 8).Select(Days));
        var street = await city.StaffAsync("street@example.cn");
        var hot = Assert.Single(await city.Get<FiguresDesk>().HotAsync(street, Today, null, Cancellation));
        Assert.Equal((CaseCategory.Environment, "檀溪社区", 8, 0.3), (hot.Category, hot.Unit, hot.Recent, hot.Usual));
        Assert.Equal("檀溪社区的环境保护：最近 14 天 8 件，以前平均每 14 天 0.3 件；凑巧的可能不到十万分之一。", FigureTexts.Tell(hot));
        var before = Assert.Single(await city.Get<ReadHotProblems>().RunAsync(null, Today.AddDays(-21), null, Cancellation));
        Assert.Equal((CaseCategory.Health, 7), (before.Category, before.Recent));
    }

    [Fact]
    public async Task A_city_that_has_just_begun_is_told_nothing()
    {
        await using var city = await TestCity.StartAsync();
        var here = await FiguresTests.UnitAsync(city, "檀溪社区");
        await city.FileAsync(CaseCategory.Environment, here, [.. Enumerable.Range(0, 9).Select(Days), Days(40)]);
        Assert.Empty(await city.Get<ReadHotProblems>().RunAsync(null, Today, null, Cancellation));
        await city.FileAsync(CaseCategory.Health, here, Days(41));
        Assert.Single(await city.Get<ReadHotProblems>().RunAsync(null, Today, null, Cancellation));
    }

    private static DateTimeOffset Days(int back) => TestCity.Monday.AddDays(-back);
}
