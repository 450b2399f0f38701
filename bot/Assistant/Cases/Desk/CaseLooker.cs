namespace ResidentAssistant.Assistant.Cases;

/// <summary>Somebody else who has the same case open.</summary>
/// <param name="Name">Of the person.</param>
/// <param name="Writes">Is writing to the resident.</param>
public sealed record CaseLooker(string Name, bool Writes);
