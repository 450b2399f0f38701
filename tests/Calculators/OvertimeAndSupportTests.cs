using ResidentAssistant.Assistant.Legal.Calculators;
using Xunit;

namespace ResidentAssistant.Tests.Calculators;

/// <summary>劳动法 第四十四条, 年休假条例 第五条, 婚姻家庭编解释（一） 第四十九条, worked by hand.</summary>
public sealed class OvertimeAndSupportTests
{
    // 4,350 / 21.75 = 200 a day, / 8 = 25 an hour. 10 h x 25 x 1.5 = 375; 16 h x 25 x 2 = 800; 8 h x 25 x 3 = 600.
    [Fact]
    public void Working_days_rest_days_and_holidays_have_their_own_rate()
    {
        var pay = Overtime.Of(new ExtraWork(4_350, 10, 16, 8, 0));
        Assert.Equal((200, 25), (pay.Daily, pay.Hourly));
        Assert.Equal((375, 800, 600, 1_775), (pay.Workdays, pay.RestDays, pay.Holidays, pay.Total));
    }

    // 5,000 / 21.75 / 8 = 28.735632...: x 30 = 862.069, x 32 = 919.540, x 24 = 689.655. Rounding comes last: 28.74 x 30 were 862.20.
    [Fact]
    public void Only_the_results_are_rounded()
    {
        var pay = Overtime.Of(new ExtraWork(5_000, 20, 16, 8, 0));
        Assert.Equal((862.07m, 919.54m, 689.66m, 2_471.27m), (pay.Workdays, pay.RestDays, pay.Holidays, pay.Total));
    }

    // 200 a day x 5 days x 300% = 3,000, of which 1,000 was paid as the normal wage.
    [Fact]
    public void Leave_not_taken_is_due_threefold_and_one_part_was_paid()
    {
        var pay = Overtime.Of(new ExtraWork(4_350, 0, 0, 0, 5));
        Assert.Equal((3_000, 2_000, 0), (pay.Leave, pay.LeaveStillDue, pay.Total));
    }

    // 20% to 30% of 10,000; for two children and more at most half of it.
    [Theory]
    [InlineData(1, 2_000, 3_000)]
    [InlineData(2, 2_000, 5_000)]
    [InlineData(4, 2_000, 5_000)]
    public void Support_is_a_fifth_to_three_tenths_and_for_several_children_at_most_half(int children, int low, int high)
    {
        var support = ChildSupport.Of(children, 10_000);
        Assert.Equal((low, high), (support.Low, support.High));
    }
}
