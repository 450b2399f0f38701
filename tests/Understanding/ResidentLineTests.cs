using System.Globalization;
using ResidentAssistant.Assistant.Dialogs;
using Xunit;

namespace ResidentAssistant.Tests.Understanding;

/// <summary>Money, days and lengths of time as residents type them. Today is Monday, 23 November 2026.</summary>
public sealed class ResidentLineTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);

    [Theory]
    [InlineData("3500元", 3500)]
    [InlineData("三千五", 3500)]
    [InlineData("3.5千", 3500)]
    [InlineData("3千5", 3500)]
    [InlineData("一万二", 12000)]
    [InlineData("1万2千", 12000)]
    [InlineData("2万500", 20500)]
    [InlineData("１２０００", 12000)]
    [InlineData("12,000块", 12000)]
    [InlineData("三千零五十", 3050)]
    [InlineData("三千零五", 3005)]
    [InlineData("十二万", 120000)]
    [InlineData("一百五", 150)]
    [InlineData("二十万零三百", 200300)]
    [InlineData("1.2w", 12000)]
    [InlineData("两亿", 200000000)]
    [InlineData("2021年3月1日借给他3万", 30000)]
    [InlineData("一个月5000", 5000)]
    [InlineData("一般五千块钱", 5000)]
    [InlineData("合同约定5000", 5000)]
    [InlineData("伍仟元整", 5000)]
    [InlineData("人民币叁万贰仟伍佰元正", 32500)]
    [InlineData("壹拾贰萬元", 120000)]
    [InlineData("贰佰元", 200)]
    [InlineData("在伍家岗借的3万", 30000)]
    [InlineData("13万2", 132000)]
    public void An_amount_is_read(string said, int yuan) => Assert.Equal(new Amount(yuan, false), MoneyRecognizer.Read(said));

    [Theory]
    [InlineData("2万多", 20000)]
    [InlineData("三千来块", 3000)]
    [InlineData("大概八千", 8000)]
    [InlineData("5000左右", 5000)]
    [InlineData("不到一万", 10000)]
    public void A_vague_amount_is_marked(string said, int yuan) => Assert.Equal(new Amount(yuan, true), MoneyRecognizer.Read(said));

    [Theory]
    [InlineData("几千块")]
    [InlineData("两三万")]
    [InlineData("三四百")]
    [InlineData("几万")]
    [InlineData("5千块到6千块")]
    [InlineData("30000-50000")]
    [InlineData("两三万吧")]
    [InlineData("2到3万")]
    [InlineData("2、3万")]
    [InlineData("一万二三")]
    [InlineData("二十天")]
    [InlineData("2019年")]
    [InlineData("20小时")]
    [InlineData("不少")]
    [InlineData("")]
    [InlineData("99999999999999999999999999999999999999")]
    public void What_may_mean_two_amounts_or_none_is_asked_again(string said) => Assert.Null(MoneyRecognizer.Read(said));

    [Theory]
    [InlineData("两三万吧", 20000, 30000)]
    [InlineData("三四百", 300, 400)]
    [InlineData("七八千块钱", 7000, 8000)]
    [InlineData("十二三万", 120000, 130000)]
    [InlineData("一万二三", 12000, 13000)]
    [InlineData("2到3万", 20000, 30000)]
    [InlineData("2、3万", 20000, 30000)]
    [InlineData("5千块到6千块", 5000, 6000)]
    [InlineData("30000-50000", 30000, 50000)]
    public void A_range_is_read_with_both_ends(string said, int low, int high) => Assert.Equal((low, high), MoneyRecognizer.ReadRange(said));

    [Theory]
    [InlineData("几万")]
    [InlineData("3万")]
    [InlineData("借了3万、还了5千")]
    [InlineData("3月到5月")]
    [InlineData("二三月份")]
    [InlineData("十二")]
    [InlineData("三万到两万")]
    public void What_is_no_range_is_none(string said) => Assert.Null(MoneyRecognizer.ReadRange(said));

    [Theory]
    [InlineData("2021年3月1日", "2021-03-01", Precision.Day)]
    [InlineData("2021年3月1号到期的", "2021-03-01", Precision.Day)]
    [InlineData("2021-3-1", "2021-03-01", Precision.Day)]
    [InlineData("２０２１／０３／０１", "2021-03-01", Precision.Day)]
    [InlineData("20210301", "2021-03-01", Precision.Day)]
    [InlineData("2021.3", "2021-03-01", Precision.Month)]
    [InlineData("二〇二一年三月", "2021-03-01", Precision.Month)]
    [InlineData("19年3月", "2019-03-01", Precision.Month)]
    [InlineData("98年5月", "1998-05-01", Precision.Month)]
    [InlineData("去年5月", "2025-05-01", Precision.Month)]
    [InlineData("前年十二月三十一号", "2024-12-31", Precision.Day)]
    [InlineData("今年3月份", "2026-03-01", Precision.Month)]
    [InlineData("上个月3号", "2026-10-03", Precision.Day)]
    [InlineData("上上个月", "2026-09-01", Precision.Month)]
    [InlineData("5月", "2026-05-01", Precision.Month)]
    [InlineData("12月3日", "2025-12-03", Precision.Day)]
    [InlineData("十天前", "2026-11-13", Precision.Day)]
    [InlineData("半年前", "2026-05-01", Precision.Month)]
    [InlineData("8个月前", "2026-03-01", Precision.Month)]
    [InlineData("昨天", "2026-11-22", Precision.Day)]
    [InlineData("2021年", "2021-01-01", Precision.Year)]
    [InlineData("去年", "2025-01-01", Precision.Year)]
    [InlineData("三年前", "2023-01-01", Precision.Year)]
    public void A_day_is_read_as_exactly_as_it_was_said(string said, string day, Precision precision) =>
        Assert.Equal(new SaidDay(Date(day), precision), DayRecognizer.Read(said, Today));

    [Theory]
    [InlineData("2021年2月30日")]
    [InlineData("2021-13-01")]
    [InlineData("8个月")]
    [InlineData("记不清了")]
    [InlineData("3号楼")]
    public void What_is_no_day_is_asked_again(string said) => Assert.Null(DayRecognizer.Read(said, Today));

    [Theory]
    [InlineData("2019年3月到现在", "2019-03-01", "2026-11-23", false)]
    [InlineData("2019年3月1日到2022年4月30日", "2019-03-01", "2022-04-30", true)]
    [InlineData("从2019.3-2022.5", "2019-03-01", "2022-05-31", false)]
    [InlineData("2021年3月到5月", "2021-03-01", "2021-05-31", false)]
    [InlineData("去年5月入职", "2025-05-01", "2026-11-23", false)]
    [InlineData("08年到现在", null, null, false)]
    [InlineData("三年两个月", "2023-09-23", "2026-11-22", false)]
    [InlineData("一年半", "2025-05-23", "2026-11-22", false)]
    [InlineData("8个月", "2026-03-23", "2026-11-22", false)]
    [InlineData("半年", "2026-05-23", "2026-11-22", false)]
    [InlineData("2022年5月到2021年3月", null, null, false)]
    [InlineData("很久了", null, null, false)]
    public void A_length_of_time_is_read(string said, string? from, string? to, bool exact) =>
        Assert.Equal(from is null ? null : new SaidSpan(Date(from), Date(to!), exact), SpanRecognizer.Read(said, Today));

    [Theory]
    [InlineData("20小时", false, "20")]
    [InlineData("20", false, "20")]
    [InlineData("2", true, "16")]
    [InlineData("两天半", true, "20")]
    [InlineData("半天", true, "4")]
    [InlineData("3个小时", true, "3")]
    [InlineData("十二个钟头", false, "12")]
    [InlineData("周六", true, null)]
    [InlineData("3月加了20小时", false, null)]
    public void Hours_and_days_of_work_are_read(string said, bool days, string? hours) =>
        Assert.Equal(hours is null ? (decimal?)null : decimal.Parse(hours, CultureInfo.InvariantCulture), SpanRecognizer.Hours(said, days));

    private static DateOnly Date(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
