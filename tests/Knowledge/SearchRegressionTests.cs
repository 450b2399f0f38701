using ResidentAssistant.Knowledge;
using Xunit;

namespace ResidentAssistant.Tests.Knowledge;

/// <summary>Real questions on all national laws: what was found once stays found.</summary>
public sealed class SearchRegressionTests : IDisposable
{
    /// <summary>A change may cost this much, no more.</summary>
    private const double Tolerance = 0.01;

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>Every fourth question up to 200 is asked; with experience, the others were answered before.</summary>
    [Theory]
    [InlineData(false, 0.533)]
    [InlineData(true, 0.643)]
    public void Two_hundred_questions_find_as_many_articles_as_before(bool experienced, double recallAt10)
    {
        var laws = SharedData.PathOrSkip("laws");
        var lines = File.ReadAllLines(SharedData.PathOrSkip(Path.Combine("legal-questions", "dev.jsonl")));
        var asked = lines.Where((_, i) => i % 4 == 0).Take(200).ToList();
        var questions = _folder.Write("asked.jsonl", string.Join('\n', asked));
        var answered = _folder.Write("answered.jsonl", string.Join('\n', lines.Except(asked)));

        var report = SearchEvaluation.Run(questions, laws, experienced ? answered : null, null);

        Assert.Equal(200, report.Questions);
        Assert.True(report.RecallAt10 > recallAt10 - Tolerance, $"Recall at 10 was {recallAt10} and is {report.RecallAt10}.");
    }
}
