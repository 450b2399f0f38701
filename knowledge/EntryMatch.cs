namespace ResidentAssistant.Knowledge;

/// <summary>An entry that may ask the same as a question.</summary>
/// <param name="Id">Id of its passage.</param>
/// <param name="Title">Its question.</param>
/// <param name="Topic">物业, 劳动 and so on.</param>
/// <param name="Confidence">Of how many such matches it is the right entry, 0 to 1, learned from judged questions.</param>
/// <param name="Coverage">How much of the question, by the rarity of its words, the entry's wordings have, 0 to 1.</param>
public sealed record EntryMatch(string Id, string Title, string Topic, double Confidence, double Coverage);
