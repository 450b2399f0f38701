namespace ResidentAssistant.Assistant.Legal.Calculators;

/// <summary>What overtime pay depends on.</summary>
/// <param name="Wage">Normal wage of a month, in yuan.</param>
/// <param name="WorkdayHours">Hours beyond eight on working days.</param>
/// <param name="RestDayHours">Hours on rest days for which no other day off was given.</param>
/// <param name="HolidayHours">Hours on statutory holidays.</param>
/// <param name="LeaveDays">Days of paid annual leave that were due and not taken.</param>
public sealed record ExtraWork(decimal Wage, decimal WorkdayHours, decimal RestDayHours, decimal HolidayHours, decimal LeaveDays);
