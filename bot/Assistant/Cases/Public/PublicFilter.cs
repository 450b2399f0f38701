namespace ResidentAssistant.Assistant.Cases;

/// <summary>Which public cases are wanted.</summary>
/// <param name="From">Filed at or after it.</param>
/// <param name="To">Filed at or before it.</param>
/// <param name="Categories">Any of these; empty: all.</param>
/// <param name="States">Any of these; empty: all.</param>
public sealed record PublicFilter(DateTimeOffset From, DateTimeOffset To, IReadOnlyList<CaseCategory> Categories, IReadOnlyList<CaseState> States);
