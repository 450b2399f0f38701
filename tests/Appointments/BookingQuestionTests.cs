using ResidentAssistant.Assistant.Appointments;
using Xunit;

namespace ResidentAssistant.Tests.Appointments;

public sealed class BookingQuestionTests
{
    [Theory]
    [InlineData("要带什么", BookingQuestion.Bring)]
    [InlineData("那我到时候要带啥？", BookingQuestion.Bring)]
    [InlineData("用不用带身份证", BookingQuestion.Bring)]
    [InlineData("要准备哪些材料啊", BookingQuestion.Bring)]
    [InlineData("在哪儿啊", BookingQuestion.Where)]
    [InlineData("到哪里找律师", BookingQuestion.Where)]
    [InlineData("地址是哪里", BookingQuestion.Where)]
    [InlineData("怎么走", BookingQuestion.Where)]
    [InlineData("能谈多久", BookingQuestion.HowLong)]
    [InlineData("一个人多长时间", BookingQuestion.HowLong)]
    [InlineData("几点结束", BookingQuestion.HowLong)]
    [InlineData("律师几点上班", BookingQuestion.Hours)]
    [InlineData("律师一般什么时候在", BookingQuestion.Hours)]
    [InlineData("周四几点到几点", BookingQuestion.Hours)]
    [InlineData("还有别的时间吗", BookingQuestion.OtherTimes)]
    [InlineData("这几个都不行", BookingQuestion.OtherTimes)]
    [InlineData("有没有其他的时段可以选", BookingQuestion.OtherTimes)]
    [InlineData("能不能早一点", BookingQuestion.Earliest)]
    [InlineData("最早是哪天", BookingQuestion.Earliest)]
    public void A_question_about_an_appointment_is_heard(string text, BookingQuestion asked) => Assert.Equal(asked, BookingQuestions.Read(text));

    [Theory]
    [InlineData("预约周四律师")]
    [InlineData("下周四下午三点")]
    [InlineData("想问房东不退押金怎么办")]
    [InlineData("孩子打架要带他去鉴定吗")]
    [InlineData("在哪里可以申请低保")]
    [InlineData("周四上午有没有")]
    [InlineData("律师费多少钱")]
    [InlineData("楼上漏水不行了")]
    [InlineData("有没有女律师")]
    public void What_says_anything_else_is_none(string text) => Assert.Null(BookingQuestions.Read(text));

    [Theory]
    [InlineData("就谈刚才那件事", true, false)]
    [InlineData("对，就这件事", true, false)]
    [InlineData("嗯，是这个", true, false)]
    [InlineData("不是", false, true)]
    [InlineData("换一件", false, true)]
    [InlineData("想谈别的事", false, true)]
    [InlineData("老房子过户", false, false)]
    public void The_same_matter_and_another_one_are_told_apart(string text, bool same, bool another) =>
        Assert.Equal((same, another), (BookingQuestions.NamesSame(text), BookingQuestions.NamesAnother(text)));
}
