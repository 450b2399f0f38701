using ResidentAssistant.Assistant.Safety;
using ResidentAssistant.Web.Commands;
using Xunit;

namespace ResidentAssistant.Tests.Safety;

/// <summary>What is told from what; no sentence here stands among the examples it was learned from.</summary>
public sealed class DangerModelTests
{
    private static DangerModel Model => DangerModel.Starter;

    [Theory]
    [InlineData("老公又打我，我很害怕，躲在厕所里", DangerKind.Violence)]
    [InlineData("我不想活了，遗书都写好了", DangerKind.SelfHarm)]
    [InlineData("楼道里起火了，全是烟，我们下不去", DangerKind.Fire)]
    [InlineData("屋里有很大的煤气味，头晕恶心", DangerKind.Gas)]
    [InlineData("我爸突然倒地，叫不醒，没有呼吸了", DangerKind.Medical)]
    [InlineData("有人拿刀在小区里砍人，快来", DangerKind.Crime)]
    [InlineData("我和孩子被关在电梯里了，出不去", DangerKind.Trapped)]
    [InlineData("刚才被骗子骗走八万块，半小时前转的", DangerKind.Fraud)]
    [InlineData("我女儿放学没回家，找了两个小时找不到", DangerKind.Child)]
    public void Danger_is_told_with_its_kind(string text, DangerKind kind)
    {
        var danger = Model.Judge(text);
        Assert.NotNull(danger);
        Assert.True(danger.Now);
        Assert.Equal(kind, danger.Kind);
        Assert.NotEmpty(danger.Words);
    }

    [Theory]
    [InlineData("家暴离婚，孩子一般判给谁")]
    [InlineData("抢劫罪一般判几年")]
    [InlineData("想死你啦，什么时候回来")]
    [InlineData("楼上天天拖椅子，吵死了")]
    [InlineData("消防通道被私家车占了")]
    [InlineData("有人把电动车推进楼里充电")]
    [InlineData("煤气罐怎么办理过户")]
    [InlineData("急救知识讲座什么时候开")]
    [InlineData("天然气表没电了，去哪里换电池")]
    [InlineData("3号楼楼下烧烤店油烟太大，晚上根本睡不着")]
    [InlineData("")]
    [InlineData("。。。")]
    [InlineData("😀")]
    public void What_only_sounds_so_is_no_alarm(string text) => Assert.False(Model.Judge(text) is { Now: true });

    [Theory]
    [InlineData("我家著火了，快來救人")]
    [InlineData("救命！！！有人抢劫🔪🔪")]
    [InlineData("妈妈在家晕倒了１２０打不通")]
    [InlineData("help, my house is on fire")]
    [InlineData("zhao huo le, kuai lai ren")]
    public void Other_ways_to_write_are_read(string text) => Assert.True(Model.Judge(text) is { Now: true });

    [Theory]
    [InlineData("我家着火了，快来人救命")]
    [InlineData("老公拿刀要砍我，我躲在厕所里")]
    [InlineData("我现在就在楼顶，不想活了")]
    public void One_sentence_at_the_end_of_ten_thousand_characters_is_found(string sentence)
    {
        const string Story = "我们小区的路灯坏了三个月，物业一直说在走流程。上个月开会的时候说月底修好，到现在还是黑的。";
        var text = string.Concat(Enumerable.Repeat(Story, 10_000 / Story.Length)) + sentence;
        Assert.False(Model.Judge(text[..^sentence.Length]) is { Now: true });
        Assert.True(Model.Judge(text) is { Now: true });
    }

    [Fact]
    public void An_author_whose_sentences_were_not_learned_is_understood()
    {
        const string author = "dangers.j";
        var model = new DangerModel(DangerExamples.Without(author));
        var figures = SafetyCommand.Measure(model, DangerExamples.Of(author));
        Assert.True(figures.RightNumber >= 0.93, $"{figures.RightNumber}");
        Assert.True(figures.AlarmRate <= 0.05, $"{figures.AlarmRate}");
    }

    [Fact]
    public void No_example_is_written_twice_with_two_meanings()
    {
        var twice = DangerExamples.Authors.SelectMany(DangerExamples.Of).Concat(DangerExamples.Everyday)
            .GroupBy(example => Assistant.Dialogs.Repair.Plain(example.Text), StringComparer.Ordinal)
            .Where(group => group.Select(example => example.Kind is null ? 0 : example.Now ? 2 : 1).Distinct().Count() > 1)
            .Select(group => group.Key);
        Assert.Empty(twice);
    }
}
