using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant;
using ResidentAssistant.Assistant.Appointments;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Work;
using ResidentAssistant.Tests.Harness;
using Xunit;

namespace ResidentAssistant.Tests.Appointments;

/// <summary>Residents and staff at random: book, hold, move, cancel, wait, accept, close and open days, let time pass. The rules hold after each step.</summary>
public sealed class BookingWalkTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(20261130)]
    [InlineData(7)]
    [InlineData(4711)]
    public async Task Nothing_overlaps_nothing_is_lost_and_reminders_are_those_of_live_bookings(int seed)
    {
        await using var city = await TestCity.StartAsync();
        var random = new Random(seed);
        var residents = new List<(Guid Resident, Guid Conversation)>();
        for (var n = 0; n < 6; n++)
        {
            var resident = city.NewResident();
            await resident.Says("你好");
            residents.Add((await city.Transactions.RunAsync(
                async db => (await db.Conversations.SingleAsync(c => c.Id == resident.ConversationId, Cancellation)).ResidentId, Cancellation),
                resident.ConversationId));
        }

        var admin = await city.StaffAsync("admin@example.cn");
        for (var step = 0; step < 120; step++)
        {
            var (resident, conversation) = residents[random.Next(residents.Count)];
            var kind = random.Next(8);
            await city.Transactions.RunAsync(db => StepAsync(city, db, random, kind, resident, conversation), Cancellation);
            if (kind == 7)
                await CloseOrOpenAsync(city, random, admin);
            if (random.Next(4) == 0)
                city.Clock.Advance(TimeSpan.FromMinutes(random.Next(1, 600)));
            await city.Get<BackgroundLoop>().RunDueAsync(Cancellation);
            await CheckAsync(city, $"seed {seed}, step {step}");
        }
    }

    private static async Task StepAsync(TestCity city, AppDb db, Random random, int kind, Guid resident, Guid conversation)
    {
        var (book, now) = (city.Get<BookSlot>(), city.Clock.GetUtcNow());
        var coming = await city.Get<ReadSlots>().RunAsync(db, now, [resident], Cancellation);
        // The first days are wanted most.
        var slot = coming.Count == 0 ? null : coming[random.Next(Math.Min(coming.Count, 10))].Slot.Id;
        var standing = await BookSlot.StandingAsync(db, resident, now, Cancellation);
        switch (kind)
        {
            case 0 when slot is not null:
                await book.HoldAsync(db, resident, slot, null, now, Cancellation);
                break;
            case 1 or 2 when slot is not null:
                await book.BookAsync(db, slot, new BookingRequest(resident, conversation, "test", null), now, Cancellation);
                break;
            case 3 when slot is not null && standing.Count > 0:
                await book.MoveAsync(db, standing[0], slot, now, Cancellation);
                break;
            case 4 when standing.Count > 0:
                await BookSlot.CancelAsync(db, standing[0], now, Cancellation);
                break;
            case 5:
                await WaitInLine.JoinAsync(db, resident, conversation, null, now, Cancellation);
                break;
            case 6:
                foreach (var place in await WaitInLine.OfAsync(db, resident, Cancellation))
                    if (place is { State: WaitingState.Offered, OfferedSlot: { } offered })
                        await book.BookAsync(
                            db, offered, new BookingRequest(resident, conversation, "test", null) { OfferId = place.Id }, now, Cancellation);
                break;
        }
    }

    private static async Task CloseOrOpenAsync(TestCity city, Random random, Assistant.Staff.StaffIdentity admin)
    {
        var desk = city.Get<ChangeSupply>();
        var supply = await desk.ReadAsync(admin, Cancellation);
        var day = CityTime.Today(city.Clock.GetUtcNow()).AddDays(random.Next(1, 20));
        SupplyChange change = supply.Exceptions.Count > 0 && random.Next(2) == 0 ? new SupplyChange.RemoveException(supply.Exceptions[0].Id)
            : new SupplyChange.AddException(new PatternException(Guid.NewGuid(), ExceptionKind.Closed, day, day.AddDays(2)));
        var outcome = await desk.RunAsync(admin, change, new Dictionary<string, string?>(), Cancellation);
        if (outcome is SupplyChanged.Touches(var touched))
            outcome = await desk.RunAsync(
                admin, change, touched.ToDictionary(one => one.Code, one => random.Next(3) == 0 ? null : one.Proposed?.Id), Cancellation);
        Assert.False(outcome is SupplyChanged.NotAllowed);
    }

    private static async Task CheckAsync(TestCity city, string where)
    {
        await using var db = await city.Transactions.ReadAsync(Cancellation);
        var now = city.Clock.GetUtcNow();
        var bookings = await db.Bookings.AsNoTracking().Where(b => b.State == BookingState.Booked).ToListAsync(Cancellation);
        foreach (var booking in bookings)
            foreach (var other in bookings.Where(one => one.Id != booking.Id && (one.LawyerId == booking.LawyerId || one.ResidentId == booking.ResidentId)))
                Assert.False(booking.StartsAt < other.EndsAt && other.StartsAt < booking.EndsAt, $"{where}: {booking.Slot.Id} and {other.Slot.Id} overlap.");

        // What is booked is what is given away, no more and no less.
        var given = (await db.TakenTimes.AsNoTracking().Where(one => one.HeldUntil == null).ToListAsync(Cancellation)).ToLookup(one => one.OwnerId);
        Assert.True(given.Select(one => one.Key).Order().SequenceEqual(bookings.Select(one => one.Id).Order()), where);
        foreach (var booking in bookings)
            Assert.True(
                given[booking.Id].Select(one => one.At).Order().SequenceEqual(TakenTime.Grains(booking.StartsAt, booking.EndsAt)), $"{where}: {booking.Code}");

        Assert.All(bookings.Where(one => one.StartsAt > now).GroupBy(one => one.ResidentId), own => Assert.True(own.Count() <= 2, where));

        // A reminder belongs to a booking that stands, and who has one and is due one will have it.
        var reminders = await db.Set<DueWork>().AsNoTracking().Where(one => one.Kind == "booking-reminder").Select(one => one.Key).ToListAsync(Cancellation);
        var live = bookings.Where(one => one.StartsAt > now).Select(one => $"{one.Id:N}").ToHashSet();
        Assert.True(reminders.TrueForAll(live.Contains), $"{where}: a reminder of what is gone");
        Assert.All(
            bookings.Where(one => one.StartsAt > now.AddHours(25)), one => Assert.True(reminders.Contains($"{one.Id:N}"), $"{where}: no reminder of {one.Code}"));

        // Who waits longest is offered first: nobody who waits is older than somebody who was offered the same day and all days.
        var places = await db.WaitingPlaces.AsNoTracking().ToListAsync(Cancellation);
        var offered = places.Where(one => one.State == WaitingState.Offered).ToList();
        Assert.All(offered, one => Assert.True(places.TrueForAll(other => other.State != WaitingState.Waiting || other.Since > one.Since), where));
    }
}
