namespace ResidentAssistant.Assistant.Legal.Calculators;

/// <summary>
/// When a legal period ends. The day it began is not counted (民法典 201, 民事诉讼法 85); of years and months the last day is the
/// corresponding day of the last month, or that month's last (民法典 202); a day off moves it to the next working day (203, 85). A
/// Saturday or Sunday on which people work moves nothing.
/// </summary>
public static class LegalPeriod
{
    public static DateOnly OfYears(DateOnly begins, int years, WorkCalendar calendar) => Workday(begins.AddYears(years), calendar);

    public static DateOnly OfMonths(DateOnly begins, int months, WorkCalendar calendar) => Workday(begins.AddMonths(months), calendar);

    public static DateOnly OfDays(DateOnly begins, int days, WorkCalendar calendar) => Workday(begins.AddDays(days), calendar);

    private static DateOnly Workday(DateOnly day, WorkCalendar calendar)
    {
        while (!calendar.IsWorkday(day))
            day = day.AddDays(1);
        return day;
    }
}
