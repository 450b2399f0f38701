using ResidentAssistant.Assistant.Legal.Calculators;
using Xunit;

namespace ResidentAssistant.Tests.Calculators;

/// <summary>诉讼费用交纳办法 第十三条至第十六条, worked by hand.</summary>
public sealed class CourtFeeTests
{
    // Bands of 13(1): 50; 2.5% of 90,000 = 2,250; 2% of 100,000 = 2,000; 1.5% of 300,000 = 4,500; 1% of 500,000 = 5,000;
    // 0.9% of 1 million = 9,000; 0.8% of 3 million = 24,000; 0.7% of 5 million = 35,000; 0.6% of 10 million = 60,000; then 0.5%.
    [Theory]
    [InlineData(1, 50)]
    [InlineData(10_000, 50)]
    [InlineData(30_000, 550)]
    [InlineData(100_000, 2_300)]
    [InlineData(200_000, 4_300)]
    [InlineData(500_000, 8_800)]
    [InlineData(1_000_000, 13_800)]
    [InlineData(2_000_000, 22_800)]
    [InlineData(5_000_000, 46_800)]
    [InlineData(10_000_000, 81_800)]
    [InlineData(20_000_000, 141_800)]
    [InlineData(30_000_000, 191_800)]
    public void A_claim_for_property_is_charged_band_by_band(int amount, int fee) =>
        Assert.Equal((fee, fee), Fee(CourtCase.Property, amount));

    [Fact]
    public void One_yuan_above_a_band_is_charged_at_the_next_rate()
    {
        Assert.Equal(50.025m, CourtFee.Of(CourtCase.Property, 10_001).Low);
        Assert.Equal(2_300.02m, CourtFee.Of(CourtCase.Property, 100_001).Low);
    }

    // 13(2)1: 50 to 300; 0.5% of what all property exceeds 200,000 by: 100,000 x 0.5% = 500.
    [Theory]
    [InlineData(0, 50, 300)]
    [InlineData(200_000, 50, 300)]
    [InlineData(300_000, 550, 800)]
    public void A_divorce_costs_more_only_above_200_000_of_property(int property, int low, int high) =>
        Assert.Equal((low, high), Fee(CourtCase.Divorce, property));

    // 13(2)2: 100 to 500; 1% of 50,000 to 100,000 = 500; 0.5% of the next 100,000 = 500.
    [Theory]
    [InlineData(0, 100, 500)]
    [InlineData(50_000, 100, 500)]
    [InlineData(100_000, 600, 1_000)]
    [InlineData(200_000, 1_100, 1_500)]
    public void A_right_of_personality_costs_more_only_above_50_000_of_damages(int damages, int low, int high) =>
        Assert.Equal((low, high), Fee(CourtCase.Personality, damages));

    // 13(4), 13(5)2, 13(2)3.
    [Theory]
    [InlineData(CourtCase.Labour, 10, 10)]
    [InlineData(CourtCase.Administrative, 50, 50)]
    [InlineData(CourtCase.Other, 50, 100)]
    public void Other_cases_cost_the_same_whatever_the_amount(CourtCase about, int low, int high) => Assert.Equal((low, high), Fee(about, 5_000_000));

    // 15, 16: half of 550 is 275; half of 50 to 300 is 25 to 150.
    [Fact]
    public void Settled_withdrawn_or_simplified_costs_half()
    {
        Assert.Equal(275, CourtFee.Of(CourtCase.Property, 30_000).HalfLow);
        Assert.Equal((25, 150), (CourtFee.Of(CourtCase.Divorce, 0).HalfLow, CourtFee.Of(CourtCase.Divorce, 0).HalfHigh));
    }

    // 14(1)2: 50; 1.5% of 490,000 = 7,350; 1% of 4.5 million = 45,000; 0.5% of 5 million = 25,000; then 0.1%.
    [Theory]
    [InlineData(10_000, 50)]
    [InlineData(30_000, 350)]
    [InlineData(500_000, 7_400)]
    [InlineData(5_000_000, 52_400)]
    [InlineData(10_000_000, 77_400)]
    [InlineData(20_000_000, 87_400)]
    public void Enforcement_is_charged_band_by_band(int amount, int fee) => Assert.Equal(fee, CourtFee.Enforcement(amount));

    // 14(2): 30; 1% of 99,000 = 990; 0.5% of 796,000 = 3,980: 5,000 is reached at 896,000.
    [Theory]
    [InlineData(1_000, 30)]
    [InlineData(100_000, 1_020)]
    [InlineData(896_000, 5_000)]
    [InlineData(5_000_000, 5_000)]
    public void Preservation_is_capped_at_5000(int amount, int fee) => Assert.Equal(fee, CourtFee.Preservation(amount));

    private static (decimal, decimal) Fee(CourtCase about, decimal amount) => CourtFee.Of(about, amount) is var fee ? (fee.Low, fee.High) : default;
}
