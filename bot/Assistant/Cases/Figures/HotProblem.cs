namespace ResidentAssistant.Assistant.Cases;

/// <summary>A kind of problem in a community of which there are unusually many just now (正在变多).</summary>
/// <param name="Category">What it is about.</param>
/// <param name="UnitId">The unit to which the place of these cases belongs.</param>
/// <param name="Unit">Its name.</param>
/// <param name="Recent">Cases of the last <see cref="ReadHotProblems.RecentDays"/> days.</param>
/// <param name="Usual">How many there were in so many days before, in the mean.</param>
/// <param name="Chance">How likely so many or more are by mere chance, 0 to 1; see <see cref="ReadHotProblems"/>.</param>
public sealed record HotProblem(CaseCategory Category, Guid UnitId, string Unit, int Recent, double Usual, double Chance);
