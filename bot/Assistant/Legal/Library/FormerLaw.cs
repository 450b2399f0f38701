namespace ResidentAssistant.Assistant.Legal;

/// <summary>A law that has ended (废止), as a question names it.</summary>
/// <param name="Name">Name of the law.</param>
/// <param name="From">First day on which it was no longer in force.</param>
/// <param name="By">Name of the law that ended it, or what the list of ended laws says, in the form of <see cref="Replacement.Parse"/>.</param>
/// <param name="Law">Its last version, when the library holds one.</param>
/// <param name="Article">The article named, in its last wording, when the library holds it.</param>
/// <param name="Rest">What to look for in the law of today; null when the question names the law and asks nothing else.</param>
public sealed record FormerLaw(string Name, DateOnly From, string By, Law? Law, Article? Article, string? Rest);
