using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using ResidentAssistant.Assistant;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Handoff;
using ResidentAssistant.Assistant.Staff;
using Desk = ResidentAssistant.Assistant.Handoff.Reception;

namespace ResidentAssistant.Web.Api.Reception;

/// <summary>
/// What happens in a lawyer's reception, as it happens (server-sent events). Each event is found by comparing what stands in the database with what was
/// told (<see cref="ReceptionCursor"/>): a lost hint costs time, never a line.
/// </summary>
internal sealed class ReceptionEvents(
    Desk desk, ReadConversation read, KeepPresence presence, RecogniseProgram programs, ConversationFeed feed, IOptions<JsonOptions> json, TimeProvider clock)
{
    /// <summary>A sign of life goes out so often; the lawyer counts as there meanwhile.</summary>
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(15);

    /// <summary>Hints are gathered so long.</summary>
    private static readonly TimeSpan Gather = TimeSpan.FromMilliseconds(20);

    private const int AtOnce = 200;

    public static async Task StreamAsync(
        ProgramCaller caller, ReceptionEvents events, HttpContext http, IHostApplicationLifetime life, CancellationToken cancellation)
    {
        if (ReceptionCursor.Read(http.Request.Headers["Last-Event-ID"]) is not { } cursor)
        {
            await Problems.Unreadable("Last-Event-ID 读不懂，请照收到的 id 原样带回来。").ExecuteAsync(http);
            return;
        }

        http.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        http.Response.ContentType = "text/event-stream; charset=utf-8";
        // A proxy in between passes each event on at once.
        http.Response.Headers["X-Accel-Buffering"] = "no";
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellation, life.ApplicationStopping);
        try
        {
            await events.RunAsync(((ProgramCaller.Staff)caller).Identity, cursor, http, ending.Token);
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            // The program has gone, or this node ends: it comes back with the last id.
        }
    }

    private async Task RunAsync(StaffIdentity lawyer, ReceptionCursor told, HttpContext http, CancellationToken cancellation)
    {
        var response = http.Response;
        using var news = new SemaphoreSlim(0, 1);
        Dictionary<Topic, IDisposable> listening = [];
        var lastBeat = DateTimeOffset.MinValue;
        try
        {
            while (true)
            {
                Listen(listening, lawyer, told.Held.Values.Select(one => one.Conversation), news);
                if (clock.GetUtcNow() - lastBeat >= Beat)
                {
                    // What opened it may have been revoked since.
                    if (await programs.RunAsync(ProgramAuthentication.Shown(http) ?? "", cancellation) is not ProgramCaller.Staff)
                        return;
                    await presence.BeatAsync(lawyer, cancellation);
                    lastBeat = clock.GetUtcNow();
                    await response.WriteAsync(":\n\n", cancellation);
                }

                if (await desk.GlanceAsync(lawyer, cancellation) is not { } now)
                    return;
                if (await TellAsync(lawyer, told, now, response, cancellation))
                    continue;
                await response.Body.FlushAsync(cancellation);
                if (await news.WaitAsync(Beat, cancellation))
                    await Task.Delay(Gather, cancellation);
            }
        }
        finally
        {
            foreach (var one in listening.Values)
                one.Dispose();
        }
    }

    /// <returns>True when a conversation was told of for the first time or the last: it listens to others then, and looks again.</returns>
    private async Task<bool> TellAsync(StaffIdentity lawyer, ReceptionCursor told, ReceptionGlance now, HttpResponse response, CancellationToken cancellation)
    {
        var changed = false;
        foreach (var (session, (conversation, line)) in told.Held.Where(one => now.Held.All(held => held.SessionId != one.Key)).ToList())
        {
            foreach (var one in await read.EndingAsync(lawyer, session, line, cancellation))
                await TellLineAsync(told, session, one, response, cancellation);
            told.Forget(session);
            await WriteAsync("ended", new { conversation }, told, response, cancellation);
            changed = true;
        }

        foreach (var held in now.Held)
        {
            if (!told.Held.TryGetValue(held.SessionId, out var before))
            {
                told.Tell(held.SessionId, held.ConversationId, held.Before);
                before = (held.ConversationId, held.Before);
                changed = true;
            }

            while (held.Last > before.Line && await read.LinesAsync(lawyer, held.SessionId, before.Line, AtOnce, cancellation) is { Count: > 0 } lines)
            {
                foreach (var one in lines)
                    await TellLineAsync(told, held.SessionId, one, response, cancellation);
                before = (held.ConversationId, lines[^1].Sequence);
            }
        }

        var offers = now.Waiting.Where(one => one.OfferedTo == lawyer.Id).ToList();
        told.KeepOffers(offers.Select(one => one.Id).ToHashSet());
        foreach (var offer in offers.Where(one => told.TellOffer(one.Id, one.OfferUntil!.Value)))
            await WriteAsync(
                "offer", new { conversation = offer.ConversationId, topic = offer.Field, urgent = offer.IsUrgent, until = CityTime.Local(offer.OfferUntil!.Value) },
                told, response, cancellation);
        await TellQueueAsync(told, now, response, cancellation);
        return changed;
    }

    private Task TellLineAsync(ReceptionCursor told, Guid session, Activity line, HttpResponse response, CancellationToken cancellation)
    {
        told.Tell(session, line.ConversationId, line.Sequence);
        return WriteAsync("line", new { conversation = line.ConversationId, line = LineView.Of(line) }, told, response, cancellation);
    }

    private async Task TellQueueAsync(ReceptionCursor told, ReceptionGlance now, HttpResponse response, CancellationToken cancellation)
    {
        var queue = Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(
            string.Join(';', now.Waiting.Select(one => $"{one.Id:N}{one.OfferedTo:N}{one.Field}{one.IsUrgent}")))).AsSpan(0, 8));
        if (queue == told.Queue)
            return;
        told.Queue = queue;
        var items = now.Waiting.Select(one => new
        {
            conversation = one.ConversationId,
            topic = one.Field,
            urgent = one.IsUrgent,
            requestedAt = CityTime.Local(one.RequestedAt),
            offered = one.OfferedTo is not null,
        });
        await WriteAsync("waiting", new { count = now.Waiting.Count, items }, told, response, cancellation);
    }

    private async Task WriteAsync<T>(string kind, T data, ReceptionCursor told, HttpResponse response, CancellationToken cancellation) =>
        await response.WriteAsync(
            $"id: {told}\nevent: {kind}\ndata: {JsonSerializer.Serialize(data, json.Value.SerializerOptions)}\n\n", cancellation);

    private void Listen(Dictionary<Topic, IDisposable> listening, StaffIdentity lawyer, IEnumerable<Guid> conversations, SemaphoreSlim news)
    {
        HashSet<Topic> wanted = [ReceptionTopics.Queue, ReceptionTopics.HeldBy(lawyer.Id), .. conversations.Select(Topic.Conversation)];
        foreach (var topic in listening.Keys.Where(one => !wanted.Contains(one)).ToList())
        {
            listening[topic].Dispose();
            listening.Remove(topic);
        }

        foreach (var topic in wanted.Where(one => !listening.ContainsKey(one)))
            listening[topic] = feed.Subscribe(topic, _ => Hear(news));
    }

    private static void Hear(SemaphoreSlim news)
    {
        try
        {
            news.Release();
        }
        catch (SemaphoreFullException)
        {
            // It is going to look anyway.
        }
        catch (ObjectDisposedException)
        {
            // The program has gone.
        }
    }
}
