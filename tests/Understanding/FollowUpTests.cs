using ResidentAssistant.Assistant.Legal;
using Xunit;

namespace ResidentAssistant.Tests.Understanding;

/// <summary>How well lines of one author are understood by what the others wrote.</summary>
public sealed class FollowUpTests
{
    [Fact]
    public void Lines_of_each_author_are_told_by_what_the_others_wrote()
    {
        foreach (var author in FollowUpModel.Authors)
        {
            var model = new FollowUpModel([.. FollowUpModel.Authors.Where(other => other != author).SelectMany(FollowUpModel.Of)]);
            var lines = FollowUpModel.Of(author);
            var asked = lines.Where(line => line.Asks != FollowUp.None).ToList();
            var none = lines.Where(line => line.Asks == FollowUp.None).ToList();
            var understood = asked.Count(line => model.Read(line.Text).Asks == line.Asks) / (double)asked.Count;
            var mistaken = none.Count(line => model.Read(line.Text) is { Asks: not FollowUp.None, Probability: >= 0.4 }) / (double)none.Count;
            TestContext.Current.TestOutputHelper?.WriteLine($"{author}: understood {understood:P1}, mistaken for one {mistaken:P1}");
            Assert.True(understood >= 0.7, $"{author}: {understood:P1}");
            Assert.True(mistaken <= 0.15, $"{author}: {mistaken:P1}");
        }
    }
}
