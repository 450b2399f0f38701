using ResidentAssistant.Assistant.Residents;
using Xunit;

namespace ResidentAssistant.Tests.Curation;

public sealed class RedactionTests
{
    [Theory]
    [InlineData("我叫张伟，手机138-1234-5678", "我叫〔姓名〕，手机〔电话〕")]
    [InlineData("打座机0710-3456789找我", "打座机〔电话〕找我")]
    [InlineData("身份证420602199003074516", "身份证〔证件号〕")]
    [InlineData("身份证号42060219900307451X。", "身份证号〔证件号〕。")]
    [InlineData("转到6222 0212 3456 7890 123了", "转到〔账号〕了")]
    [InlineData("微信号abc_12345加我", "微信号〔账号〕加我")]
    [InlineData("车牌鄂F·12A45挡路", "车牌〔车牌〕挡路")]
    [InlineData("住檀溪路88号3栋2单元1203室", "住檀溪路〔门牌〕〔门牌〕")]
    [InlineData("邮箱zhang.wei@example.cn", "邮箱〔邮箱〕")]
    [InlineData("判决书（2023）鄂0602民初1234号", "判决书〔案号〕")]
    [InlineData("房东王建国拖着不退，王建国还骂人", "房东〔姓名〕拖着不退，〔姓名〕还骂人")]
    [InlineData("老板欧阳锋欠我工钱", "老板〔姓名〕欠我工钱")]
    [InlineData("刘师傅说修不好", "某师傅说修不好")]
    public void What_tells_who_somebody_is_is_taken_out(string said, string left) => Assert.Equal(left, Redaction.Of(said));

    [Theory]
    [InlineData("民法典第九百四十四条、第1042条怎么说")]
    [InlineData("欠我50000元，2023年5月1日借的，说好3个月还")]
    [InlineData("要打110还是12348，12345管不管")]
    [InlineData("公司不给加班费，老板说没有钱")]
    [InlineData("邻居成天吵，房东常年不修，对方全责")]
    [InlineData("离婚后孩子抚养权归谁")]
    [InlineData("楼上装修，晚上10点还在响")]
    [InlineData("买了3盒过期牛奶花了128.50元")]
    public void Law_sums_days_and_hotlines_stay(string said) => Assert.Equal(said, Redaction.Of(said));

    [Fact]
    public void Names_and_places_that_are_known_from_elsewhere_are_taken_out() => Assert.Equal(
        "〔姓名〕在〔地点〕摔了", Redaction.Of("李小梅在阳光花园摔了", ["李小梅"], ["阳光花园"]));
}
