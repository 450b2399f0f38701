using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace ResidentAssistant.Assistant.Dialogs;

/// <summary>
/// A network with one layer of hidden rectified units, trained by AdaGrad with dropout. All sums are made four at a time in one order, so
/// that every machine learns the same.
/// </summary>
internal sealed class TextNetwork
{
    /// <summary>Units of the hidden layer, a multiple of 4.</summary>
    private const int Hidden = 32;

    /// <summary>What each sum of squares begins with.</summary>
    private const float FirstSquare = 0.1f;

    /// <summary>Largest beginning weights of groups, and of classes.</summary>
    private const float GroupStart = 0.1f, ClassStart = 0.25f;

    private readonly IReadOnlyList<int> classes;

    /// <summary>By place of a group, <see cref="Hidden"/> each.</summary>
    private readonly float[] groups;

    /// <summary>By class of all questions one after the other, <see cref="Hidden"/> each.</summary>
    private readonly float[] outputs;
    private readonly float[] biases;
    private readonly float temperature;

    /// <param name="classes">How many classes each question has.</param>
    /// <param name="places">How many groups there are.</param>
    /// <param name="vectors">The examples.</param>
    /// <param name="answers">What they are, for each question.</param>
    /// <param name="training">How to learn.</param>
    /// <param name="seed">Of what is drawn by lot.</param>
    public TextNetwork(
        IReadOnlyList<int> classes, int places, IReadOnlyList<(int Place, float Value)[]> vectors, IReadOnlyList<IReadOnlyList<int>> answers,
            TextTraining training, int seed)
    {
        this.classes = classes;
        temperature = training.Temperature;
        var random = new Random(20261123 + seed);
        groups = Drawn(random, places * Hidden, GroupStart);
        outputs = Drawn(random, classes.Sum() * Hidden, ClassStart);
        biases = new float[classes.Sum()];
        var trainer = new Trainer(this, training, random);
        var order = Enumerable.Range(0, vectors.Count).ToArray();
        for (var round = 0; round < training.Rounds; round++)
        {
            random.Shuffle(order);
            foreach (var i in order)
                trainer.Learn(vectors[i], answers[i]);
        }
    }

    public List<double[]> Probabilities((int Place, float Value)[] vector)
    {
        var hidden = new float[Hidden];
        Activate(vector, hidden);
        var scores = new float[biases.Length];
        Answer(hidden, scores, temperature);
        var probabilities = new List<double[]>(classes.Count);
        var first = 0;
        foreach (var count in classes)
        {
            probabilities.Add([.. scores.Skip(first).Take(count).Select(score => (double)score)]);
            first += count;
        }

        return probabilities;
    }

    /// <summary>How much each group of the text adds to the score of a class, with the hidden units that the text wakes.</summary>
    public IEnumerable<(int Place, double Weight)> Contributions((int Place, float Value)[] vector, int question, int of)
    {
        var hidden = new float[Hidden];
        Activate(vector, hidden);
        var toClass = new float[Hidden];
        Row(outputs, classes.Take(question).Sum() + of).CopyTo(toClass);
        for (var j = 0; j < Hidden; j++)
            toClass[j] = hidden[j] > 0 ? toClass[j] : 0;
        return [.. vector.Select(group => (group.Place, (double)(group.Value * Dot(Row(groups, group.Place), toClass))))];
    }

    private void Activate((int Place, float Value)[] vector, Span<float> hidden)
    {
        hidden.Clear();
        foreach (var (place, value) in vector)
            AddScaled(Row(groups, place), value, hidden);
        for (var j = 0; j < Hidden; j++)
            hidden[j] = Math.Max(0, hidden[j]);
    }

    /// <summary>Probabilities of the classes of each question, one question after the other.</summary>
    private void Answer(ReadOnlySpan<float> hidden, Span<float> scores, float temperature = 1)
    {
        for (var c = 0; c < scores.Length; c++)
            scores[c] = (biases[c] + Dot(Row(outputs, c), hidden)) / temperature;
        foreach (var count in classes)
        {
            Normalise(scores[..count]);
            scores = scores[count..];
        }
    }

