using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.City;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Modules;

namespace ResidentAssistant.Assistant.Cases;

/// <summary>A unit has to do with the open cases that it has, and with those to which a whistle called it.</summary>
internal sealed class CountOpenCases : IHandler<OpenWork>
{
    public async Task HandleAsync(AppDb db, OpenWork happened, DateTimeOffset now, CancellationToken cancellation)
    {
        var open = db.Cases.AsNoTracking().Where(c => Case.OpenStates.Contains(c.State));
        var held = await open.Where(c => c.UnitId != null).GroupBy(c => c.UnitId!.Value)
            .Select(all => new { Unit = all.Key, Count = all.Count() }).ToListAsync(cancellation);
        var called = await (from one in open
                            from seat in one.Seats
                            where seat.IsCalled && seat.UnitId != one.UnitId
                            group seat by seat.UnitId into all
                            select new { Unit = all.Key, Count = all.Count() }).ToListAsync(cancellation);
        foreach (var one in held.Concat(called))
            happened.Add(one.Unit, one.Count);
    }
}
