namespace ResidentAssistant.Knowledge;

/// <summary>Of how many questions one of the articles that lead answers, by the scores of those that lead.</summary>
internal static class ArticleConfidence
{
    /// <summary>Articles that are shown.</summary>
    public const int Shown = 3;

    /// <summary>Scores that are looked at.</summary>
    public const int Leading = 10;

    /// <param name="answers">For each question, which of its rows answer it.</param>
    /// <param name="scores">Of all rows in the same order, by trees that did not see the question.</param>
    public static Calibration Learn(IReadOnlyList<bool[]> answers, float[] scores)
    {
        var (rows, right, first) = (new List<double[]>(), new List<bool>(), 0);
        foreach (var own in answers)
        {
            var from = first;
            first += own.Length;
            if (own.Length < Leading)
                continue;
            int[] order = [.. Enumerable.Range(0, own.Length).OrderByDescending(row => scores[from + row])];
            rows.Add(Features([.. order.Take(Leading).Select(row => scores[from + row])]));
            right.Add(order.Take(Shown).Any(row => own[row]));
        }
        return Calibration.Learn(rows, right, [.. Enumerable.Range(0, rows.Count)]);
    }

    /// <param name="leading">Scores of the articles that lead, best first.</param>
    public static double[] Features(IReadOnlyList<float> leading) =>
        [leading[0], leading[1], leading[2], leading[0] - leading[^1], leading.Take(Shown).Sum(score => 1 / (1 + Math.Exp(-score)))];
}
