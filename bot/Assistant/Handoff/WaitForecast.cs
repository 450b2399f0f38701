namespace ResidentAssistant.Assistant.Handoff;

/// <summary>What somebody who waits for a person is told.</summary>
/// <param name="Ahead">Who is served before.</param>
/// <param name="Online">Lawyers who are there.</param>
/// <param name="Usual">Half of those who were taken over today had waited no longer; null: too few were, or nobody is there.</param>
/// <param name="NextDuty">When the next hours of duty begin; null: somebody is there, or none are arranged.</param>
public sealed record WaitForecast(int Ahead, int Online, TimeSpan? Usual, DateTimeOffset? NextDuty);
