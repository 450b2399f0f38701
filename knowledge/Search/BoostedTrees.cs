using System.Runtime.InteropServices;

namespace ResidentAssistant.Knowledge;

/// <summary>
/// Gradient-boosted decision trees that tell which rows answer a question (logistic loss). Each tree sees about half of the
/// questions, so that what few questions suggest is not repeated. They learn the same from the same rows on any machine.
/// </summary>
internal sealed class BoostedTrees
{
    private const int Trees = 200;
    private const int Leaves = 8;
    private const float Rate = 0.04f;

    /// <summary>Rows a leaf holds at least.</summary>
    private const int LeafRows = 100;

    /// <summary>Added to the curvature of a leaf, so that few rows say little.</summary>
    private const double Caution = 2;

    private readonly Node[] _nodes;
    private readonly int[] _roots;

    private BoostedTrees(Node[] nodes, int[] roots) => (_nodes, _roots) = (nodes, roots);

    /// <summary>Learns to tell rows that answer from others.</summary>
    /// <param name="questions">Rows of values, one after the other, and which of them answer.</param>
    /// <param name="width">Values in a row.</param>
    /// <param name="unseen">The score of each row by the trees that did not see its question, as if they were all.</param>
    public static BoostedTrees Learn(IReadOnlyList<(float[] Rows, bool[] Answers)> questions, int width, out float[] unseen)
    {
        var bins = Bins.Of([.. questions.SelectMany(question => question.Rows)], width);
        bool[] answers = [.. questions.SelectMany(question => question.Answers)];
        var scores = new float[answers.Length];
        // Where none or all answer, a start in the middle of half an answer more and less.
        Array.Fill(scores, (float)Math.Log((answers.Count(answer => answer) + 0.5) / (answers.Count(answer => !answer) + 0.5)));
        unseen = new float[scores.Length];
        var trees = new int[scores.Length];
        var (gradients, curvatures) = (new float[scores.Length], new float[scores.Length]);
        var (nodes, roots) = (new List<Node>(), new List<int>());
        for (var tree = 0; tree < Trees; tree++)
        {
            for (var row = 0; row < scores.Length; row++)
            {
                var chance = 1 / (1 + MathF.Exp(-scores[row]));
                gradients[row] = (answers[row] ? 1 : 0) - chance;
                curvatures[row] = chance * (1 - chance);
            }
            roots.Add(nodes.Count);
            var half = Half(questions, tree);
            var root = Leaf.Of(bins, gradients, curvatures, half);
            Grow(bins, root, gradients, curvatures);
            Write(root, bins, nodes);
            var next = 0;
            for (var row = 0; row < scores.Length; row++)
            {
                var value = root.At(bins, row).Value;
                scores[row] += value;
                if (next < half.Length && half[next] == row)
                    next++;
                else
                    (unseen[row], trees[row]) = (unseen[row] + value, trees[row] + 1);
            }
        }
        for (var row = 0; row < unseen.Length; row++)
            unseen[row] *= Trees / (float)Math.Max(1, trees[row]);
        return new BoostedTrees([.. nodes], [.. roots]);
    }

    /// <summary>The score of each row; greater is likelier, comparable among rows scored by the same trees.</summary>
    public float[] Scores(float[] rows, int width)
    {
        var (scores, nodes) = (new float[rows.Length / width], _nodes);
        // Tree by tree, so that one tree at a time stays in the nearest cache.
        foreach (var root in _roots)
        {
            for (var i = 0; i < scores.Length; i++)
            {
                var (node, row) = (nodes[root], i * width);
                for (var at = root; node.Feature >= 0; node = nodes[at])
                    at = rows[row + node.Feature] <= node.Value ? at + 1 : node.Right;
                scores[i] += node.Value;
            }
        }
        return scores;
    }

    /// <summary>For <see cref="FromText"/>.</summary>
    public override string ToString() => Convert.ToBase64String([
        .. MemoryMarshal.AsBytes<int>([_roots.Length]), .. MemoryMarshal.AsBytes<int>(_roots), .. MemoryMarshal.AsBytes<Node>(_nodes)]);

    public static BoostedTrees FromText(string text)
    {
        var bytes = Convert.FromBase64String(text).AsSpan();
        var count = MemoryMarshal.Read<int>(bytes);
        return new BoostedTrees(
            MemoryMarshal.Cast<byte, Node>(bytes[(4 + (4 * count))..]).ToArray(),
            MemoryMarshal.Cast<byte, int>(bytes.Slice(4, 4 * count)).ToArray());
    }

    /// <summary>The rows of about half of the questions, others for each tree.</summary>
    private static int[] Half(IReadOnlyList<(float[] Rows, bool[] Answers)> questions, int tree)
    {
        var (chosen, random, first) = (new List<int>(), new Random(tree), 0);
        foreach (var (_, answers) in questions)
        {
            if (random.Next(2) == 0)
                chosen.AddRange(Enumerable.Range(first, answers.Length));
            first += answers.Length;
        }
        return [.. chosen];
    }

    /// <summary>Splits the leaf that gains most, until there are <see cref="Leaves"/>.</summary>
    private static void Grow(Bins bins, Leaf root, float[] gradients, float[] curvatures)
    {
        var leaves = new List<Leaf> { root };
        while (leaves.Count < Leaves && leaves.MaxBy(leaf => leaf.Gain) is { Gain: > 0 } best)
        {
            best.Divide(bins, gradients, curvatures);
            leaves.Remove(best);
            leaves.AddRange([best.Left!, best.Right!]);
        }
    }

