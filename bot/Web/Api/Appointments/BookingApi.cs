using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using ResidentAssistant.Assistant;
using ResidentAssistant.Assistant.Appointments;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Staff;

namespace ResidentAssistant.Web.Api.Appointments;

/// <summary>周四有约 for other programs: free times, book, move, cancel, check in, outcome.</summary>
internal static class BookingApi
{
    private static readonly (string Name, string Summary)[] Commands =
        [("move", "换一个时段，预约码不变"), ("cancel", "取消"), ("check-in", "到场"), ("outcome", "登记结果")];

    public static void MapBookings(this IEndpointRouteBuilder api)
    {
        var bookings = api.MapGroup("").WithTags("预约");
        bookings.MapGet("/slots", SlotsAsync).OpenTo(AppointmentActions.See, ApiScope.BookingsRead, ApiScope.BookingsWrite).WithSummary("能约的时段，早的在前");
        bookings.MapPost("/bookings", BookAsync).OpenTo(AppointmentActions.Receive, ApiScope.BookingsWrite).MayComeTwice().WithSummary("预约一个时段")
            .Produces<BookingView>(StatusCodes.Status201Created);
        bookings.MapGet("/bookings", ListAsync).OpenTo(AppointmentActions.Receive, ApiScope.BookingsRead).WithSummary("一天的预约");
        bookings.MapGet("/bookings/{code}", FindAsync).OpenTo(AppointmentActions.Receive, ApiScope.BookingsRead, ApiScope.BookingsWrite)
            .WithSummary("一个预约");
        foreach (var (name, summary) in Commands)
            bookings.MapPost($"/bookings/{{code}}/{name}", (string code, BookingChangeBody body, ProgramCaller caller, BookForProgram book,
                CancellationToken cancellation) => RunAsync(name, code, body, caller, book, cancellation))
                .OpenTo(AppointmentActions.Receive, ApiScope.BookingsWrite).WithSummary(summary);
    }

    private static async Task<Results<Ok<PageOf<FreeSlotView>>, ProblemHttpResult>> SlotsAsync(
        [AsParameters] PageQuery query, string? topic, string? venue, DateOnly? from, DateOnly? to, ReadSlots slots, Transactions transactions,
        TimeProvider clock, CancellationToken cancellation)
    {
        if (query.Refuse(parts: 1, out var page) is { } problem)
            return problem;
        if (to < from)
            return Problems.Unreadable("to 在 from 以前。");
        var field = FieldOf(topic);
        await using var db = await transactions.ReadAsync(cancellation);
        var venues = (await ReadSlots.SupplyAsync(db, cancellation)).Venues.ToDictionary(one => one.Id);
        if (venue is not null && !venues.Values.Any(one => one.Name == venue || $"{one.Id}" == venue))
            return Problems.Unreadable("没有这个地点。");
        var free = (await slots.RunAsync(db, clock.GetUtcNow(), [], cancellation))
            .Where(slot => slot is { Taken: false, Slot.IsKept: false } && !(slot.Day < from) && !(slot.Day > to)
                && (venue is null || slot.Slot.Venue == venue || $"{slot.Slot.VenueId}" == venue)
                && (field is null || slot.Slot.Fields.Count == 0 || slot.Slot.Knows(field)))
            .Select(slot => slot.Slot).ToList();
        var after = page.After?[0];
        var begin = after is null ? 0 : free.FindIndex(slot => slot.Id == after) + 1;
        if (after is not null && begin == 0)
            begin = Math.Max(0, free.FindIndex(slot => string.CompareOrdinal(slot.Id, after) > 0));
        return TypedResults.Ok(page.Of(
            [.. free.Skip(begin).Take(page.Rows)], slot => FreeSlotView.Of(slot, venues.GetValueOrDefault(slot.VenueId)), slot => [slot.Id]));
    }

    private static Task<IResult> BookAsync(
        BookingBody body, ProgramCaller caller, BookForProgram book, Once once, HttpContext http, CancellationToken cancellation) =>
        once.RunAsync<BookingView>(http, async db =>
        {
            if (Refuse(body) is { } problem)
                return problem;
            var (name, person) = (Words.Text(body.Name), Words.Text(body.ForPerson));
            var request = new BookingRequest(null, null, "", Words.Text(body.Matter))
            {
                Name = person is null ? name : name is null ? person : $"{person}（{name}代约）",
                Phone = Words.Text(body.Phone),
                People = body.People ?? 1,
            };
            var outcome = await book.BookAsync(db, caller, body.Slot!.Trim(), request, cancellation);
            if (outcome is not BookingOutcome.Confirmed(var booking, _))
                return Refused(outcome);
            http.Response.Headers.Location = $"{ApiHost.Path}/bookings/{booking.Code}";
            return new Done<BookingView>(StatusCodes.Status201Created, BookingView.Of(booking, true), null);
        });

