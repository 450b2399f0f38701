namespace ResidentAssistant.Knowledge;

/// <summary>
/// What speaks for each of the articles that lead at first sight, as one row of numbers an article: words, standing of the
/// law, and what answered questions say. <see cref="BoostedTrees"/> weighs them.
/// </summary>
internal sealed class Evidence(Experience experience)
{
    public const int Width = 22;

    /// <summary>Articles this far before and after one that answered a like question gain too.</summary>
    private const int Nearby = 3;

    /// <param name="docs">Articles.</param>
    /// <param name="text">Score of the words of each article's text, by document number.</param>
    /// <param name="head">Score of the words of law and headings.</param>
    /// <param name="length">Characters and pairs of a text.</param>
    /// <param name="witnesses">Answered questions like this one.</param>
    public float[] Rows(int[] docs, float[] text, float[] head, Func<int, float> length, Witnesses witnesses)
    {
        var rows = new float[docs.Length * Width];
        if (docs.Length == 0)
            return rows;
        var places = experience.Places;
        var most = Math.Max(1e-6f, docs.Max(doc => text[doc]));
        var tenth = docs.Select(doc => text[doc] + head[doc]).OrderDescending().Skip(9).FirstOrDefault();
        var (ofLaw, ofHeading) = (Greatest(docs, places.Law, text, head), Greatest(docs, places.Heading, text, head));
        for (var i = 0; i < docs.Length; i++)
        {
            var doc = docs[i];
            var votes = witnesses.Articles.GetValueOrDefault(doc);
            var (law, chapter, heading) = (places.Law[doc], places.Chapter[doc], places.Heading[doc]);
            float[] row =
            [
                text[doc],
                head[doc],
                text[doc] / most,
                text[doc] + head[doc] - tenth,
                MathF.Log(length(doc)),
                ofLaw[law],
                ofHeading[heading],
                places.Standing[law],
                Count(experience.LawQuestions[law]),
                Count(experience.ChapterQuestions[chapter]),
                Count(experience.HeadingQuestions[heading]),
                Count(experience.ArticleQuestions.GetValueOrDefault(doc)),
                votes.Likeness,
                votes.Share,
                votes.SquaredShare,
                votes.Greatest,
                votes.Count,
                OfNeighbours(doc, law, witnesses),
                witnesses.Part(witnesses.Laws, law),
                witnesses.Part(witnesses.Chapters, chapter),
                witnesses.Part(witnesses.Headings, heading),
                witnesses.Greatest,
            ];
            row.CopyTo(rows, i * Width);
        }
        return rows;
    }

    private float Count(int questions) => MathF.Log(1 + (experience.Scale * questions));

    /// <summary>The best score of words among articles of the same place.</summary>
    private static Dictionary<int, float> Greatest(int[] docs, int[] places, float[] text, float[] head)
    {
        var greatest = new Dictionary<int, float>();
        foreach (var doc in docs)
            greatest[places[doc]] = Math.Max(greatest.GetValueOrDefault(places[doc]), text[doc] + head[doc]);
        return greatest;
    }

    private float OfNeighbours(int doc, int law, Witnesses witnesses)
    {
        var sum = 0f;
        for (var away = -Nearby; away <= Nearby; away++)
        {
            var other = doc + away;
            if (away != 0 && other >= 0 && other < experience.Places.Law.Length && experience.Places.Law[other] == law && witnesses.Articles.TryGetValue(other, out var votes))
                sum += votes.Share / Math.Abs(away);
        }
        return sum;
    }
}
