namespace ResidentAssistant.Knowledge;

/// <summary>What else somebody who asks needs to know beside the answer and the steps.</summary>
public enum AnswerFacet
{
    /// <summary>The one fact that turns the answer, as a question, and the answer then.</summary>
    Otherwise,

    /// <summary>What to keep as proof, one thing on each line.</summary>
    Evidence,

    /// <summary>By when to act.</summary>
    Deadline,

    /// <summary>Where to go.</summary>
    Where,

    /// <summary>How long it takes until there is a result.</summary>
    Duration,

    /// <summary>What it costs.</summary>
    Cost,

    /// <summary>What to do when the other side refuses.</summary>
    Refused,
}
