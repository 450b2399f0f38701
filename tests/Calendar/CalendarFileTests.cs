using System.Text;
using ResidentAssistant.Assistant.City;
using Xunit;

namespace ResidentAssistant.Tests.Calendar;

/// <summary>A file of holidays is taken whole or refused with its line.</summary>
public sealed class CalendarFileTests
{
    [Theory]
    [InlineData("2027-02-08\toff\t春节")]
    [InlineData("\uFEFF2027-02-08\toff\t春节\r\n2027-02-20\twork\t春节\r\n")]
    [InlineData("# date\toff or work\twhich holiday\n\n2027-02-08\toff\t春节\n  \n")]
    [InlineData("2027-02-06\toff\t春节")] // a Saturday: it changes nothing, and the notices name it
    [InlineData("2027-09-03\toff\t抗战胜利纪念日")] // the State Council may give a day of its own
    public void What_a_notice_says_is_read(string text)
    {
        var file = CalendarFile.Read(Encoding.UTF8.GetBytes(text));
        Assert.Null(file.Refusal);
        Assert.Equal(2027, file.Days[0].Year);
    }

    [Theory]
    [InlineData("2027-02-08\toff\t春节\n2027-02-30\toff\t春节", "第 2 行：日期“2027-02-30”不对")]
    [InlineData("2027/2/8\toff\t春节", "第 1 行：日期“2027/2/8”不对")]
    [InlineData("207-02-08\toff\t春节", "第 1 行：日期“207-02-08”不对")]
    [InlineData("0207-02-08\toff\t春节", "2000 到 2099 年")]
    [InlineData("# 说明\n2027-02-08\trest\t春节", "第 2 行：“rest”不认识，第二列写 off（放假）或 work（上班）。")]
    [InlineData("2027-02-08\tOff\t春节", "第 1 行：“Off”不认识")]
    [InlineData("2027-02-20\twork\t春节\n\n2027-02-20\toff\t春节", "第 3 行：2027-02-20 在第 1 行已经有了")]
    [InlineData("2027-02-08 off 春节", "第 1 行：应有三列，中间用 Tab 隔开")]
    [InlineData("2027-02-08\toff", "第 1 行：应有三列")]
    [InlineData("2027-02-08\toff\t春节\t3天", "第 1 行：应有三列")]
    [InlineData("2027-02-08\toff\t", "第 1 行：应有三列")]
    [InlineData("2027-02-08\toff\t一二三四五六七八九十一二三四五六七八九十一", "第 1 行：第三列写是哪个节，1 到 20 个字")]
    [InlineData("2027-02-10\twork\t春节", "第 1 行：2027-02-10 是周三，本来就上班")]
    [InlineData("2027-10-02\twork\t国庆节", "第 1 行：2027-10-02 是法定的国庆节假日，不会调成上班")]
    [InlineData("", "文件里没有一天")]
    [InlineData("# 2027\n\n", "文件里没有一天")]
    [InlineData("PK\u0003\u0004\u0014\u0000\u0006\u0000", "这是 Excel 等软件的压缩格式")]
    public void Anything_else_is_refused_with_its_line(string text, string sentence)
    {
        var file = CalendarFile.Read(Encoding.UTF8.GetBytes(text));
        Assert.Empty(file.Days);
        Assert.Contains(sentence, file.Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_encoding_and_a_heap_of_junk_are_refused()
    {
        Assert.Contains("不是 UTF-8", CalendarFile.Read(Encoding.Unicode.GetBytes("\uFEFF2027-02-08\toff\t春节")).Refusal, StringComparison.Ordinal);
        var junk = new byte[5_000_000];
        new Random(1).NextBytes(junk);
        Assert.Contains("文件太大", CalendarFile.Read(junk).Refusal, StringComparison.Ordinal);
        Assert.NotNull(CalendarFile.Read(junk.AsSpan(0, 500_000)).Refusal);
    }
}
