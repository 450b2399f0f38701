using ResidentAssistant.Knowledge;
using Xunit;

namespace ResidentAssistant.Tests.Knowledge;

public sealed class LawNameTests
{
    [Theory]
    [InlineData("1042条", "第一千零四十二条")]
    [InlineData("第1042条", "第一千零四十二条")]
    [InlineData("１０４２", "第一千零四十二条")]
    [InlineData("第一千零四十二条", "第一千零四十二条")]
    [InlineData("第一〇四二条", "第一千零四十二条")]
    [InlineData("第一千〇四十二条", "第一千零四十二条")]
    [InlineData(" 第 82 条 ", "第八十二条")]
    [InlineData("第十条", "第十条")]
    [InlineData("第110条", "第一百一十条")]
    [InlineData("第一百十条", "第一百一十条")]
    [InlineData("第1010条", "第一千零一十条")]
    [InlineData("第120条之1", "第一百二十条之一")]
    [InlineData("第一百二十条之一", "第一百二十条之一")]
    [InlineData("第九百四十四条第二款", "第九百四十四条")]
    [InlineData("全文", "全文")]
    [InlineData("第零条", "第零条")]
    [InlineData("", "")]
    public void An_article_number_has_one_form(string written, string canonical) =>
        Assert.Equal(canonical, LawParser.CanonicalArticle(written));

    [Theory]
    [InlineData("《中华人民共和国民法典》", "民法典")]
    [InlineData("民法典(2020-05-28)", "民法典")]
    [InlineData("最高人民法院关于适用《中华人民共和国民法典》物权编的解释（一）", "最高人民法院关于适用民法典物权编的解释一")]
    [InlineData("最高人民法院  最高人民检察院关于办理", "最高人民法院最高人民检察院关于办理")]
    [InlineData("宪法修正案（二〇一八年）", "宪法修正案二零一八年")]
    public void Names_of_laws_are_compared_without_country_marks_and_blanks(string name, string canonical) =>
        Assert.Equal(canonical, LawParser.CanonicalLawName(name));

    [Fact]
    public void Every_number_survives_being_written_and_read()
    {
        for (var number = 1; number <= 9999; number++)
        {
            var written = new ArticleNumber(number, 0).ToString();
            Assert.True(ArticleNumber.TryReadStart(written, out var read, out var length), written);
            Assert.Equal((number, written.Length), (read.Main, length));
        }
    }
}
