using System.Text.Json.Serialization;

namespace ResidentAssistant.Assistant.Dialogs;

/// <summary>
/// Whether an answer was said in a language model's words (机器整理), or why it was not: then it was said as it is written. Names are stored: one that is
/// renamed keeps its old name in storage (<see cref="JsonStringEnumMemberNameAttribute"/>).
/// </summary>
public enum Rephrasing
{
    /// <summary>It was.</summary>
    ByModel,

    /// <summary>There was no time: the resident wrote on, or the channel gives an answer only at once, or too many were asked just then.</summary>
    NotAsked,

    /// <summary>It failed several times in a row, and is left alone for a minute.</summary>
    Paused,

    /// <summary>It did not answer in time.</summary>
    Late,

    /// <summary>It could not be reached, refused, or broke off.</summary>
    Failed,

    /// <summary>What came was not in the form that was agreed on, or far too much.</summary>
    Garbled,

    /// <summary>It said nothing.</summary>
    Empty,

    /// <summary>It said more than the answer does.</summary>
    TooLong,

    /// <summary>Signs that no answer is written with: Markdown, HTML, links, foreign letters or figures.</summary>
    Signs,

    /// <summary>It named a law that the answer does not name.</summary>
    Law,

    /// <summary>It named an article that the answer does not name.</summary>
    Article,

    /// <summary>A telephone number that the answer does not give.</summary>
    Phone,

    /// <summary>Its numbers, dates, amounts or periods are not those of the answer.</summary>
    Number,

    /// <summary>It told the resident to go or pay somewhere of which the answer says nothing.</summary>
    Lure,

    /// <summary>It spoke of itself, or of what it was told to do.</summary>
    Talk,

    /// <summary>A consequence or a promise of which the answer says nothing.</summary>
    Claim,

    /// <summary>What must not, need not or is not was turned round, left out or added.</summary>
    Negation,

    /// <summary>It said something else than the answer.</summary>
    OffAnswer,
}
