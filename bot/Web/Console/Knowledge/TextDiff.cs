using System.Globalization;
using DiffPlex;

namespace ResidentAssistant.Web.StaffConsole;

/// <summary>Differences of two texts, character by character, as Chinese is read.</summary>
internal static class TextDiff
{
    /// <summary>When less than this share stayed, the old text and the new one are easier to read whole.</summary>
    private const double Recognisable = 0.5;

    public static IReadOnlyList<(Piece Piece, string Text)> Of(string old, string now)
    {
        if (old == now)
            return now.Length == 0 ? [] : [(Piece.Same, now)];
        var diff = Differ.Instance.CreateDiffs(old, now, ignoreWhiteSpace: false, ignoreCase: false, Characters.Instance);
        var pieces = new List<(Piece, string)>();
        var at = 0;
        var stayed = 0;
        foreach (var block in diff.DiffBlocks)
        {
            stayed += Add(Piece.Same, diff.PiecesOld, at, block.DeleteStartA - at);
            Add(Piece.Removed, diff.PiecesOld, block.DeleteStartA, block.DeleteCountA);
            Add(Piece.Added, diff.PiecesNew, block.InsertStartB, block.InsertCountB);
            at = block.DeleteStartA + block.DeleteCountA;
        }

        stayed += Add(Piece.Same, diff.PiecesOld, at, diff.PiecesOld.Count - at);
        return stayed >= Recognisable * Math.Max(old.Length, now.Length) || old.Length == 0
            || now.Length == 0 ? pieces : [(Piece.Removed, old), (Piece.Added, now)];

        int Add(Piece piece, IReadOnlyList<string> of, int from, int count)
        {
            var text = string.Concat(of.Skip(from).Take(count));
            if (text.Length > 0)
                pieces.Add((piece, text));
            return text.Length;
        }
    }

    /// <summary>Characters as readers see them: a pair of surrogates stays together.</summary>
    private sealed class Characters : IChunker
    {
        public static readonly Characters Instance = new();

        public IReadOnlyList<string> Chunk(string text)
        {
            var pieces = new List<string>();
            for (var at = 0; at < text.Length;)
            {
                var length = StringInfo.GetNextTextElementLength(text, at);
                pieces.Add(text.Substring(at, length));
                at += length;
            }

            return pieces;
        }
    }
}
