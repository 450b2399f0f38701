namespace ResidentAssistant.Knowledge;

/// <summary>
/// What speaks for each of the articles that lead at first sight, as one row of numbers an article: words, standing of the
/// law, and what answered questions say. <see cref="BoostedTrees"/> weighs them.
/// </summary>
internal sealed class RankingFeatures(AnswerStatistics statistics, Lengths lengths, NearestQuestions nearest)
{
    public const int Width = 24;

    /// <summary>Articles this far before and after one that answered a like question gain too.</summary>
    private const int Nearby = 3;

    /// <param name="docs">Articles.</param>
    /// <param name="text">Score of the words of each article's text, by document number.</param>
    /// <param name="head">Score of the words of law and headings.</param>
    /// <param name="cover">Importance of the question's words that stand in each text.</param>
    /// <param name="whole">Importance of all words of the question.</param>
    public float[] Rows(int[] docs, float[] text, float[] head, float[] cover, float whole)
    {
        var rows = new float[docs.Length * Width];
        if (docs.Length == 0)
            return rows;
        var places = statistics.Places;
        var (ofLaw, ofHeading) = (Greatest(docs, places.Law, text, head), Greatest(docs, places.Heading, text, head));
        var most = Math.Max(1e-6f, docs.Max(doc => text[doc]));
        var tenth = docs.Select(doc => text[doc] + head[doc]).OrderDescending().Skip(9).FirstOrDefault();
        for (var i = 0; i < docs.Length; i++)
        {
            var doc = docs[i];
            var row = rows.AsSpan(i * Width, Width);
            (row[0], row[1], row[2], row[3]) = (text[doc], head[doc], text[doc] / most, text[doc] + head[doc] - tenth);
            (row[4], row[5]) = (MathF.Log(Math.Max(1, lengths.Of(doc))), cover[doc] / Math.Max(1e-6f, whole));
            (row[6], row[7]) = (ofLaw[places.Law[doc]], ofHeading[places.Heading[doc]]);
            (row[8], row[9]) = (places.Standing[places.Law[doc]], doc - places.HeadingStart[places.Heading[doc]]);
            Experienced(doc, row[10..]);
        }
        return rows;
    }

    /// <summary>How often answered questions rest on the article and its places, and what those like this one say.</summary>
    private void Experienced(int doc, Span<float> row)
    {
        var places = statistics.Places;
        var (law, chapter, heading) = (places.Law[doc], places.Chapter[doc], places.Heading[doc]);
        row[0] = Count(statistics.LawQuestions[law]);
        row[1] = Count(statistics.ChapterQuestions[chapter]);
        row[2] = Count(statistics.HeadingQuestions[heading]);
        row[3] = Count(statistics.ArticleQuestions.GetValueOrDefault(doc));
        var votes = nearest.Articles.GetValueOrDefault(doc);
        (row[4], row[5], row[6], row[7], row[8]) = (votes.Likeness, votes.Share, votes.SquaredShare, votes.Greatest, votes.Count);
        row[9] = OfNeighbours(doc, law);
        row[10] = nearest.Part(nearest.Laws, law);
        row[11] = nearest.Part(nearest.Chapters, chapter);
        row[12] = nearest.Part(nearest.Headings, heading);
        row[13] = nearest.Greatest;
    }

    private float Count(int questions) => MathF.Log(1 + (statistics.Scale * questions));

    /// <summary>The best score of words among articles of the same place.</summary>
    private static Dictionary<int, float> Greatest(int[] docs, int[] places, float[] text, float[] head)
    {
        var greatest = new Dictionary<int, float>();
        foreach (var doc in docs)
            greatest[places[doc]] = Math.Max(greatest.GetValueOrDefault(places[doc]), text[doc] + head[doc]);
        return greatest;
    }

    private float OfNeighbours(int doc, int law)
    {
        var sum = 0f;
        for (var away = -Nearby; away <= Nearby; away++)
        {
            var other = doc + away;
            if (away != 0 && other >= 0 && other < statistics.Places.Law.Length && statistics.Places.Law[other] == law
                && nearest.Articles.TryGetValue(other, out var votes))
                sum += votes.Share / Math.Abs(away);
        }
        return sum;
    }
}
