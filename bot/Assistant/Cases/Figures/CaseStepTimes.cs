namespace ResidentAssistant.Assistant.Cases;

/// <summary>How long a step took, in working hours.</summary>
/// <param name="P50h">Half of the cases took at most so long; null: none went this step.</param>
/// <param name="P80h">Four of five.</param>
/// <param name="Cases">How many went it.</param>
public sealed record CaseStepTimes(double? P50h, double? P80h, int Cases)
{
    internal static CaseStepTimes Of(List<double> hours)
    {
        hours.Sort();
        return new CaseStepTimes(At(hours, 0.5), At(hours, 0.8), hours.Count);
    }

    private static double? At(List<double> sorted, double share) =>
        sorted.Count == 0 ? null : Math.Round(sorted[Math.Max(0, (int)Math.Ceiling(share * sorted.Count) - 1)], 2);
}
