namespace ResidentAssistant.Knowledge;

/// <summary>What the most alike answered questions say for one article.</summary>
internal record struct Votes(float Likeness, float Share, float SquaredShare, float Greatest, int Count);
