using ResidentAssistant.Assistant.Dialogs;
using ResidentAssistant.Assistant.Legal;
using ResidentAssistant.Knowledge;
using Xunit;

namespace ResidentAssistant.Tests.Understanding;

/// <summary>What is told in the words of the other: a nuisance in legal words, a quarrel in the words of a complaint.</summary>
public sealed class LawOrComplaintTests
{
    private static readonly IntentClassifier Classifier = new(IntentClassifier.StarterExamples());

    [Theory]
    [InlineData("在苏州交了六年，现在回老家县城上班，以前交的会不会打水漂", "社保", 0.84)]
    [InlineData("被人骗走八万养老钱，去派出所说了两回，民警说是经济纠纷，不受理。", "刑事", 0.96)]
    [InlineData("上个礼拜在网上花两百买的鞋，穿一天开胶，卖家把人拉黑了", "消费", 0.95)]
    [InlineData("上周脑子一热交了八万给个奶茶牌子，店面还没选，不想干了", "合同", 0.95)]
    public void A_quarrel_between_people_is_a_question_of_law_and_may_be_reported(string text, string topic, double confidence)
    {
        var (meant, besides) = LawOrComplaint.Of(text, Classifier.Classify(text), Match(topic, confidence));
        Assert.Equal((Intent.Legal, Intent.Complaint), (meant.Taken, besides));
    }

    [Theory]
    [InlineData("A7县行政执法局榔梨分局公务员以套路贷为由拒不还款", "刑事", 0.16)]
    [InlineData("A3区江山帝景开发商拒不承担因房屋质量导致住户损失的责任", "漏水", 0.28)]
    [InlineData("A市恒泰楚壹府销售忽悠购房者交5万签下认购合同书", "买房", 0.21)]
    [InlineData("A1区A市乐敏食品有限公司严重侵犯员工的合法权益", "知识产权", 0.14)]
    public void What_is_told_of_a_place_and_no_entry_asks_is_a_complaint_and_law_is_offered(string text, string topic, double confidence)
    {
        var meant = Classifier.Classify(text);
        var (taken, besides) = LawOrComplaint.Of(text, meant, Match(topic, confidence));
        Assert.Equal(Intent.Complaint, taken.Taken);
        Assert.True(meant.Intent == Intent.Complaint || besides == Intent.Legal);
    }

    [Theory]
    [InlineData("襄阳市的公司辞退我，只肯给一个月工资，合法吗", "劳动", 0.9)]
    [InlineData("我在万达广场买的衣服，七天能退吗", "消费", 0.8)]
    public void A_question_of_law_that_names_a_place_stays_one(string text, string topic, double confidence) =>
        Assert.Equal(Intent.Legal, LawOrComplaint.Of(text, Classifier.Classify(text), Match(topic, confidence)).Meant.Taken);

    private static EntryMatch Match(string topic, double confidence) => new("entry:x", "问答", topic, confidence, 0.5);
}