    private static async Task<Results<Ok<PageOf<BookingView>>, ProblemHttpResult>> ListAsync(
        [AsParameters] PageQuery query, DateOnly? day, string? venue, ProgramCaller caller, BookForProgram book, TimeProvider clock,
        CancellationToken cancellation)
    {
        if (query.Refuse(parts: 2, out var page) is { } problem)
            return problem;
        (DateTimeOffset, Guid)? after = null;
        if (page.After is [var at, var id])
        {
            if (!DateTimeOffset.TryParse(at, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var last) || !Guid.TryParse(id, out var one))
                return Problems.Unreadable("after 读不懂，请照上一次的 next 原样带回来。");
            after = (last, one);
        }

        var rows = await book.ListAsync(caller, day ?? CityTime.Today(clock.GetUtcNow()), venue, after, page.Rows, cancellation);
        return TypedResults.Ok(page.Of(rows, one => BookingView.Of(one, BookForProgram.IsOf(caller, one)), one => [$"{one.StartsAt:O}", $"{one.Id:N}"]));
    }

    private static async Task<Results<Ok<BookingView>, ProblemHttpResult>> FindAsync(
        string code, ProgramCaller caller, BookForProgram book, CancellationToken cancellation) =>
        await book.FindAsync(caller, code, cancellation) is { } found
            ? TypedResults.Ok(BookingView.Of(found, BookForProgram.IsOf(caller, found))) : Missing();

    private static async Task<Results<Ok<BookingView>, ProblemHttpResult>> RunAsync(
        string name, string code, BookingChangeBody body, ProgramCaller caller, BookForProgram book, CancellationToken cancellation)
    {
        if (await book.FindAsync(caller, code, cancellation) is not { } booking)
            return Missing();
        if (name != "check-in" && !BookForProgram.IsOf(caller, booking))
            return Problems.Forbidden("这个预约不是您的系统约的。");
        if (body.Version is { } version && version != booking.Sequence)
            return Problems.Stale(booking.Sequence);
        ProblemHttpResult? problem = null;
        switch (name)
        {
            case "move" when Words.Text(body.Slot) is { } slot:
                if (await book.MoveAsync(caller, code, slot, cancellation) is var outcome and not BookingOutcome.Confirmed)
                    problem = booking.Stands ? Refused(outcome) : Problems.Refused("over", "这个预约已经取消或者办过了，不能再换。");
                break;
            case "move":
                problem = Problems.Unreadable("请带上 slot：新时段的 id。");
                break;
            case "cancel":
                if (booking.State != BookingState.Cancelled && !await book.CancelAsync(caller, code, cancellation))
                    problem = Problems.Refused("over", "人已经到场或者办过了，不能取消。");
                break;
            case "check-in":
                problem = Refused(await book.CheckInAsync(caller, code, body.At, cancellation), booking);
                break;
            default:
                if (Words.Read<BookingResult>(body.Result) is not { } result)
                    problem = Problems.Unreadable("result 是 answered、legal_aid、mediation、lawsuit 或 again。");
                else if (body.Note?.Length > 500)
                    problem = Problems.Unreadable("note 最多 500 字。");
                else
                    problem = Refused(await book.EndAsync(caller, code, result, Words.Text(body.Note), cancellation), booking);
                break;
        }

        return problem is not null ? problem
            : await book.FindAsync(caller, code, cancellation) is { } now
            ? TypedResults.Ok(BookingView.Of(now, BookForProgram.IsOf(caller, now))) : Missing();
    }

    private static ProblemHttpResult Missing() => Problems.NotFound("没有这个预约。");

    private static ProblemHttpResult Refused(BookingOutcome outcome) => outcome switch
    {
        BookingOutcome.SlotTaken => Problems.Refused("slot_taken", AppointmentTexts.Taken),
        BookingOutcome.Enough => Problems.Refused("too_many", "这位居民没到的预约已经够多了。"),
        BookingOutcome.Overlaps => Problems.Refused("overlaps", "这个时间这位居民已经有预约了。"),
        _ => Problems.Refused("slot_not_open", AppointmentTexts.NotOpen),
    };

    private static ProblemHttpResult? Refused(DoorOutcome outcome, Booking booking) => outcome switch
    {
        DoorOutcome.Done => null,
        DoorOutcome.NotFound => Missing(),
        DoorOutcome.Cancelled => Problems.Refused("cancelled", DoorTexts.Why(outcome, booking)),
        DoorOutcome.OtherDay => Problems.Refused("other_day", DoorTexts.Why(outcome, booking)),
        _ => Problems.Refused("not_begun", "还没有见过律师，不能登记结果。"),
    };

    private static ProblemHttpResult? Refuse(BookingBody body) =>
        Words.Text(body.Slot) is null ? Problems.Unreadable("请带上 slot：时段的 id。")
        : new[] { body.Name, body.Phone, body.ForPerson }.Any(part => part?.Length > 32) ? Problems.Unreadable("name、phone、forPerson 最多 32 字。")
        : body.Matter?.Length > 500 ? Problems.Unreadable("matter 最多 500 字。")
        : body.People is < 1 or > 9 ? Problems.Unreadable("people 是 1 到 9。")
        : null;

    /// <summary>family, 婚姻家庭, or words about the matter; null when none is meant.</summary>
    internal static LegalField? FieldOf(string? topic) => Words.Text(topic) is not { } words ? null
        : Words.Read<LegalField>(words)
            ?? Enum.GetValues<LegalField>().Cast<LegalField?>().FirstOrDefault(one => AppointmentTexts.FieldName(one!.Value) == words)
        ?? FieldRecognizer.Read(words);
}
