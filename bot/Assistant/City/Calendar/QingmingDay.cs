namespace ResidentAssistant.Assistant.City;

/// <summary>
/// Which day is 清明: the one, by China's clock, on which the apparent longitude of the sun reaches 15 degrees. The longitude is that of
/// Jean Meeus, Astronomical Algorithms, second edition, chapter 25 (lower accuracy): right to 0.01 degrees, which the sun moves in a
/// quarter of an hour.
/// </summary>
internal static class QingmingDay
{
    private const double Longitude = 15;

    /// <summary>Noon of 1 January 2000, where the formula counts from (J2000.0); its clock runs about a minute ahead of UTC.</summary>
    private static readonly DateTimeOffset Epoch = new(2000, 1, 1, 12, 0, 0, TimeSpan.Zero);

    /// <param name="day">In March, April or May, where the longitude does not pass from 360 to 0.</param>
    public static bool Is(DateOnly day) => SunAt(day) < Longitude && SunAt(day.AddDays(1)) >= Longitude;

    /// <summary>The sun's apparent longitude in degrees, 0 to 360, as the day begins in China.</summary>
    private static double SunAt(DateOnly day)
    {
        var t = (CityTime.At(day, TimeOnly.MinValue) - Epoch).TotalDays / 36_525;
        var mean = 280.46646 + (36_000.76983 * t) + (0.0003032 * t * t);
        var anomaly = 357.52911 + (35_999.05029 * t) - (0.0001537 * t * t);
        var centre = ((1.914602 - (0.004817 * t) - (0.000014 * t * t)) * Sine(anomaly)) + ((0.019993 - (0.000101 * t)) * Sine(2 * anomaly))
            + (0.000289 * Sine(3 * anomaly));
        var node = 125.04 - (1_934.136 * t);
        var longitude = (mean + centre - 0.00569 - (0.00478 * Sine(node))) % 360;
        return longitude < 0 ? longitude + 360 : longitude;
    }

    private static double Sine(double degrees) => Math.Sin(double.DegreesToRadians(degrees));
}
