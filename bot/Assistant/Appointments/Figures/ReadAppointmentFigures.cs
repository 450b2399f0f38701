using System.Data;
using Microsoft.EntityFrameworkCore;
using MiniExcelLibs;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Data.Workbooks;
using ResidentAssistant.Assistant.Staff;

namespace ResidentAssistant.Assistant.Appointments;

/// <summary>How well the times of a month were used, who did not come, and who waited; also as a workbook.</summary>
public sealed class ReadAppointmentFigures(Transactions transactions, ReadSlots slots, TimeProvider clock)
{
    /// <param name="staff">Who reads; none for whoever does not arrange the times.</param>
    /// <param name="month">Its first day.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public async Task<AppointmentFigures> RunAsync(StaffIdentity staff, DateOnly month, CancellationToken cancellation)
    {
        if (!staff.May(AppointmentActions.Arrange))
            return new AppointmentFigures([], new WaitingFigures(0, 0, 0, 0, 0));
        var last = month.AddMonths(1).AddDays(-1);
        var (from, until) = (CityTime.StartOf(month), CityTime.StartOf(last.AddDays(1)));
        await using var db = await transactions.ReadAsync(cancellation);
        var offered = (await slots.BetweenAsync(
            db, await ReadSlots.SupplyAsync(db, cancellation), month, last, clock.GetUtcNow(), [], cancellation))
            .ToLookup(slot => (slot.Slot.VenueId, slot.Slot.LawyerId), slot => slot.Slot);
        var booked = (await db.Bookings.AsNoTracking().Where(b => b.StartsAt >= from && b.StartsAt < until)
            .Select(b => new { b.VenueId, b.LawyerId, b.Venue, b.Lawyer, b.State }).ToListAsync(cancellation))
            .ToLookup(b => (b.VenueId, b.LawyerId));
        var lines = offered.Select(all => all.Key).Union(booked.Select(all => all.Key)).Select(key =>
        {
            var (free, taken) = (offered[key].ToList(), booked[key].ToList());
            var stands = taken.Count(one => one.State != BookingState.Cancelled);
            return new AppointmentFiguresLine(
                free.Count > 0 ? free[0].Venue : taken[^1].Venue, free.Count > 0 ? free[0].Lawyer : taken[^1].Lawyer,
                Math.Max(free.Sum(slot => slot.Capacity), stands), stands,
                taken.Count(one => one.State is BookingState.CheckedIn or BookingState.Ended or BookingState.Left),
                taken.Count(one => one.State == BookingState.Missed), taken.Count(one => one.State == BookingState.Excused), taken.Count - stands);
        });
        var waiting = await db.WaitingPlaces.Where(one => one.Since >= from && one.Since < until).GroupBy(one => one.State)
            .Select(all => new { all.Key, Count = all.Count() }).ToDictionaryAsync(one => one.Key, one => one.Count, cancellation);
        return new AppointmentFigures(
            [.. lines.OrderBy(line => line.Venue, StringComparer.Ordinal).ThenBy(line => line.Lawyer, StringComparer.Ordinal)],
            new WaitingFigures(
                waiting.Values.Sum(), Of(WaitingState.Taken), Of(WaitingState.Lapsed), Of(WaitingState.Left),
                Of(WaitingState.Waiting) + Of(WaitingState.Offered)));

        int Of(WaitingState state) => waiting.GetValueOrDefault(state);
    }

    /// <summary>The same as a workbook with the sheets 接待 and 候补. What somebody wrote is no formula when it is opened.</summary>
    public async Task<byte[]> WorkbookAsync(StaffIdentity staff, DateOnly month, CancellationToken cancellation)
    {
        var all = await RunAsync(staff, month, cancellation);
        var received = new DataTable();
        foreach (var name in new[] { "月份", "地点", "律师" })
            received.Columns.Add(name);
        foreach (var name in new[] { "排出", "约了", "用上百分比", "到了", "没来", "没来有原因", "取消" })
            received.Columns.Add(name, typeof(int));
        foreach (var line in all.Lines)
            received.Rows.Add(
                $"{month:yyyy-MM}", SheetText.Plain(line.Venue), SheetText.Plain(line.Lawyer), line.Offered, line.Booked,
                (object?)line.Share ?? DBNull.Value, line.Came, line.Missed, line.Excused, line.Cancelled);
        var waiting = new DataTable();
        waiting.Columns.Add("月份");
        foreach (var name in new[] { "排队", "等到了", "没有回话", "不等了", "还在等" })
            waiting.Columns.Add(name, typeof(int));
        waiting.Rows.Add($"{month:yyyy-MM}", all.Waiting.All, all.Waiting.Taken, all.Waiting.Lapsed, all.Waiting.Left, all.Waiting.Open);
        using var file = new MemoryStream();
        await file.SaveAsAsync(new Dictionary<string, object> { ["接待"] = received, ["候补"] = waiting }, cancellationToken: cancellation);
        return file.ToArray();
    }
}
