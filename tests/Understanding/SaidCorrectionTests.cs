using ResidentAssistant.Assistant.Cases;
using ResidentAssistant.Assistant.Dialogs;
using Xunit;

namespace ResidentAssistant.Tests.Understanding;

/// <summary>What is wrong and what is right in a correction, and what of a spot still holds after it.</summary>
public sealed class SaidCorrectionTests
{
    [Theory]
    [InlineData("不是3号楼，是5号楼", "3号楼", "5号楼")]
    [InlineData("不是3号楼是5号楼", "3号楼", "5号楼")]
    [InlineData("不对，不是3号楼，是5号楼", "3号楼", "5号楼")]
    [InlineData("不是在3号楼，是在5号楼", "3号楼", "5号楼")]
    [InlineData("不在3号楼，在5号楼", "3号楼", "5号楼")]
    [InlineData("是5号楼，不是3号楼", "3号楼", "5号楼")]
    [InlineData("是5号楼不是3号楼", "3号楼", "5号楼")]
    [InlineData("5号楼，不是3号楼", "3号楼", "5号楼")]
    [InlineData("店在5号楼，不是3号楼", "3号楼", "5号楼")]
    [InlineData("把3号楼改成8号楼", "3号楼", "8号楼")]
    [InlineData("请把3号楼改为8号楼", "3号楼", "8号楼")]
    [InlineData("3号楼应该是8号楼", "3号楼", "8号楼")]
    [InlineData("3号楼写错了，是8号楼", "3号楼", "8号楼")]
    [InlineData("我把5号楼写成3号楼了", "3号楼", "5号楼")]
    [InlineData("不是不是，是5号楼", null, "5号楼")]
    [InlineData("地点改成东方花苑", null, "东方花苑")]
    [InlineData("地址写错了，应该是5号楼", null, "5号楼")]
    [InlineData("改成4号楼", null, "4号楼")]
    [InlineData("不是3号楼", "3号楼", null)]
    [InlineData("我家不是3号楼", "3号楼", null)]
    [InlineData("3号楼不对", "3号楼", null)]
    [InlineData("灯不是坏了，是被人偷了", "坏了", "被人偷了")]
    [InlineData("不是老李家，是老王家", "老李家", "老王家")]
    [InlineData("是老王家，不是老李家", "老李家", "老王家")]
    [InlineData("不是人民路，是解放路", "人民路", "解放路")]
    public void The_wrong_and_the_right_are_told_apart(string said, string? wrong, string? right) =>
        Assert.Equal(new SaidCorrection(wrong, right), SaidCorrection.In(said));

    [Theory]
    [InlineData("路灯坏了不是一天两天了")]
    [InlineData("路灯坏了，不是一天两天了")]
    [InlineData("是不是3号楼")]
    [InlineData("不是3号楼吗")]
    [InlineData("地址不对")]
    [InlineData("不是")]
    [InlineData("能不能改成周四")]
    [InlineData("要不是邻居帮忙，早就出事了")]
    public void Other_talk_corrects_nothing(string said) => Assert.Null(SaidCorrection.In(said));

    [Theory]
    [InlineData("3号楼2单元楼道", "5号楼", "5号楼楼道")]
    [InlineData("3号楼2单元楼道", "5号楼1单元", "5号楼1单元楼道")]
    [InlineData("3号楼2单元楼道", "4单元", "3号楼4单元楼道")]
    [InlineData("3号楼2单元301", "三栋4单元", "三栋4单元")]
    [InlineData("3号楼2单元301", "3栋", "3栋2单元301")]
    [InlineData("3号楼2单元5楼楼道", "6楼", "3号楼2单元6楼楼道")]
    [InlineData("3号楼2单元301室", "302室", "3号楼2单元302室")]
    [InlineData("18号3栋2单元", "5栋", "18号5栋")]
    [InlineData("18号3栋2单元", "20号", "20号")]
    [InlineData("3号楼楼下", "学校门口", "学校门口")]
    [InlineData("3号楼楼下", "楼顶", "3号楼楼顶")]
    [InlineData("12-3-401", "5号楼", "5号楼")]
    [InlineData("5号楼", "12-3-401", "12-3-401")]
    public void Of_a_spot_stays_what_still_holds(string before, string said, string after) =>
        Assert.Equal(after, SpotParts.Of(before).With(SpotParts.Of(said)));

    [Fact]
    public void Marks_of_corrections_never_nest_and_stand_beside_whole_numbers()
    {
        var told = CaseTexts.Corrected("3号楼楼下，13号楼也是", "3号楼", "5号楼");
        Assert.Equal("3号楼（更正：5号楼）楼下，13号楼也是", told);
        told = CaseTexts.Corrected(told, "5号楼", "8号楼");
        Assert.Equal("3号楼（更正：8号楼）楼下，13号楼也是", told);
        Assert.Equal("3号楼（更正：9号楼）楼下，13号楼也是", CaseTexts.Corrected(told, "3号楼", "9号楼"));
        Assert.Equal("3号楼楼下，13号楼也是", CaseTexts.Corrected(told, "8号楼", "3号楼"));
    }

    [Theory]
    [InlineData("阳光花园33号楼电梯也坏了，吓死人", true)]
    [InlineData("33号楼电梯坏了三天", true)]
    [InlineData("33号楼也一样，天天停", true)]
    [InlineData("是33号楼的电梯坏了", false)]
    [InlineData("我住33号楼", false)]
    [InlineData("在33号楼", false)]
    public void A_matter_of_another_house_is_told_from_an_answer(string said, bool own) => Assert.Equal(own, PlaceRecognizer.TellsItsOwn(said));
}
