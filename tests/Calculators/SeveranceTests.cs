using System.Globalization;
using ResidentAssistant.Assistant.Legal.Calculators;
using Xunit;

namespace ResidentAssistant.Tests.Calculators;

/// <summary>劳动合同法 第四十七、八十七、九十七条, 实施条例 第二十、二十五、二十七条, worked by hand.</summary>
public sealed class SeveranceTests
{
    [Theory]
    [InlineData("2020-01-01", "2020-01-01", "0.5")] // one day
    [InlineData("2020-01-01", "2020-06-29", "0.5")] // a day short of six months
    [InlineData("2020-01-01", "2020-06-30", "1")] // exactly six months: 六个月以上 includes six
    [InlineData("2020-01-01", "2020-12-31", "1")] // a full year
    [InlineData("2020-01-01", "2021-01-01", "1.5")] // a year and a day
    [InlineData("2019-03-01", "2022-04-30", "3.5")] // three years, two months
    [InlineData("2019-03-01", "2022-08-31", "4")] // three years, six months
    [InlineData("2020-02-29", "2021-02-27", "1")] // to the day before the 28th, where the year ends
    public void Years_are_counted_in_halves(string began, string lastDay, string years) =>
        Assert.Equal(decimal.Parse(years, CultureInfo.InvariantCulture), Severance.YearsOf(Date(began), Date(lastDay)));

    // Three years and two months: N = 3.5. 3.5 x 8,000 = 28,000; + 8,000 = 36,000; x 2 = 56,000.
    [Fact]
    public void N_and_N_plus_one_and_2N()
    {
        var severance = Severance.Of(new Employment(Date("2019-03-01"), Date("2022-04-30"), 8_000));
        Assert.Equal((28_000, 36_000, 56_000), (severance.Compensation, severance.WithNoticePay, severance.Damages));
    }

    // 实施条例 20: the +1 is last month's wage: 28,000 + 9,000.
    [Fact]
    public void Plus_one_is_the_wage_of_the_last_month() =>
        Assert.Equal(37_000, Severance.Of(new Employment(Date("2019-03-01"), Date("2022-04-30"), 8_000, LastMonth: 9_000)).WithNoticePay);

    // Fifteen years, city average 7,000, three times 21,000. 21,000 is not above it: 15 x 21,000 = 315,000.
    // 21,001 is: 12 x 21,000 = 252,000, and twice that for damages.
    [Fact]
    public void Above_three_times_the_average_both_the_wage_and_the_years_are_capped()
    {
        var at = Severance.Of(new Employment(Date("2010-01-01"), Date("2024-12-31"), 21_000, 7_000));
        Assert.Equal((315_000, false), (at.Compensation, at.Capped));
        var above = Severance.Of(new Employment(Date("2010-01-01"), Date("2024-12-31"), 21_001, 7_000));
        Assert.Equal((252_000, 504_000, true), (above.Compensation, above.Damages, above.Capped));
    }

    [Fact]
    public void A_high_wage_and_a_short_time_cap_the_wage_alone() =>
        Assert.Equal(2 * 21_000, Severance.Of(new Employment(Date("2020-01-01"), Date("2021-12-31"), 50_000, 7_000)).Compensation);

    // Art. 97: N counts from 1 January 2008: seventeen years x 5,000 = 85,000. 实施条例 25: damages from the first day: 20 x 5,000 x 2.
    [Fact]
    public void Before_2008_counts_for_damages_and_not_for_N()
    {
        var severance = Severance.Of(new Employment(Date("2005-01-01"), Date("2024-12-31"), 5_000));
        Assert.Equal((85_000, 200_000, true), (severance.Compensation, severance.Damages, severance.Before2008));
    }

    [Theory]
    [InlineData("2007-12-31", true)]
    [InlineData("2008-01-01", false)]
    public void The_law_began_on_the_first_of_January_2008(string began, bool before) =>
        Assert.Equal(before, Severance.Of(new Employment(Date(began), Date("2010-12-31"), 5_000)).Before2008);

    // 实施条例 27: below the minimum wage of 2,010 that counts: 2 x 2,010.
    [Fact]
    public void A_wage_below_the_minimum_is_raised_to_it() =>
        Assert.Equal(4_020, Severance.Of(new Employment(Date("2020-01-01"), Date("2021-12-31"), 1_800, MinimumWage: 2_010)).Compensation);

    private static DateOnly Date(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