    private static void Normalise(Span<float> scores)
    {
        var highest = float.MinValue;
        foreach (var score in scores)
            highest = Math.Max(highest, score);
        var sum = 0f;
        foreach (ref var score in scores)
            sum += score = MathF.Exp(score - highest);
        foreach (ref var score in scores)
            score /= sum;
    }

    private static Span<float> Row(float[] matrix, int row) => matrix.AsSpan(row * Hidden, Hidden);

    private static float Dot(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        var x = MemoryMarshal.Cast<float, Vector128<float>>(a);
        var y = MemoryMarshal.Cast<float, Vector128<float>>(b);
        var sum = Vector128<float>.Zero;
        for (var i = 0; i < x.Length; i++)
            sum += x[i] * y[i];
        return Vector128.Sum(sum);
    }

    private static void AddScaled(ReadOnlySpan<float> from, float by, Span<float> to)
    {
        var x = MemoryMarshal.Cast<float, Vector128<float>>(from);
        var y = MemoryMarshal.Cast<float, Vector128<float>>(to);
        var scale = Vector128.Create(by);
        for (var i = 0; i < x.Length; i++)
            y[i] += x[i] * scale;
    }

    private static float[] Drawn(Random random, int count, float largest)
    {
        var drawn = new float[count];
        for (var i = 0; i < count; i++)
            drawn[i] = ((2 * random.NextSingle()) - 1) * largest;
        return drawn;
    }

    /// <summary>What is needed only while a network learns.</summary>
    private sealed class Trainer
    {
        private readonly TextNetwork network;
        private readonly TextTraining training;
        private readonly Random random;
        private readonly float[] groupSquares;
        private readonly float[] outputSquares;
        private readonly float[] hidden = new float[Hidden];
        private readonly float[] kept = new float[Hidden];
        private readonly float[] back = new float[Hidden];
        private readonly float[] scores;

        public Trainer(TextNetwork network, TextTraining training, Random random)
        {
            (this.network, this.training, this.random) = (network, training, random);
            groupSquares = new float[network.groups.Length / Hidden];
            outputSquares = new float[network.outputs.Length];
            scores = new float[network.biases.Length];
            groupSquares.AsSpan().Fill(FirstSquare);
            outputSquares.AsSpan().Fill(FirstSquare);
        }

        public void Learn((int Place, float Value)[] vector, IReadOnlyList<int> answers)
        {
            network.Activate(vector, hidden);
            for (var j = 0; j < Hidden; j++)
            {
                kept[j] = hidden[j] > 0 && random.NextDouble() >= training.Dropout ? (float)(1 / (1 - training.Dropout)) : 0;
                hidden[j] *= kept[j];
            }

            network.Answer(hidden, scores);
            back.AsSpan().Clear();
            var first = 0;
            for (var question = 0; question < answers.Count; question++)
            {
                for (var c = 0; answers[question] >= 0 && c < network.classes[question]; c++)
                    LearnClass(first + c, scores[first + c] - (answers[question] == c ? 1 : 0));
                first += network.classes[question];
            }

            LearnGroups(vector);
        }

        private void LearnClass(int c, float error)
        {
            var weights = Row(network.outputs, c);
            var squares = Row(outputSquares, c);
            AddScaled(weights, error, back);
            network.biases[c] -= training.Rate * 0.1f * error;
            for (var j = 0; j < Hidden; j++)
            {
                var gradient = error * hidden[j];
                squares[j] += gradient * gradient;
                weights[j] -= training.Rate * gradient / MathF.Sqrt(squares[j]);
            }
        }

        private void LearnGroups((int Place, float Value)[] vector)
        {
            for (var j = 0; j < Hidden; j++)
                back[j] *= kept[j];
            var square = Dot(back, back) / Hidden;
            if (square == 0)
                return;
            foreach (var (place, value) in vector)
            {
                groupSquares[place] += square * value * value;
                AddScaled(back, -training.Rate * value / MathF.Sqrt(groupSquares[place]), Row(network.groups, place));
            }
        }
    }
}
