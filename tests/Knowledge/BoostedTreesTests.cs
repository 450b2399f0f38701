using ResidentAssistant.Knowledge;
using Xunit;

namespace ResidentAssistant.Tests.Knowledge;

public sealed class BoostedTreesTests
{
    private const int Width = 3;

    /// <summary>
    /// Of each question's ten rows those answer of whose first two values exactly one is above a half: no single value tells anything. The third is
    /// noise.
    /// </summary>
    private static readonly (float[] Rows, bool[] Answers)[] Lessons = [.. Questions(new Random(11)).Take(300)];

    private static IEnumerable<(float[] Rows, bool[] Answers)> Questions(Random random)
    {
        while (true)
        {
            var rows = Enumerable.Range(0, 10 * Width).Select(_ => random.NextSingle()).ToArray();
            yield return (rows, [.. rows.Chunk(Width).Select(row => row[0] > 0.5 ^ row[1] > 0.5)]);
        }
    }

    [Theory]
    [InlineData(0.2f, 0.8f, 0.2f, 0.2f)]
    [InlineData(0.8f, 0.2f, 0.8f, 0.8f)]
    public void What_only_two_values_together_tell_is_learned(float first, float second, float otherFirst, float otherSecond)
    {
        var trees = BoostedTrees.Learn(Lessons, Width, out _);

        Assert.True(Score(trees, [first, second, 0.5f]) > Score(trees, [otherFirst, otherSecond, 0.5f]) + 1);
    }

    [Fact]
    public void The_same_lessons_teach_the_same_and_it_can_be_written_down()
    {
        var trees = BoostedTrees.Learn(Lessons, Width, out _);

        Assert.Equal(trees.ToString(), BoostedTrees.Learn(Lessons, Width, out _).ToString());
        Assert.Equal(Score(trees, [0.3f, 0.9f, 0.1f]), Score(BoostedTrees.FromText(trees.ToString()), [0.3f, 0.9f, 0.1f]));
    }

    [Fact]
    public void Rows_that_are_all_the_same_and_questions_without_an_answer_do_no_harm()
    {
        var trees = BoostedTrees.Learn([(new float[300], [true, .. new bool[299]]), (new float[5], new bool[5]), ([], [])], 1, out _);

        Assert.Equal(Score(trees, [0]), Score(trees, [1]));
        Assert.True(float.IsFinite(Score(trees, [0])));
    }

    private static float Score(BoostedTrees trees, float[] row) => trees.Scores(row, row.Length)[0];
}
