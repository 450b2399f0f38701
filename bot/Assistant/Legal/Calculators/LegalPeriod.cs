using ResidentAssistant.Assistant.City;

namespace ResidentAssistant.Assistant.Legal.Calculators;

/// <summary>
/// When a legal period ends. The day it began is not counted (民法典 201, 民事诉讼法 85); of years and months the last day is the
/// corresponding day of the last month, or that month's last (民法典 202); a day off moves it to the next working day (203, 85). A
/// Saturday or Sunday on which people work moves nothing.
/// </summary>
public static class LegalPeriod
{
    public static LastDay OfYears(DateOnly begins, int years, WorkCalendar calendar) => Last(begins.AddYears(years), calendar);

    public static LastDay OfMonths(DateOnly begins, int months, WorkCalendar calendar) => Last(begins.AddMonths(months), calendar);

    public static LastDay OfDays(DateOnly begins, int days, WorkCalendar calendar) => Last(begins.AddDays(days), calendar);

    private static LastDay Last(DateOnly counted, WorkCalendar calendar) => new(calendar.NextWorkingDay(counted), counted);
}