    private static void Write(Leaf leaf, Bins bins, List<Node> nodes)
    {
        var at = nodes.Count;
        nodes.Add(new Node(-1, 0, leaf.Value));
        if (leaf.Left is null)
            return;
        Write(leaf.Left, bins, nodes);
        nodes[at] = new Node(leaf.Feature, nodes.Count, bins.Edges[leaf.Feature][leaf.Bin]);
        Write(leaf.Right!, bins, nodes);
    }

    /// <summary>A question about one value, or with <see cref="Feature"/> -1 a leaf. The node for yes (at most <see cref="Value"/>) follows it.</summary>
    private readonly record struct Node(int Feature, int Right, float Value);

    /// <summary>Each value as one of at most 64 steps that hold about as many rows each.</summary>
    private sealed record Bins(byte[][] Steps, float[][] Edges)
    {
        public const int Most = 64;

        public static Bins Of(ReadOnlySpan<float> rows, int width)
        {
            var count = rows.Length / width;
            var (steps, edges) = (new byte[width][], new float[width][]);
            var values = new float[count];
            for (var feature = 0; feature < width; feature++)
            {
                for (var row = 0; row < count; row++)
                    values[row] = rows[(row * width) + feature];
                var sorted = (float[])values.Clone();
                Array.Sort(sorted);
                edges[feature] = [.. Enumerable.Range(1, Most - 1).Select(step => sorted[(int)((long)step * (count - 1) / Most)]).Distinct()];
                steps[feature] = new byte[count];
                for (var row = 0; row < count; row++)
                {
                    var at = Array.BinarySearch(edges[feature], values[row]);
                    steps[feature][row] = (byte)(at < 0 ? ~at : at);
                }
            }
            return new Bins(steps, edges);
        }
    }

    private sealed class Leaf
    {
        private readonly Sum[] _sums;
        private readonly Sum _all;

        private Leaf(int[] rows, Sum[] sums, int width)
        {
            (Rows, _sums) = (rows, sums);
            for (var bin = 0; bin < Bins.Most; bin++)
                _all += sums[bin];
            for (var feature = 0; feature < width; feature++)
                Consider(feature);
        }

        public int[] Rows { get; }

        public double Gain { get; private set; }

        public int Feature { get; private set; }

        /// <summary>Rows up to this step go left.</summary>
        public int Bin { get; private set; }

        public Leaf? Left { get; private set; }

        public Leaf? Right { get; private set; }

        public float Value => (float)(Rate * _all.Gradient / (_all.Curvature + Caution));

        public static Leaf Of(Bins bins, float[] gradients, float[] curvatures, int[] rows)
        {
            var sums = new Sum[bins.Steps.Length * Bins.Most];
            Parallel.For(0, bins.Steps.Length, feature =>
            {
                var steps = bins.Steps[feature];
                var own = sums.AsSpan(feature * Bins.Most, Bins.Most);
                foreach (var row in rows)
                    own[steps[row]] += new Sum(gradients[row], curvatures[row], 1);
            });
            return new Leaf(rows, sums, bins.Steps.Length);
        }

        public void Divide(Bins bins, float[] gradients, float[] curvatures)
        {
            var steps = bins.Steps[Feature];
            var (left, right) = (Array.FindAll(Rows, row => steps[row] <= Bin), Array.FindAll(Rows, row => steps[row] > Bin));
            // The greater part is what remains of the whole without the smaller.
            var smaller = Of(bins, gradients, curvatures, left.Length <= right.Length ? left : right);
            var rest = new Sum[_sums.Length];
            for (var i = 0; i < rest.Length; i++)
                rest[i] = _sums[i] - smaller._sums[i];
            var greater = new Leaf(left.Length <= right.Length ? right : left, rest, bins.Steps.Length);
            (Left, Right) = left.Length <= right.Length ? (smaller, greater) : (greater, smaller);
        }

        /// <summary>Where a row falls.</summary>
        public Leaf At(Bins bins, int row)
        {
            var leaf = this;
            while (leaf.Left is not null)
                leaf = bins.Steps[leaf.Feature][row] <= leaf.Bin ? leaf.Left : leaf.Right!;
            return leaf;
        }

        private void Consider(int feature)
        {
            var below = default(Sum);
            for (var bin = 0; bin < Bins.Most - 1; bin++)
            {
                below += _sums[(feature * Bins.Most) + bin];
                var above = _all - below;
                if (below.Rows < LeafRows || above.Rows < LeafRows)
                    continue;
                var gain = below.Worth + above.Worth - _all.Worth;
                if (gain > Gain + 1e-9)
                    (Gain, Feature, Bin) = (gain, feature, bin);
            }
        }
    }

    private readonly record struct Sum(double Gradient, double Curvature, int Rows)
    {
        public double Worth => Gradient * Gradient / (Curvature + Caution);

        public static Sum operator +(Sum a, Sum b) => new(a.Gradient + b.Gradient, a.Curvature + b.Curvature, a.Rows + b.Rows);

        public static Sum operator -(Sum a, Sum b) => new(a.Gradient - b.Gradient, a.Curvature - b.Curvature, a.Rows - b.Rows);
    }
}
