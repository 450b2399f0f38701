using ResidentAssistant.Knowledge;
using Xunit;

namespace ResidentAssistant.Tests.Knowledge;

public sealed class AnalysisTests
{
    [Theory]
    [InlineData("烧烤油烟", "烧 烧烤 烤 烤油 油 油烟 烟")]
    [InlineData("第82条", "第 82 条")]
    [InlineData("ＡＰＰ扣了１,０００．５元", "app 扣 扣了 了 1,000.5 元")]
    [InlineData("拖欠，工资", "拖 拖欠 欠 工 工资 资")]
    [InlineData("二〇〇八年", "二 二〇 〇 〇〇 〇八 八 八年 年")]
    [InlineData("離婚後繼承", "离 离婚 婚 婚后 后 后继 继 继承 承")]
    [InlineData("😀？！……", "😀")]
    public void A_text_becomes_single_characters_and_pairs(string text, string tokens) =>
        Assert.Equal(tokens.Split(' '), ChineseAnalyzer.Tokens(Fields.Text, text).Select(token => token.Term));

    [Theory]
    [InlineData("民法典 物权编", "民法 法典 物权 权编")]
    [InlineData("税", "税")]
    public void A_heading_becomes_pairs_and_a_lone_character_stands_alone(string text, string tokens) =>
        Assert.Equal(tokens.Split(' '), ChineseAnalyzer.Tokens(Fields.Head, text).Select(token => token.Term));

    [Fact]
    public void A_text_longer_than_any_buffer_is_read_to_its_end()
    {
        var text = string.Concat(Enumerable.Repeat("业主缴费，", 2000)) + new string('x', 5000) + " 终";

        var tokens = ChineseAnalyzer.Tokens(Fields.Text, text);

        Assert.Equal(2000, tokens.Single(token => token.Term == "业主").Count);
        Assert.Equal("终", tokens[^1].Term);
        Assert.All(tokens, token => Assert.InRange(token.Term.Length, 1, 100));
    }

    [Theory]
    [InlineData("依照《中华人民共和国民法典》的规定", "民法典")]
    [InlineData("适用民法典第一百八十八条", "民法典")]
    [InlineData("违反《消法》的", "消费者权益保护法")]
    public void The_laws_that_a_text_names_are_known(string text, string law) => Assert.Contains(law, Mentions.In(text));

    [Fact]
    public void A_text_that_names_no_law_names_none() => Assert.Empty(Mentions.In("本法第三条规定的业主，应当守法。"));
}
