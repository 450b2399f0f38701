using System.Text;
using ResidentAssistant.Assistant.Dialogs;
using ResidentAssistant.Knowledge;

namespace ResidentAssistant.Assistant.Safety;

/// <summary>One sentence of which it is known whether somebody is in danger.</summary>
/// <param name="Kind">Null: nobody is.</param>
/// <param name="Now">False: it is spoken of, and not happening.</param>
public sealed record DangerExample(DangerKind? Kind, bool Now, string Text);

/// <summary>
/// Tells danger from what only sounds like it (想死你了, 抢劫罪判几年, 消防通道被占), learned from written examples: groups of characters, and
/// words that stand for the same (<c>concepts.txt</c>) alone and in pairs. All of a message is read, in pieces of about a sentence: one
/// sentence at the end of a long story counts.
/// </summary>
public sealed class DangerModel
{
    /// <summary>From here on it is danger. Set by cross-validation over authors (see the safety evaluation).</summary>
    private const double Threshold = 0.5;

    /// <summary>A longer text is read in pieces; each of these needs to be surer, since there are more of them.</summary>
    private const double PieceThreshold = 0.7;

    /// <summary>Characters of a text that is read as one.</summary>
    private const int OnePiece = 50;

    /// <summary>Characters of a piece at most.</summary>
    private const int PieceAtMost = 80;

    private const int EvidenceShown = 3;
    private static readonly DangerKind[] Kinds = Enum.GetValues<DangerKind>();
    private static readonly char[] SentenceEnds = ['。', '！', '？', '!', '?', '\n', '；', ';', '…'];
    private static readonly char[] ClauseEnds = ['，', ',', '、', ' ', '：', ':', '.', '~', '～'];
    private readonly TextClassifier classifier;
    private readonly DangerConcepts concepts = DangerConcepts.Starter();

    public DangerModel(IReadOnlyList<DangerExample> examples) => classifier = new TextClassifier(
        1 + (2 * Kinds.Length),
        [.. examples.Select(example => (ClassOf(example), Readable(Manners.Plain(example.Text))))],
        new TextTraining { Rounds = 20, Rate = 0.5, Decay = 1e-3 });

    /// <summary>The examples that travel with the product.</summary>
    public static IReadOnlyList<DangerExample> StarterExamples()
    {
        using var reader = new StreamReader(typeof(DangerModel).Assembly.GetManifestResourceStream("dangers.tsv")!);
        return ReadExamples(reader);
    }

    /// <summary>Lines of a kind (<c>none</c>, <c>self_harm</c> ...), <c>now</c>, <c>later</c> or <c>-</c>, and a sentence, with tabs between.</summary>
    /// <exception cref="FormatException">A line is something else; the message is its number.</exception>
    public static IReadOnlyList<DangerExample> ReadExamples(TextReader reader)
    {
        var examples = new List<DangerExample>();
        for (var number = 1; reader.ReadLine() is { } line; number++)
            if (line.Length > 0 && line[0] != '#')
                examples.Add(line.Split('\t') is [var kind, var when, var text] && (kind == "none" || KindNamed(kind) is not null)
                    ? new DangerExample(KindNamed(kind), when == "now", text)
                    : throw new FormatException($"{number}"));
        return examples;
    }

    /// <summary>violence, self_harm, fire ...; null when it is no kind.</summary>
    public static DangerKind? KindNamed(string name) =>
        Enum.TryParse<DangerKind>(name.Replace("_", "", StringComparison.Ordinal), ignoreCase: true, out var kind) && Enum.IsDefined(kind) ? kind : null;

    /// <summary>What the text says of danger; null when it says nothing of it.</summary>
    public Danger? Judge(string text)
    {
        Danger? spoken = null, now = null;
        var pieces = Pieces(text);
        var threshold = pieces.Count == 1 ? Threshold : PieceThreshold;
        foreach (var piece in pieces)
        {
            var plain = Manners.Plain(piece);
            if (plain.Length == 0)
                continue;
            var probabilities = classifier.Probabilities(Readable(plain));
            if (Best(probabilities, 1, threshold, plain, isNow: true) is { } danger && danger.Probability > (now?.Probability ?? 0))
                now = danger;
            if (Best(probabilities, 1 + Kinds.Length, Threshold, plain, isNow: false) is { } past && past.Probability > (spoken?.Probability ?? 0))
                spoken = past;
        }

        return now ?? spoken;
    }

    /// <summary>Sentences, long ones cut at their commas.</summary>
    internal static IReadOnlyList<string> Pieces(string text)
    {
        if (text.Length <= OnePiece)
            return [text];
        var pieces = new List<string>();
        foreach (var sentence in text.Split(SentenceEnds, StringSplitOptions.RemoveEmptyEntries))
        {
            if (sentence.Length <= OnePiece)
            {
                pieces.Add(sentence);
                continue;
            }

            var piece = new StringBuilder();
            foreach (var clause in sentence.Split(ClauseEnds, StringSplitOptions.RemoveEmptyEntries).SelectMany(Cut))
            {
                if (piece.Length > 0 && piece.Length + clause.Length > OnePiece)
                {
                    pieces.Add(piece.ToString());
                    piece.Clear();
                }

                piece.Append(clause).Append(' ');
            }

            if (piece.Length > 0)
                pieces.Add(piece.ToString());
        }

        return pieces;
    }

    private static IEnumerable<string> Cut(string clause) =>
        clause.Length <= PieceAtMost ? [clause] : clause.Chunk(PieceAtMost).Select(part => new string(part));

    private static int ClassOf(DangerExample example) => example.Kind is { } kind ? 1 + (int)kind + (example.Now ? 0 : Kinds.Length) : 0;

    private ReadableText Readable(string plain) => new(plain) { Marks = concepts.In(plain) };

    private Danger? Best(double[] probabilities, int from, double threshold, string plain, bool isNow)
    {
        var own = probabilities.AsSpan(from, Kinds.Length);
        var (sum, best) = (0.0, 0);
        for (var i = 0; i < own.Length; i++)
        {
            sum += own[i];
            best = own[i] > own[best] ? i : best;
        }

        return sum < threshold ? null : new Danger(Kinds[best], isNow, Math.Round(sum, 2), classifier.Evidence(plain, from + best, EvidenceShown));
    }
}
