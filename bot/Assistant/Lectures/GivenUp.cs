using ResidentAssistant.Assistant.Dialogs;

namespace ResidentAssistant.Assistant.Lectures;

/// <summary>Which bookings and seats a resident wants to give back.</summary>
/// <param name="Time">When it is; null when that was not said.</param>
/// <param name="Lawyer">It is an appointment with a lawyer.</param>
/// <param name="Lecture">It is a seat in a lecture.</param>
/// <param name="Ordinal">Its place in the list the resident saw, from 1; -1 for the last one.</param>
/// <param name="All">All of them.</param>
/// <param name="Text">The words.</param>
internal sealed record GivenUp(ComingTime? Time, bool Lawyer, bool Lecture, int? Ordinal, bool All, string Text)
{
    public bool Fits(DateTimeOffset startsAt) =>
        Time is null || (Time.Fits(CityTime.Today(startsAt)) && Time.Fits(TimeOnly.FromDateTime(CityTime.Local(startsAt).DateTime)));
}
