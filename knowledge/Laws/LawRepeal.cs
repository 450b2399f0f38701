namespace ResidentAssistant.Knowledge;

/// <summary>That a law ends another.</summary>
/// <param name="Law">Name of the law that ends, without 中华人民共和国.</param>
/// <param name="From">First day on which it is no longer in force.</param>
public sealed record LawRepeal(string Law, DateOnly From);
