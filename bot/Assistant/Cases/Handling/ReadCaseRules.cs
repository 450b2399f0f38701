using ResidentAssistant.Assistant.City;
using ResidentAssistant.Assistant.Data;

namespace ResidentAssistant.Assistant.Cases;

/// <summary>The rules of the city as they stand: calendar and units are read at most once a minute.</summary>
public sealed class ReadCaseRules(CityOptions city, ReadWorkCalendar calendar, ReadTerritory territory)
{
    public async Task<CaseRules> RunAsync(AppDb db, CancellationToken cancellation) => new(
        new WorkHours(await calendar.RunAsync(db, cancellation), city.Cases.OpensAt, city.Cases.ClosesAt),
        city.Cases,
        await territory.RunAsync(db, cancellation),
        city.CloseAfter);
}
