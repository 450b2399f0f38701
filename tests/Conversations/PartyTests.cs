using ResidentAssistant.Assistant.Lectures;
using Xunit;

namespace ResidentAssistant.Tests.Conversations;

/// <summary>How many come to a lecture, in words.</summary>
public sealed class PartyTests
{
    [Theory]
    [InlineData("两个人", 2)]
    [InlineData("我和老伴一起去", 2)]
    [InlineData("带孩子", 2)]
    [InlineData("我跟爸妈去", 3)]
    [InlineData("一家三口", 3)]
    [InlineData("我们老两口", 2)]
    [InlineData("改成三个人", 3)]
    [InlineData("带两个孩子来", 3)]
    [InlineData("就我一个", 1)]
    [InlineData("给我和我老伴报9号的", 2)]
    [InlineData("第二个", null)]
    [InlineData("报9号那场", null)]
    [InlineData("不带孩子", null)]
    [InlineData("两场都报", null)]
    public void The_number_of_people_is_read(string text, int? people) => Assert.Equal(people, PartyRecognizer.Read(text));

    [Theory]
    [InlineData("两个人", true)]
    [InlineData("改成三个人", true)]
    [InlineData("我和老伴一起去", true)]
    [InlineData("隔壁两个人天天吵架", false)]
    [InlineData("我和老伴想问遗嘱怎么写", false)]
    public void Whether_it_says_nothing_else_is_read(string text, bool all) => Assert.Equal(all, PartyRecognizer.IsAll(text));
}
