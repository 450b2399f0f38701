using System.Text;
using ResidentAssistant.Assistant.Legal;

namespace ResidentAssistant.Web.Commands;

/// <summary>How good answers are.</summary>
/// <param name="Questions">Questions asked.</param>
/// <param name="Decisions">Share of questions by what they got, 0 to 1.</param>
/// <param name="Topics">Questions whose entry is known: how many, nearest right, shown right, shown wrong, offered among 您是不是想问.</param>
/// <param name="HitAt1">Of the questions with known articles for which some are shown: the first answers, 0 to 1.</param>
/// <param name="HitAt3">The same for one of the first three.</param>
/// <param name="Coverage">The same for the surest share of all questions with known articles.</param>
/// <param name="CalibrationError">Mean distance of confidence from the share that is right, by tenths of confidence, weighed by their size; null without confidence.</param>
/// <param name="NextSteps">Share of the shown answers that say what to do, with what, by when and where.</param>
/// <param name="FollowUps">Lines after an answer: how many, understood, answered by the entry.</param>
/// <param name="Misses">Questions whose known entry was not shown.</param>
internal sealed record AnswerFigures(
    int Questions,
    IReadOnlyDictionary<string, double> Decisions,
    AnswerFigures.TopicFigures Topics,
    double HitAt1,
    double HitAt3,
    IReadOnlyList<AnswerFigures.CoveragePoint> Coverage,
    double? CalibrationError,
    double NextSteps,
    AnswerFigures.FollowUpFigures FollowUps,
    IReadOnlyList<AnswerFigures.Miss> Misses)
{
    private static readonly string[] ShownAs = ["entry", "statutes"];

    public static AnswerFigures Of(IReadOnlyList<TriedAnswer> tried, IReadOnlyList<double> shares)
    {
        var known = tried.Where(answer => answer.Question.Topic is not null).ToList();
        var judged = tried.Where(answer => answer.Question.Relevant is { Count: > 0 }).ToList();
        var shown = judged.Where(IsShown).ToList();
        var surest = shown.OrderByDescending(answer => answer.Confidence ?? 0).ToList();
        var asked = tried.Where(answer => answer.FollowUp is not null).ToList();
        return new AnswerFigures(
            tried.Count,
            tried.GroupBy(answer => answer.Decision).OrderBy(group => group.Key, StringComparer.Ordinal)
                .ToDictionary(group => group.Key, group => Round(group.Count() / (double)tried.Count)),
            new TopicFigures(
                known.Count,
                known.Count(answer => answer.Nearest == answer.Question.Topic),
                known.Count(answer => answer.EntryId == answer.Question.Topic),
                known.Count(answer => answer.EntryId is not null && answer.EntryId != answer.Question.Topic),
                known.Count(answer => answer.EntryId is null && answer.Perhaps.Contains(answer.Question.Topic!)),
                known.Count(answer => answer.Decision == "complaint")),
            Share(shown, answer => answer.Hit(1)),
            Share(shown, answer => answer.Hit(3)),
            [.. shares.Select(share => (Share: share, Taken: surest.Take((int)Math.Round(share * judged.Count)).ToList())).Where(point => point.Taken.Count > 0)
                .Select(point => new CoveragePoint(point.Share, point.Taken.Count, Share(point.Taken, answer => answer.Hit(3))))],
            Calibration(surest),
            Share([.. tried.Where(IsShown)], answer => answer.SaysWhatToDo),
            new FollowUpFigures(
                asked.Count,
                asked.Count(answer => answer.FollowUp != FollowUp.None),
                asked.Count(answer => answer.FollowUpAnswered)),
            [.. known.Where(answer => answer.EntryId != answer.Question.Topic)
                .Select(answer => new Miss(answer.Question.Question, answer.Question.Topic!, answer.Nearest, answer.Decision, Round(answer.Confidence ?? 0)))]);
    }

    public override string ToString()
    {
        var text = new StringBuilder($"问了 {Questions} 个问题。").AppendLine()
            .AppendLine($"得到：{string.Join("，", Decisions.Select(decision => $"{decision.Key} {decision.Value:P1}"))}")
            .AppendLine($"知道该用哪条问答的 {Topics.Questions} 个：最像的就是它 {Topics.Nearest}，答对 {Topics.Right}，答错 {Topics.Wrong}，列在“您是不是想问”里 {Topics.Offered}，当成投诉 {Topics.Complaints}")
            .AppendLine($"给出的法条里有对的：第一条 {HitAt1:P1}，前三条 {HitAt3:P1}")
            .AppendLine($"给出的解答里写明怎么办的 {NextSteps:P1}；把握的误差 {CalibrationError:0.000}")
            .AppendLine($"追问 {FollowUps.Asked} 句：听懂 {FollowUps.Understood}，答上 {FollowUps.Answered}");
        foreach (var point in Coverage)
            text.AppendLine($"  最有把握的 {point.Share:P0}（{point.Questions} 个）：前三条有对的 {point.HitAt3:P1}");
        return text.ToString().TrimEnd();
    }

    private static bool IsShown(TriedAnswer answer) => ShownAs.Contains(answer.Decision);

    private static double? Calibration(IReadOnlyList<TriedAnswer> shown)
    {
        var sure = shown.Where(answer => answer.Confidence is not null).ToList();
        return sure.Count == 0
            ? null
            : Round(sure.GroupBy(answer => Math.Min(9, (int)(answer.Confidence!.Value * 10)))
                .Sum(tenth => tenth.Count() * Math.Abs(tenth.Average(answer => answer.Confidence!.Value) - tenth.Average(answer => answer.Hit(3) ? 1.0 : 0))) / sure.Count);
    }

    private static double Share(List<TriedAnswer> answers, Func<TriedAnswer, bool> right) =>
        answers.Count == 0 ? 0 : Round(answers.Count(right) / (double)answers.Count);

    private static double Round(double number) => Math.Round(number, 4);

    /// <summary>See <see cref="Topics"/>.</summary>
    internal sealed record TopicFigures(int Questions, int Nearest, int Right, int Wrong, int Offered, int Complaints);

    /// <summary>A point of the curve.</summary>
    internal sealed record CoveragePoint(double Share, int Questions, double HitAt3);

    /// <summary>See <see cref="FollowUps"/>.</summary>
    internal sealed record FollowUpFigures(int Asked, int Understood, int Answered);

    /// <summary>See <see cref="Misses"/>.</summary>
    internal sealed record Miss(string Question, string Topic, string? Nearest, string Decision, double Confidence);
}
