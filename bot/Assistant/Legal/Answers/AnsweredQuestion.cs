using ResidentAssistant.Assistant.Data;

namespace ResidentAssistant.Assistant.Legal;

/// <summary>A question that somebody competent answered, with the articles that answer it.</summary>
public sealed class AnsweredQuestion
{
    private AnsweredQuestion()
    {
    }

    /// <param name="vault">Makes the hash that keeps the question once.</param>
    public AnsweredQuestion(string question, IReadOnlyList<Citation> relevant, string? answer, Vault vault)
    {
        Id = Guid.NewGuid();
        Question = question.Trim();
        Relevant = relevant;
        Answer = answer;
        Hash = vault.Hash("question\n" + Question);
    }

    public Guid Id { get; private set; }

    /// <summary>Sealed: residents asked it.</summary>
    public string Question { get; private set; } = "";
    public IReadOnlyList<Citation> Relevant { get; private set; } = [];

    /// <summary>Sealed.</summary>
    public string? Answer { get; private set; }

    /// <summary>Keyed hash of the question's text: the same question is kept once.</summary>
    public string Hash { get; private set; } = "";
}
