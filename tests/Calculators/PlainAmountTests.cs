using ResidentAssistant.Assistant.Legal.Calculators;
using Xunit;

namespace ResidentAssistant.Tests.Calculators;

/// <summary>What is an answer to "how much do you earn?", and what tells something else and happens to hold a sum.</summary>
public sealed class PlainAmountTests
{
    [Theory]
    [InlineData("8000")]
    [InlineData("八千左右吧")]
    [InlineData("一个月五千块钱")]
    [InlineData("我平均每个月到手6500元")]
    [InlineData("税前一万二，扣社保之前")]
    [InlineData("基本工资3000加提成")]
    [InlineData("大概两三万吧")]
    [InlineData("年收入6万")]
    [InlineData("后来涨到7000了")]
    [InlineData("伍仟元整")]
    public void An_income_is_an_answer(string said) => Assert.True(PlainAmount.IsOne(said, []));

    [Theory]
    [InlineData("借出去8万块，他不还")]
    [InlineData("老板欠我3万块工资没发")]
    [InlineData("房东扣了我2000押金")]
    [InlineData("我被骗了5000元")]
    [InlineData("工伤住院花了2万多")]
    [InlineData("罚款500元合法吗")]
    [InlineData("彩礼给了12万能退吗")]
    [InlineData("3号楼漏水修了800")]
    public void A_matter_is_none(string said) => Assert.False(PlainAmount.IsOne(said, []));
}
