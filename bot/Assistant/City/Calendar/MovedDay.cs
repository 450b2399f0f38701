namespace ResidentAssistant.Assistant.City;

/// <summary>A day in the State Council's yearly arrangement of the holidays (放假调休): off, or at work instead.</summary>
public sealed class MovedDay
{
    /// <summary>Letters of a holiday's name.</summary>
    public const int HolidayLimit = 20;

    private MovedDay()
    {
    }

    /// <param name="date">In the city.</param>
    /// <param name="to">Off or at work.</param>
    /// <param name="holiday">1 to <see cref="HolidayLimit"/> letters.</param>
    public MovedDay(DateOnly date, MovedTo to, string holiday)
    {
        Date = date;
        To = to;
        Holiday = holiday;
    }

    public DateOnly Date { get; private set; }
    public MovedTo To { get; private set; }

    /// <summary>The holiday for which the day was moved, e.g. 春节.</summary>
    public string Holiday { get; private set; } = "";

    /// <summary>The year of the arrangement it belongs to: 元旦 may move days of the December before, and those are announced with the next year.</summary>
    public int Year => Date.Month == 12 && Holiday.StartsWith("元旦", StringComparison.Ordinal) ? Date.Year + 1 : Date.Year;
}
