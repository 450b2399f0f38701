namespace ResidentAssistant.Assistant.Legal.Calculators;

/// <summary>What severance depends on.</summary>
/// <param name="LastDay">Last day of work.</param>
/// <param name="Wage">Average of the last twelve months, all that was due, in yuan a month.</param>
/// <param name="CityAverage">上年度职工月平均工资; null: not known.</param>
/// <param name="MinimumWage">当地月最低工资标准; null: not known.</param>
/// <param name="LastMonth">Wage of the month before the end; null: like the average.</param>
public sealed record Employment(
    DateOnly Began, DateOnly LastDay, decimal Wage, decimal? CityAverage = null, decimal? MinimumWage = null, decimal? LastMonth = null);
