using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.City;
using ResidentAssistant.Assistant.Data;

namespace ResidentAssistant.Assistant.Cases;

/// <summary>Files a case for somebody who told it elsewhere (代录): by telephone, at a counter, in another system.</summary>
public sealed class FileCase(CityOptions city, Gazetteer gazetteer, CategoryModel categories, ReadCaseRules rules, TimeProvider clock)
{
    /// <summary>In the caller's transaction.</summary>
    /// <param name="db">Of the transaction.</param>
    /// <param name="report">What was told; its texts are not empty and not too long.</param>
    /// <param name="origin">From where it came.</param>
    /// <param name="by">Who files it.</param>
    /// <param name="cancellation">Stops the writing.</param>
    public async Task<Case> RunAsync(AppDb db, CaseReport report, CaseOrigin origin, CaseActor by, CancellationToken cancellation)
    {
        var (now, known) = (clock.GetUtcNow(), await rules.RunAsync(db, cancellation));
        var place = report.Told.Community ?? await gazetteer.FindAsync(db, report.Told.Description ?? "", cancellation);
        report.Told.Community = place;
        var unit = report.UnitId ?? await gazetteer.UnitOfAsync(db, place, report.Told.Spot, cancellation);
        var category = report.Category ?? categories.Guess(report.Told.Description ?? "");
        var told = DecideCase.File(category, report.Urgency, unit, by, known, now);
        // Last, since all who file at this moment wait for each other from here to the commit.
        var number = await CaseNumbers.NextAsync(db, city.CasePrefix, now, cancellation);
        var filed = new Case(Guid.CreateVersion7(now), number, origin, report.Told, told);
        await CaseLog.AddAsync(db, filed, told, cancellation);
        return filed;
    }
}
