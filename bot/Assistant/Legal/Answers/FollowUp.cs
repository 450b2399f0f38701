namespace ResidentAssistant.Assistant.Legal;

/// <summary>What a line asks of the answer that was given before it. Names stand in the examples, in lower case.</summary>
public enum FollowUp
{
    /// <summary>Nothing: it is a matter of its own.</summary>
    None,

    /// <summary>What to keep as proof, what to bring.</summary>
    Evidence,

    /// <summary>By when to act.</summary>
    Deadline,

    /// <summary>How long it takes.</summary>
    Duration,
    Cost,

    /// <summary>Where to go, whom to see.</summary>
    Where,

    /// <summary>What to do when the other side refuses, hides or does not pay.</summary>
    Refused,

    /// <summary>What to do now.</summary>
    Steps,

    /// <summary>How it is when a fact is otherwise: 那我没签合同呢.</summary>
    Changed,
}
