namespace ResidentAssistant.Knowledge;

/// <summary>An answered question, and where its articles stand.</summary>
/// <param name="Doc">Document number.</param>
/// <param name="IsEntry">It is the question of an entry, in all wordings.</param>
/// <param name="Articles">Document numbers of the articles.</param>
/// <param name="Laws">Their laws.</param>
/// <param name="Chapters">Their chapters.</param>
/// <param name="Headings">Their headings.</param>
internal sealed record LearnedQuestion(int Doc, bool IsEntry, int[] Articles, int[] Laws, int[] Chapters, int[] Headings);
