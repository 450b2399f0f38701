namespace ResidentAssistant.Assistant.Dialogs;

/// <summary>How a <see cref="TextClassifier"/> reads and learns.</summary>
public sealed record TextTraining
{
    /// <summary>How often all examples are shown.</summary>
    public int Rounds { get; init; } = 6;

    /// <summary>Size of the steps; they get smaller for what was seen often.</summary>
    public float Rate { get; init; } = 0.05f;

    /// <summary>Share of the hidden units that an example does not see, so that no unit relies on another one; 0 to below 1.</summary>
    public double Dropout { get; init; } = 0.4;

    /// <summary>What scores are divided by when a text is asked: so that of what is told with 0.7 seven in ten are right.</summary>
    public float Temperature { get; init; } = 1;

    /// <summary>Networks that are trained apart and averaged.</summary>
    public int Members { get; init; } = 3;

    /// <summary>Whether the length of a text, by powers of two, and a question mark at its end are known.</summary>
    public bool KnowsShape { get; init; }

    /// <summary>Longest group of characters, 2 or 3.</summary>
    public int LongestGroup { get; init; } = 3;

    /// <summary>A group that fewer examples have is not learned.</summary>
    public int FewestExamples { get; init; } = 3;
}
