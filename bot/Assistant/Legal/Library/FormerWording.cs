namespace ResidentAssistant.Assistant.Legal;

/// <summary>An article of a law in force as it was worded on a day that a question names (2012年的劳动合同法第14条).</summary>
/// <param name="When">The day in the words of the question: 2012年.</param>
/// <param name="Law">The version of that day.</param>
/// <param name="Article">In its wording.</param>
/// <param name="Same">The wording of today is the same.</param>
public sealed record FormerWording(string When, Law Law, Article Article, bool Same);
