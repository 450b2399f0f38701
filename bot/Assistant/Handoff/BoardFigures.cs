namespace ResidentAssistant.Assistant.Handoff;

/// <summary>Figures of a day, of those who asked for a person on it.</summary>
/// <param name="Requested">Residents who asked for a person today.</param>
/// <param name="Claimed">Of them were taken over.</param>
/// <param name="OnDuty">Asked while somebody was on duty.</param>
/// <param name="InTime">Of those were taken over within five minutes.</param>
/// <param name="Median">Half of those who were taken over waited no longer; null: nobody was.</param>
/// <param name="Solved">Said that it helped.</param>
/// <param name="Rated">Said anything.</param>
public sealed record BoardFigures(int Requested, int Claimed, int OnDuty, int InTime, TimeSpan? Median, int Solved, int Rated);
