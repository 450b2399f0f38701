using System.Globalization;

namespace ResidentAssistant.Knowledge;

/// <summary>
/// Turns features into the share of cases that are right: logistic regression, and isotonic regression over what it says of
/// cases it did not learn from. The same rows give the same numbers.
/// </summary>
internal sealed class Calibration
{
    private const int Parts = 5;
    private const int Steps = 400;
    private const double Rate = 0.5;
    private const double Shrinkage = 0.001;

    /// <summary>Fewer cases at one level say nothing of it.</summary>
    private const int FewestAtLevel = 12;

    private readonly double[] _weights;
    private readonly double[] _levels;
    private readonly double[] _shares;

    private Calibration(double[] weights, double[] levels, double[] shares) => (_weights, _levels, _shares) = (weights, levels, shares);

    /// <param name="rows">Features of each case, all of one length.</param>
    /// <param name="right">Whether each case is right.</param>
    /// <param name="together">By case, what it belongs to: what belongs together is learned from or asked together.</param>
    public static Calibration Learn(IReadOnlyList<double[]> rows, IReadOnlyList<bool> right, IReadOnlyList<int> together)
    {
        var unseen = new List<(double Score, bool Right)>(rows.Count);
        for (var part = 0; part < Parts; part++)
        {
            var own = part;
            var weights = Fit(rows, right, row => together[row] % Parts != own);
            for (var row = 0; row < rows.Count; row++)
                if (together[row] % Parts == own)
                    unseen.Add((Score(weights, rows[row]), right[row]));
        }
        var (levels, shares) = Isotonic([.. unseen.OrderBy(one => one.Score).ThenBy(one => one.Right)]);
        return new Calibration(Fit(rows, right, _ => true), levels, shares);
    }

    /// <summary>The share of such cases that are right, 0 to 1.</summary>
    public double Of(double[] features)
    {
        var score = Score(_weights, features);
        var above = Array.FindIndex(_levels, level => level >= score);
        if (above == 0)
            return _shares[0];
        if (above < 0)
            return _shares[^1];
        var (low, high) = (_levels[above - 1], _levels[above]);
        return _shares[above - 1] + ((_shares[above] - _shares[above - 1]) * (score - low) / Math.Max(1e-9, high - low));
    }

    public override string ToString() => string.Join(';', new[] { _weights, _levels, _shares }.Select(numbers =>
        string.Join(',', numbers.Select(number => number.ToString("R", CultureInfo.InvariantCulture)))));

    public static Calibration FromText(string text)
    {
        var parts = text.Split(';').Select(part => part.Split(',').Select(number => double.Parse(number, CultureInfo.InvariantCulture)).ToArray()).ToList();
        return new Calibration(parts[0], parts[1], parts[2]);
    }

    private static double Score(double[] weights, double[] features)
    {
        var sum = weights[^1];
        for (var i = 0; i < features.Length; i++)
            sum += weights[i] * features[i];
        return 1 / (1 + Math.Exp(-sum));
    }

    /// <returns>A weight for each feature, and the constant last.</returns>
    private static double[] Fit(IReadOnlyList<double[]> rows, IReadOnlyList<bool> right, Func<int, bool> taken)
    {
        var width = rows[0].Length;
        var chosen = Enumerable.Range(0, rows.Count).Where(taken).ToList();
        var mean = new double[width];
        var deviation = new double[width];
        for (var i = 0; i < width; i++)
        {
            mean[i] = chosen.Average(row => rows[row][i]);
            deviation[i] = Math.Max(1e-6, Math.Sqrt(chosen.Average(row => Math.Pow(rows[row][i] - mean[i], 2))));
        }
        var weights = new double[width + 1];
        for (var step = 0; step < Steps; step++)
        {
            var slope = new double[width + 1];
            foreach (var row in chosen)
            {
                var sum = weights[width];
                for (var i = 0; i < width; i++)
                    sum += weights[i] * (rows[row][i] - mean[i]) / deviation[i];
                var error = (1 / (1 + Math.Exp(-sum))) - (right[row] ? 1 : 0);
                for (var i = 0; i < width; i++)
                    slope[i] += error * (rows[row][i] - mean[i]) / deviation[i];
                slope[width] += error;
            }
            for (var i = 0; i <= width; i++)
                weights[i] -= Rate * ((slope[i] / chosen.Count) + (i < width ? Shrinkage * weights[i] : 0));
        }
        for (var i = 0; i < width; i++)
        {
            weights[width] -= weights[i] * mean[i] / deviation[i];
            weights[i] /= deviation[i];
        }
        return weights;
    }

    /// <summary>Pools neighbours until the share never falls.</summary>
    private static (double[] Levels, double[] Shares) Isotonic(IReadOnlyList<(double Score, bool Right)> ordered)
    {
        var pools = new List<(double Level, double Right, double Count)>();
        for (var at = 0; at < ordered.Count; at += FewestAtLevel)
        {
            var together = ordered.Skip(at).Take(FewestAtLevel).ToList();
            pools.Add((together.Average(one => one.Score), together.Count(one => one.Right), together.Count));
            while (pools.Count > 1 && pools[^2].Right / pools[^2].Count >= pools[^1].Right / pools[^1].Count)
            {
                var (first, second) = (pools[^2], pools[^1]);
                var count = first.Count + second.Count;
                pools.RemoveRange(pools.Count - 2, 2);
                pools.Add((((first.Level * first.Count) + (second.Level * second.Count)) / count, first.Right + second.Right, count));
            }
        }
        return ([.. pools.Select(pool => pool.Level)], [.. pools.Select(pool => pool.Right / pool.Count)]);
    }
}
