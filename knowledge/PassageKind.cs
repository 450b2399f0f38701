namespace ResidentAssistant.Knowledge;

/// <summary>What a passage is.</summary>
public enum PassageKind
{
    /// <summary>An article of a law (法条).</summary>
    Article,

    /// <summary>An answered question of the knowledge base (常见问答).</summary>
    Entry,
}
