using System.Text;
using System.Text.RegularExpressions;
using ResidentAssistant.Assistant.Dialogs;
using ResidentAssistant.Knowledge;

namespace ResidentAssistant.Assistant.Safety;

/// <summary>
/// Tells danger from what only sounds like it (想死你了, 抢劫罪判几年, 消防通道被占), learned from written examples by a
/// <see cref="TextClassifier"/> of two questions: whether there is danger, and of which kind it is. All of a message is read, in pieces of about a sentence:
/// one sentence at the end of a long story counts.
/// </summary>
public sealed partial class DangerModel
{
    /// <summary>From here on it is danger. Set by cross-validation over authors (see the safety evaluation).</summary>
    private const double Threshold = 0.35;

    /// <summary>A longer text is read in pieces; each of these needs to be surer, since there are more of them.</summary>
    private const double PieceThreshold = 0.998;

    /// <summary>What is happening has to be so much likelier than what is over: who speaks of the past asks for the law, not for the police.</summary>
    private const double RatherNow = 2;

    /// <summary>Characters of a text that is read as one.</summary>
    private const int OnePiece = 60;

    /// <summary>Characters of a piece at most.</summary>
    private const int PieceAtMost = 80;

    private const int EvidenceShown = 3;

    /// <summary>Classes of the first question.</summary>
    private const int None = 0, Later = 1, Present = 2;

    private static readonly DangerKind[] Kinds = Enum.GetValues<DangerKind>();
    private static readonly char[] SentenceEnds = ['。', '！', '？', '!', '?', '\n', '；', ';', '…'];
    private static readonly char[] ClauseEnds = ['，', ',', '、', ' ', '：', ':', '.', '~', '～'];
    private static readonly Lazy<DangerModel> Learned = new(() => new DangerModel(DangerExamples.Starter()));
    private readonly TextClassifier classifier;

    public DangerModel(IReadOnlyList<DangerExample> examples) =>
        classifier = new TextClassifier(
            [3, Kinds.Length],
            [.. examples.Select(example => new TextExample(ReadableText.Of(example.Text), PresenceOf(example), KindOf(example)))],
            new TextTraining { Rounds = 10, Dropout = 0.5, Members = 2, FewestExamples = 2 });

    /// <summary>Learned from the examples that travel with the product, once in a process; takes a second or two when it is first asked for.</summary>
    public static DangerModel Starter => Learned.Value;

    /// <summary>What the text says of danger; null when it says nothing of it.</summary>
    public Danger? Judge(string text)
    {
        Piece? spoken = null, now = null;
        var pieces = Pieces(text);
        var threshold = pieces.Count == 1 ? Threshold : PieceThreshold;
        foreach (var piece in pieces)
        {
            var readable = ReadableText.Of(piece);
            if (readable.Parts[0].Length == 0)
                continue;
            var answers = classifier.Probabilities(readable);
            var (later, present) = (answers[0][Later], answers[0][Present]);
            if (present >= Math.Max(threshold, RatherNow * later) && present > (now?.Probability ?? 0))
                now = new Piece(readable, answers[1], present);
            else if (later + present >= threshold && later + present > (spoken?.Probability ?? 0))
                spoken = new Piece(readable, answers[1], later + present);
        }

        return now is not null ? Of(now, Present) : spoken is not null ? Of(spoken, Later) : null;
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

    private static int PresenceOf(DangerExample example) => example.Kind is null ? None : example.Now ? Present : Later;

    private static int KindOf(DangerExample example) => example.Kind is { } kind ? (int)kind : -1;

    private Danger Of(Piece piece, int when)
    {
        var kind = Kinds[Array.IndexOf(piece.Kinds, piece.Kinds.Max())];
        return new Danger(kind, when == Present, Math.Round(piece.Probability, 2), classifier.Evidence(piece.Text, 0, when, EvidenceShown))
        {
            Hurt = kind == DangerKind.SelfHarm && HurtForm().IsMatch(piece.Text.Parts[0]),
        };
    }

    /// <summary>Taken, cut, hanged, unconscious: done, not only wished.</summary>
    [GeneratedRegex(
        "(?:喝|吃|吞|服)(?:[了下完掉]|[^想要不]{0,6}(?:药|敌敌畏|百草枯|毒|剂)[^死]{0,4}了)|割[了开破完]|割.{0,3}(?:手|腕|脉)了|血|上吊了|吊着|叫不醒|没气|没呼吸|昏|吐白沫|烧炭了",
        RegexOptions.None, RegexLimit.Milliseconds)]
    private static partial Regex HurtForm();

    /// <summary>A part of a text, how likely each kind of danger is there, and how likely danger is at all.</summary>
    private sealed record Piece(ReadableText Text, double[] Kinds, double Probability);
}
