using System.Globalization;
using ResidentAssistant.Assistant.Dialogs;

namespace ResidentAssistant.Assistant.Appointments;

/// <summary>The hour or part of the day that is spoken of while an appointment is made.</summary>
/// <param name="From">Included.</param>
/// <param name="Until">Not included.</param>
/// <param name="Said">As it is told back.</param>
public sealed record SaidHours(TimeOnly From, TimeOnly Until, string Said)
{
    public static SaidHours At(TimeOnly time) => new(time, time.AddMinutes(1), Plain(time));

    /// <summary>The hours of what was said; null when it names none.</summary>
    public static SaidHours? Of(ComingTime? time) =>
        time is not { HourSaid: { } said } ? null : time.Exact is { } exact ? At(exact) : new SaidHours(time.From, time.Until, said);

    public bool Fits(TimeOnly time) => time >= From && time < Until;

    /// <summary>Minutes between them and a time; 0 within.</summary>
    public int Apart(TimeOnly time) => time < From ? (int)(From - time).TotalMinutes : time >= Until ? (int)(time - Until).TotalMinutes + 1 : 0;

    /// <summary>A time that names a day, with these hours.</summary>
    public ComingTime On(ComingTime day) => day with { Exact = Until == From.AddMinutes(1) ? From : null, From = From, Until = Until, HourSaid = Said };

    private static string Plain(TimeOnly time) => time.ToString("HH\\:mm", CultureInfo.InvariantCulture);
}
