using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Notices;
using ResidentAssistant.Assistant.Work;

namespace ResidentAssistant.Assistant.Appointments;

/// <summary>An offer that was not answered ends: the resident is told, the time goes to the next.</summary>
internal sealed class EndOffer(NotifyResident notify) : IDueWorkHandler
{
    private const string Kind = "booking-offer-end";

    string IDueWorkHandler.Kind => Kind;

    public static Task ScheduleAsync(AppDb db, WaitingPlace place, DateTimeOffset until, CancellationToken cancellation) =>
        DueWork.ScheduleAsync(db, Kind, $"{place.Id:N}", until, cancellation);

    public static Task WithdrawAsync(AppDb db, WaitingPlace place, CancellationToken cancellation) =>
        DueWork.WithdrawAsync(db, Kind, $"{place.Id:N}", cancellation);

    async Task IDueWorkHandler.LockAsync(AppDb db, string key, CancellationToken cancellation)
    {
        if (await FindAsync(db, key, cancellation) is { } place)
            await Transcript.LockAsync(db, place.ConversationId, cancellation);
    }

    async Task<Guid?> IDueWorkHandler.RunAsync(AppDb db, string key, DateTimeOffset now, CancellationToken cancellation)
    {
        if (await FindAsync(db, key, cancellation) is not { State: WaitingState.Offered } place)
            return null;
        await WaitInLine.EndAsync(db, place, WaitingState.Lapsed, now, cancellation);
        await notify.RunAsync(db, place.ConversationId, new Notice(AppointmentTexts.OfferLapsed, AppointmentTexts.WaitChoice(place.Day)), cancellation);
        return place.ConversationId;
    }

    private static Task<WaitingPlace?> FindAsync(AppDb db, string key, CancellationToken cancellation)
    {
        var id = Guid.Parse(key);
        return db.WaitingPlaces.FirstOrDefaultAsync(w => w.Id == id, cancellation);
    }
}
