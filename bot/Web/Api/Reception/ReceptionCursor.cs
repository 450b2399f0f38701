using System.Globalization;
using System.Text;

namespace ResidentAssistant.Web.Api.Reception;

/// <summary>
/// What a lawyer's program has been told: how far in each conversation, which offers, which queue. It is the id of an event, so that who comes back with
/// the last one (<c>Last-Event-ID</c>) is told exactly what is missing, by any node and after any restart: the lines of a conversation have numbers
/// without a gap, and all else is a state.
/// </summary>
internal sealed class ReceptionCursor
{
    private readonly SortedDictionary<Guid, (Guid Conversation, long Line)> held = [];
    private readonly SortedDictionary<Guid, long> offers = [];

    /// <summary>Stands for the queue that was told last.</summary>
    public string Queue { get; set; } = "";

    /// <summary>Hand-offs that were told of, with their conversations and the number of the last line.</summary>
    public IReadOnlyDictionary<Guid, (Guid Conversation, long Line)> Held => held;

    public void Tell(Guid session, Guid conversation, long line) => held[session] = (conversation, line);

    public void Forget(Guid session) => held.Remove(session);

    /// <returns>False: this offer was told already.</returns>
    public bool TellOffer(Guid session, DateTimeOffset until)
    {
        if (offers.TryGetValue(session, out var before) && before == until.UtcTicks)
            return false;
        offers[session] = until.UtcTicks;
        return true;
    }

    /// <summary>Forgets offers that do not stand any more.</summary>
    public void KeepOffers(IReadOnlySet<Guid> standing)
    {
        foreach (var session in offers.Keys.Where(one => !standing.Contains(one)).ToList())
            offers.Remove(session);
    }

    public override string ToString() => new StringBuilder(Queue)
        .Append('|').AppendJoin(';', held.Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.Key:N}.{one.Value.Conversation:N}.{one.Value.Line}")))
        .Append('|').AppendJoin(';', offers.Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.Key:N}.{one.Value}"))).ToString();

    /// <returns>Null: it is no id of an event.</returns>
    public static ReceptionCursor? Read(string? id)
    {
        var cursor = new ReceptionCursor();
        if (string.IsNullOrEmpty(id))
            return cursor;
        if (id.Split('|') is not [var queue, var lines, var offered])
            return null;
        cursor.Queue = queue;
        foreach (var one in lines.Split(';', StringSplitOptions.RemoveEmptyEntries))
        {
            if (one.Split('.') is not [var session, var conversation, var line] || !Guid.TryParseExact(session, "N", out var key)
                || !Guid.TryParseExact(conversation, "N", out var talk)
                || !long.TryParse(line, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                return null;
            cursor.Tell(key, talk, number);
        }

        foreach (var one in offered.Split(';', StringSplitOptions.RemoveEmptyEntries))
        {
            if (one.Split('.') is not [var session, var until] || !Guid.TryParseExact(session, "N", out var key)
                || !long.TryParse(until, NumberStyles.None, CultureInfo.InvariantCulture, out var ticks))
                return null;
            cursor.offers[key] = ticks;
        }

        return cursor;
    }
}
