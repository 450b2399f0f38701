using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Work;

namespace ResidentAssistant.Assistant.Cases;

/// <summary>Writes what was decided: the events, the row they make, its words for the search, what is due by itself,
/// and the word to whoever looks on here or elsewhere (<see cref="WebhookOutbox"/>). All in the caller's transaction.</summary>
public static class CaseLog
{
    /// <summary>Kind of the due work that lets a case's clock tick; its key is the case's id.</summary>
    public const string Work = "case";

    /// <param name="db">Of the transaction.</param>
    /// <param name="one">Read with its seats and tracked.</param>
    /// <param name="events">Applied to it already.</param>
    /// <param name="cancellation">Stops the writing.</param>
    public static async Task WriteAsync(AppDb db, Case one, IReadOnlyList<CaseEvent> events, CancellationToken cancellation)
    {
        if (events.Count == 0)
            return;
        db.CaseEvents.AddRange(events);
        foreach (var told in events.Where(e => e is { Kind: CaseEventKind.Added or CaseEventKind.Amended, Note: not null }))
            await CaseWordIndex.AddAsync(db, one.Id, CaseWordIndex.TokensOf(db.Vault, told.Note!), cancellation);
        Announce(db, one);
        await WebhookOutbox.WriteAsync(db, one, events, cancellation);
        await ScheduleAsync(db, one, cancellation);
    }

    /// <summary>A case that is filed just now.</summary>
    public static async Task AddAsync(AppDb db, Case one, CaseEvent filed, CancellationToken cancellation)
    {
        db.Cases.Add(one);
        db.CaseEvents.Add(filed);
        CaseWordIndex.Add(db, one);
        Announce(db, one);
        await WebhookOutbox.WriteAsync(db, one, [filed], cancellation);
        await ScheduleAsync(db, one, cancellation);
    }

    /// <summary>Asks what comes of a command and writes it.</summary>
    public static async Task<CaseChange> DoAsync(
        AppDb db, Case one, CaseCommand command, CaseActor by, CaseRules rules, DateTimeOffset now, CancellationToken cancellation)
    {
        // Whoever could see it before hears of it too.
        Announce(db, one);
        var decided = DecideCase.Of(one, command, by, rules, now);
        one.Apply(decided.Events);
        await WriteAsync(db, one, decided.Events, cancellation);
        return decided.Change;
    }

    private static Task ScheduleAsync(AppDb db, Case one, CancellationToken cancellation) => one.NextTick is { } next
        ? DueWork.ScheduleAsync(db, Work, $"{one.Id:N}", next, cancellation)
        : DueWork.WithdrawAsync(db, Work, $"{one.Id:N}", cancellation);

    private static void Announce(AppDb db, Case one)
    {
        foreach (var topic in CaseTopics.Of(one))
            db.Announce(topic);
    }
}
