namespace ResidentAssistant.Knowledge;

/// <summary>
/// A question with the articles that answered it. It is never a hit: it teaches which articles answer questions like it, and
/// which laws residents ask about.
/// </summary>
/// <param name="Id">Stable, and other than that of any passage: <c>question:17</c>.</param>
/// <param name="Question">As it was asked.</param>
/// <param name="Cites">The articles; those that are not in the index teach nothing.</param>
public sealed record AnsweredQuestion(string Id, string Question, IReadOnlyList<(string Law, string Article)> Cites);
