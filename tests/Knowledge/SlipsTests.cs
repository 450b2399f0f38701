using System.Text.Json;
using ResidentAssistant.Assistant.Dialogs;
using ResidentAssistant.Knowledge;
using Xunit;

namespace ResidentAssistant.Tests.Knowledge;

public sealed class SlipsTests
{
    private static readonly IntentClassifier Classifier = new(IntentClassifier.StarterExamples());

    [Theory]
    [InlineData("老板拖欠工姿莫得钱发", "老板拖欠工资没有钱发")]
    [InlineData("咋办", "怎么办")]
    [InlineData("我想反应一哈", "我想反映一下")]
    [InlineData("物业非法出卖公共土地", "物业非法出卖公共土地")]
    [InlineData("因该问题多次反映", "因该问题多次反映")]
    [InlineData("一直没得到回复", "一直没得到回复")]
    [InlineData("", "")]
    public void A_slip_is_mended_and_nothing_else(string typed, string mended) => Assert.Equal(mended, Slips.Mend(typed));

    [Theory]
    [InlineData("老板拖欠工姿咋办", Intent.Legal)]
    [InlineData("被公司词退有没有陪偿", Intent.Legal)]
    [InlineData("离混孩子归谁", Intent.Legal)]
    [InlineData("垃圾堆起老高莫得人收", Intent.Complaint)]
    [InlineData("周四有约啷个报名", Intent.Appointment)]
    [InlineData("讲堂啥时候搞", Intent.Lecture)]
    public void A_sentence_with_slips_is_understood(string typed, Intent intent) => Assert.Equal(intent, Classifier.Classify(typed).Intent);

    /// <summary>What is a word of a statute cannot be a slip.</summary>
    [Fact]
    public void No_slip_stands_in_any_statute()
    {
        var laws = string.Concat(Directory.EnumerateFiles(SharedData.PathOrSkip("laws"), "*.md", SearchOption.AllDirectories).Select(File.ReadAllText));
        Assert.Equal(laws, Slips.Mend(laws));
    }

    /// <summary>Read by hand: each of these is a slip or dialect where it stands. A new one must be read before it is counted here.</summary>
    [Fact]
    public void In_real_messages_only_slips_are_changed()
    {
        var messages = File.ReadLines(SharedData.PathOrSkip("complaints/messages.jsonl"))
            .Select(line => JsonDocument.Parse(line).RootElement.GetProperty("text").GetString()!);
        Assert.Equal(ChangedByHand, messages.Count(message => Slips.Mend(message) != message));
    }

    private const int ChangedByHand = 20;
}
