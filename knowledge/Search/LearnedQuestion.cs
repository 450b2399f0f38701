namespace ResidentAssistant.Knowledge;

/// <summary>An answered question, and where its articles stand.</summary>
internal sealed record LearnedQuestion(int Doc, int[] Articles, int[] Laws, int[] Chapters, int[] Headings);
