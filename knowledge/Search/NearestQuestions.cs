namespace ResidentAssistant.Knowledge;

/// <summary>The answered questions most like one that is asked, and what they speak for.</summary>
internal sealed class NearestQuestions
{
    /// <summary>Questions whose places count.</summary>
    public const int Most = 50;

    /// <summary>Questions whose likeness goes straight to their articles.</summary>
    private const int Nearest = 20;

    public static readonly NearestQuestions None = new([], 1, null!);

    /// <param name="alike">Answered questions by document number, the likest first, at most <see cref="Most"/>.</param>
    /// <param name="itself">Score of the question asked with itself: shares of likeness are of it.</param>
    /// <param name="statistics">Where their articles stand.</param>
    public NearestQuestions(IReadOnlyList<Ranked> alike, float itself, AnswerStatistics statistics)
    {
        Alike = alike;
        for (var rank = 0; rank < alike.Count; rank++)
        {
            var (question, likeness) = (statistics.LearnedQuestions[alike[rank].Doc], alike[rank].Score);
            var share = likeness / Math.Max(itself, 1e-6f);
            Greatest = Math.Max(Greatest, share);
            All += share;
            var near = rank < Nearest;
            foreach (var article in question.Articles)
            {
                var votes = Articles.GetValueOrDefault(article);
                Articles[article] = new Votes(
                    votes.Likeness + (near ? likeness : 0), votes.Share + share, votes.SquaredShare
                        + (share * share), Math.Max(votes.Greatest, share), votes.Count + (near ? 1 : 0));
            }
            Add(Laws, question.Laws, share);
            Add(Chapters, question.Chapters, share);
            Add(Headings, question.Headings, share);
        }
    }

    /// <summary>The likest first.</summary>
    public IReadOnlyList<Ranked> Alike { get; }

    public Dictionary<int, Votes> Articles { get; } = [];

    /// <summary>Sums of shares of likeness.</summary>
    public Dictionary<int, float> Laws { get; } = [];

    public Dictionary<int, float> Chapters { get; } = [];

    public Dictionary<int, float> Headings { get; } = [];

    /// <summary>Share of likeness of the likest.</summary>
    public float Greatest { get; }

    /// <summary>Sum of all shares.</summary>
    public float All { get; }

    /// <summary>The part of all shares, 0 to 1, that speaks for a law, chapter or heading.</summary>
    public float Part(Dictionary<int, float> shares, int place) => All == 0 ? 0 : shares.GetValueOrDefault(place) / All;

    private static void Add(Dictionary<int, float> shares, int[] places, float share)
    {
        foreach (var place in places)
            shares[place] = shares.GetValueOrDefault(place) + share;
    }
}
