using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Notices;
using ResidentAssistant.Assistant.Work;

namespace ResidentAssistant.Assistant.Lectures;

/// <summary>Due work that tells a resident something about a seat in a lecture; its key is the registration.</summary>
internal abstract class LectureNotice(string kind, NotifyResident notify) : IDueWorkHandler
{
    string IDueWorkHandler.Kind => kind;

    /// <summary>Null: there is nothing to tell any more.</summary>
    protected abstract Notice? Of(Seat seat, DateTimeOffset now);

    /// <summary>What comes after it was told.</summary>
    protected virtual Task ToldAsync(AppDb db, Seat seat, DateTimeOffset now, CancellationToken cancellation) => Task.CompletedTask;

    async Task IDueWorkHandler.LockAsync(AppDb db, string key, CancellationToken cancellation)
    {
        var id = Guid.Parse(key);
        if (await db.Registrations.Where(r => r.Id == id).Select(r => r.ConversationId).FirstOrDefaultAsync(cancellation) is { } conversation)
            await Transcript.LockAsync(db, conversation, cancellation);
    }

    async Task<Guid?> IDueWorkHandler.RunAsync(AppDb db, string key, DateTimeOffset now, CancellationToken cancellation)
    {
        var id = Guid.Parse(key);
        if (await db.Registrations.AsNoTracking().FirstOrDefaultAsync(r => r.Id == id, cancellation) is not { ConversationId: { } conversation } registration)
            return null;
        var seat = new Seat(registration, await db.LectureSessions.AsNoTracking().FirstAsync(s => s.Id == registration.SessionId, cancellation));
        if (Of(seat, now) is not { } notice)
            return null;
        await notify.RunAsync(db, conversation, notice, cancellation);
        await ToldAsync(db, seat, now, cancellation);
        return conversation;
    }

    /// <summary>In the transaction of its cause; where nobody can be told there is no row.</summary>
    protected static Task ScheduleAsync(AppDb db, string kind, Registration registration, DateTimeOffset at, CancellationToken cancellation) =>
        registration.ConversationId is null ? Task.CompletedTask : DueWork.ScheduleAsync(db, kind, $"{registration.Id:N}", at, cancellation);

    /// <summary>At night the next morning, unless the session is before that or soon after.</summary>
    protected static DateTimeOffset Soon(LectureSession session, DateTimeOffset now) =>
        QuietHours.Next(now) is var morning && morning < session.StartsAt.AddHours(-3) ? morning : now;
}
