using ResidentAssistant.Knowledge;

namespace ResidentAssistant.Assistant.Legal;

/// <summary>What a line of the list of ended laws says; see <see cref="EndedLaw"/>.</summary>
public sealed record EndedLawFacts(string Name, DateOnly From, string By, string Basis, EndCertainty Certainty)
{
    /// <summary>Letters of a name, of what replaced it and of a basis.</summary>
    public const int Longest = 200;

    private static readonly DateOnly First = new(1949, 1, 1);

    public string Key => LawParser.CanonicalLawName(Name);

    /// <summary>Without blanks and line ends at the ends, without 中华人民共和国 and marks around the name.</summary>
    public EndedLawFacts Tidy() => this with { Name = LawParser.DisplayName(OneLine(Name)), By = OneLine(By), Basis = OneLine(Basis) };

    /// <summary>There is a name, a day since 1949 and a basis, and nothing is too long.</summary>
    public bool AreWhole => Key.Length >= 2 && From >= First && Basis.Length > 0 && Name.Length <= Longest && By.Length <= Longest && Basis.Length <= Longest;

    private static string OneLine(string text) => text.ReplaceLineEndings(" ").Trim();
}
