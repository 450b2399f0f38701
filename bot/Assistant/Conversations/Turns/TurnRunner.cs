using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Dialogs;

namespace ResidentAssistant.Assistant.Conversations;

/// <summary>
/// Answers pending messages, strictly one at a time per conversation and in order, on one node or many. One transaction
/// commits the case or booking, the dialog, the mark on the message, the transcript and the outbox: killed before that
/// line nothing happened and the message is still pending; killed after it the answer stands.
/// </summary>
public sealed class TurnRunner(
    Transactions transactions, Inbox inbox, Router router, ConversationFeed feed, Transcript transcript, TimeProvider clock,
    CityOptions city, ILogger<TurnRunner> log) : BackgroundService
{
    /// <summary>Attempts at one message before the resident is told that it did not work.</summary>
    public const int AttemptLimit = 3;

    /// <summary>
    /// How long understanding a message may take, and then its turn inside the transaction. One that takes longer is an attempt that failed:
    /// nobody else waits for it.
    /// </summary>
    public static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(2);

    /// <summary>
    /// How long the turn of a message that is kept with its answer may take, where somebody has to know soon that it is kept: then it is kept by itself.
    /// Long beside any turn, since what was done until then was for nothing.
    /// </summary>
    internal static readonly TimeSpan AtOnce = TimeSpan.FromSeconds(1.25);

    /// <summary>
    /// How long such a message waits for its turn before it is kept by itself. To keep and to answer it apart costs half as much again, so that
    /// a crowd would grow by being kept. With <see cref="AtOnce"/> it is less than <see cref="Inbound.SpoolingInbox.Patience"/>.
    /// </summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromSeconds(0.5);

    /// <summary>Turns that wait for an answer from outside at once; another goes on without. They hold neither a place nor a transaction.</summary>
    internal const int InquiriesAtOnce = 8;

    private const int CollisionLimit = 5;

    private static readonly TimeSpan SweepEvery = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LeftBehind = TimeSpan.FromSeconds(2);
    private readonly Channel<Guid> queue = Channel.CreateUnbounded<Guid>();

    // Conversations in the queue: who is late is looked for every second, and must not be queued again and again.
    private readonly ConcurrentDictionary<Guid, bool> queued = new();

    private readonly TurnLimiter limiter = new(clock);

    // This node's own turns of one conversation stand in line here, so that they do not pile up at the row lock.
    private readonly KeyedGates<Guid> gates = new();

    // Conversations whose turns run here, each with what ends an inquiry: the resident writes on.
    private readonly ConcurrentDictionary<Guid, TaskCompletionSource> running = new();

    private readonly SemaphoreSlim inquiries = new(InquiriesAtOnce);

    /// <summary>Turns of this node that wait for a place.</summary>
    internal int Waiting => limiter.Waiting;

    /// <summary>Whether a message that came now would probably be answered in this time.</summary>
    public bool HasTimeFor(TimeSpan left) => limiter.HasTimeFor(left);

    /// <summary>
    /// Receives a message and answers it in the same transaction, for a channel that acknowledges only when this returns.
    /// What cannot be done at once (another message waits before it, it came before, the answer failed) goes the long way:
    /// it is kept by the inbox and answered in the background.
    /// </summary>
    public async Task<Receipt> ReceiveAndAnswerAsync(InboundMessage message, CancellationToken cancellation)
    {
        if (MayBeOneTransaction(message)
            && await limiter.RunAsync(() => KeepAndAnswerAsync(message, null, cancellation), () => true, cancellation) is { } heard)
            return heard.Receipt;
        var receipt = await inbox.ReceiveAsync(message, cancellation);
        if (!receipt.Duplicate)
            Enqueue(receipt.ConversationId);
        return receipt;
    }

    /// <summary>
    /// The same for somebody who waits for the answer, and has to know soon that the message is kept: in a crowd it is kept first.
    /// </summary>
    /// <returns>Not answered: the turn is still to be run, see <see cref="RunAsync(Receipt, PassiveReplyRequest, CancellationToken)"/>.</returns>
    public async Task<Kept> ReceiveAndAnswerAsync(InboundMessage message, PassiveReplyRequest request, CancellationToken cancellation)
    {
        if (MayBeOneTransaction(message) && await limiter.TryRunAsync(() => KeepAndAnswerInTimeAsync(message, request, cancellation), Patience) is { } heard)
            return heard;
        request.Release();
        return new Kept(await inbox.ReceiveAsync(message, cancellation), IsAnswered: false);
    }

    /// <summary>Answers soon, in the background.</summary>
    public void Enqueue(Guid conversationId)
    {
        if (queued.TryAdd(conversationId, true))
            queue.Writer.TryWrite(conversationId);
    }

    /// <summary>Answers all that is pending in the conversation; returns when it is committed.</summary>
    public Task RunAsync(Guid conversationId, CancellationToken cancellation) => RunAsync(conversationId, null, cancellation);

    /// <summary>The same for somebody who waits for the answer to their message: it is given to them as it is written.</summary>
    public Task RunAsync(Receipt receipt, PassiveReplyRequest request, CancellationToken cancellation) =>
        RunAsync(receipt.ConversationId, new Awaited(receipt.ActivityId, request), cancellation);

    /// <summary>A capability looks for photos in the database: they are kept first.</summary>
    private static bool MayBeOneTransaction(InboundMessage message) => message is not InboundMessage.Photos;

    private async Task RunAsync(Guid conversationId, Awaited? awaited, CancellationToken cancellation)
    {
        // Whoever writes on, of danger perhaps, does not wait for what is asked outside for the message before.
        if (running.TryGetValue(conversationId, out var before))
            before.TrySetResult();
        using var gate = await gates.EnterAsync(conversationId, cancellation);
        try
        {
            Progress progress;
            Attempt? attempt = null;
            do
            {
                var hurried = running[conversationId] = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                var known = attempt;
                attempt = null;
                progress = await limiter.RunAsync(
                    () => RunOneAsync(conversationId, awaited, known, unfinished => attempt = unfinished, CollisionLimit, cancellation),
                    () => awaited?.Request.IsAwaited ?? false,
                    cancellation);
                if (attempt is not null)
                    await InquireAsync(attempt, hurried.Task, cancellation);
            }
            while (progress == Progress.MayBeMore);
        }
        finally
        {
            running.TryRemove(conversationId, out _);
        }
    }

    /// <summary>Asks outside what a turn wants to know, until the resident writes on. Whatever comes of it, the turn is run again, and ends.</summary>
    private async Task InquireAsync(Attempt attempt, Task hurried, CancellationToken cancellation)
    {
        object? answer = null;
        if (!hurried.IsCompleted && await inquiries.WaitAsync(TimeSpan.Zero, CancellationToken.None))
        {
            try
            {
                answer = await MakeAsync(attempt.Wanted, hurried, cancellation);
            }
            finally
            {
                inquiries.Release();
            }
        }

        attempt.Readings.Note(attempt.Wanted, answer);
    }

    private async Task<object?> MakeAsync(Inquiry wanted, Task hurried, CancellationToken cancellation)
    {
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var asked = wanted.MakeAsync(ends.Token);
        if (await Task.WhenAny(asked, hurried) == hurried)
            await ends.CancelAsync();
        try
        {
            return await asked;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return null;
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            log.LogError(failure, "An inquiry failed; the turn goes on without.");
            return null;
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var workers = Enumerable.Range(0, TurnLimiter.Places + InquiriesAtOnce).Select(_ => WorkAsync(stoppingToken));
        var sweeping = Repeat.ForeverAsync(
            SweepAsync, SweepEvery, TimeProvider.System, failure => log.LogError(failure, "Pending messages could not be looked for."), stoppingToken);
        await Task.WhenAll([.. workers, sweeping]);
    }

    private async Task WorkAsync(CancellationToken stopping)
    {
        await foreach (var conversationId in queue.Reader.ReadAllAsync(stopping))
        {
            // From here on a new message queues the conversation again.
            queued.TryRemove(conversationId, out _);
            try
            {
                await RunAsync(conversationId, stopping);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                log.LogError(failure, "Turn of conversation {Conversation} could not run; it is tried again.", conversationId);
            }
        }
    }

    /// <summary>Picks up what a killed process or a lost signal left behind.</summary>
    private async Task SweepAsync(CancellationToken stopping)
    {
        await using var db = await transactions.ReadAsync(stopping);
        var before = clock.GetUtcNow() - LeftBehind;
        var left = await db.Activities.Where(a => a.Turn == TurnState.Pending && a.At < before)
            .Select(a => a.ConversationId).Distinct().Take(1000).ToListAsync(stopping);
        foreach (var late in left.Where(conversation => !running.ContainsKey(conversation)))
            Enqueue(late);
    }

    /// <param name="conversationId">Of which conversation.</param>
    /// <param name="awaited">Who waits for which answer, if anybody does.</param>
    /// <param name="known">An attempt for which something was asked outside since.</param>
    /// <param name="unfinished">Told of a turn that wants something asked outside.</param>
    /// <param name="collisionsLeft">How often it may be run again.</param>
    /// <param name="cancellation">Ends it without an attempt.</param>
    private async Task<Progress> RunOneAsync(
        Guid conversationId, Awaited? awaited, Attempt? known, Action<Attempt> unfinished, int collisionsLeft, CancellationToken cancellation)
    {
        if (await NextAsync(conversationId, cancellation) is not { } next)
            return Progress.NothingToDo;
        Guid? current = next.Id;
        try
        {
            var readings = known?.Message == next.Id ? known.Readings : await ReadAsync(next.Text, cancellation);
            current = null;
            return await AnswerAsync(conversationId, next.Id, readings, awaited, begun => current = begun, unfinished, cancellation);
        }
        catch (DbUpdateException collision) when (collisionsLeft > 0 && Transactions.IsUniqueViolation(collision))
        {
            // A unique index let another turn through at the same moment. Nothing of this one happened; run anew, it sees the other.
            awaited?.Request.Release();
            return await RunOneAsync(conversationId, awaited, known, unfinished, collisionsLeft - 1, cancellation);
        }
        catch (Exception failure) when (failure is not OperationCanceledException && current is not null)
        {
            log.LogError(failure, "Turn {Activity} failed.", current);
            awaited?.Request.Release();
            await RecordFailureAsync(conversationId, current.Value, cancellation);
            feed.Publish(conversationId);
            return Progress.MayBeMore;
        }
    }

    /// <summary>Answers the first pending message in one transaction.</summary>
    /// <param name="conversationId">Of which conversation.</param>
    /// <param name="read">The message that was read ahead; another node may have answered it by now.</param>
    /// <param name="readings">What was found in it.</param>
    /// <param name="awaited">Who waits for which answer, if anybody does.</param>
    /// <param name="begin">Told which message is being answered: from there on a failure is one of its attempts.</param>
    /// <param name="unfinished">Told of a turn that wants something asked outside: nothing of it has happened.</param>
    /// <param name="cancellation">Ends it without an attempt.</param>
    private async Task<Progress> AnswerAsync(
        Guid conversationId, Guid read, Readings readings, Awaited? awaited, Action<Guid> begin, Action<Attempt> unfinished, CancellationToken cancellation)
    {
        Turn? turn = null;
        PassiveReplyResult? given = null;
        var progress = await transactions.RunAsync(
            async db =>
            {
                var conversation = await Transcript.LockAsync(db, conversationId, cancellation);
                if (conversation is null || await FirstPendingAsync(db, conversationId, cancellation) is not { } message)
                    return Progress.NothingToDo;
                begin(message.Id);
                var hasTime = conversation.Pending == 1 && awaited?.Request.CanPush != false;
                turn = await TakeTurnAsync(db, conversation, message, message.Id == read ? readings : new Readings(clock.GetUtcNow()), hasTime, cancellation);
                if (turn.Wanted is not null)
                    return Progress.MayBeMore;
                if (awaited?.Message == message.Id)
                    given = await PassiveReplies.GiveAsync(turn, awaited.Request, cancellation);

                // What comes in from now on waits for the lock, and is enqueued after it.
                return conversation.Pending == 0 ? Progress.AllDone : Progress.MayBeMore;
            },
            _ => turn?.Wanted is null,
            cancellation);
        if (turn is { Wanted: { } wanted })
        {
            unfinished(new Attempt(turn.Message.Id, turn.Readings, wanted));
            return progress;
        }

        if (given is not null)
            awaited!.Request.Result = given;
        if (progress != Progress.NothingToDo)
            feed.Publish(conversationId, turn!.Said);
        return progress;
    }

    /// <returns>Null also when it took longer than <see cref="AtOnce"/>.</returns>
    private async Task<Kept?> KeepAndAnswerInTimeAsync(InboundMessage message, PassiveReplyRequest request, CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(AtOnce, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, limit.Token);
        try
        {
            return await KeepAndAnswerAsync(message, request, either.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return null;
        }
    }

    /// <summary>Null when it failed; then nothing has happened.</summary>
    private async Task<Kept?> KeepAndAnswerAsync(InboundMessage message, PassiveReplyRequest? request, CancellationToken cancellation)
    {
        try
        {
            PassiveReplyResult? given = null;
            var readings = await ReadAsync(message.AsLine().Text, cancellation);
            var (line, turn) = await transactions.RunAsync<(Activity? Line, Turn? Turn)>(
                async db =>
                {
                    var (conversation, line) = await inbox.InsertAsync(db, message, cancellation);
                    if (conversation.Pending > 1)
                        return (line, null);
                    if (await Inbox.IsKnownAsync(db, line, cancellation))
                    {
                        // Its turn would be for nothing: the unique index would refuse the message at the end.
                        db.ChangeTracker.Clear();
                        return (null, null);
                    }

                    var turn = await TakeTurnAsync(db, conversation, line, readings, request?.CanPush != false, cancellation);
                    if (request is not null && turn.Wanted is null)
                        given = await PassiveReplies.GiveAsync(turn, request, cancellation);
                    return (line, turn);
                },
                result => result.Turn?.Wanted is null,
                cancellation);

            // What is asked outside takes its time: the message is kept first.
            if (line is null || turn?.Wanted is not null)
                return null;
            if (given is not null)
                request!.Result = given;
            feed.Publish(line.ConversationId, [line, .. turn?.Said ?? []]);
            if (turn is null && request is null)
                Enqueue(line.ConversationId);
            return new Kept(Receipt.Of(line), turn is not null);
        }
        catch (DbUpdateException failure) when (Transactions.IsUniqueViolation(failure))
        {
            // The long way finds out which it was: it came before, or a race was lost.
            return null;
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // An outage is met again at once by the inbox, and told there.
            if (!DatabaseOutage.Is(failure))
                log.LogWarning(failure, "A message could not be answered as it came; it is kept, and answered by itself.");
            return null;
        }
    }

    /// <summary>Reads a message outside any transaction and on a thread of its own, which is left to itself when the time is over.</summary>
    /// <exception cref="TimeoutException">It took longer than <see cref="TimeLimit"/>.</exception>
    private Task<Readings> ReadAsync(string text, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        return Task.Run(() => router.Read(text, now), cancellation).WaitAsync(TimeLimit, clock, cancellation);
    }

    /// <exception cref="TimeoutException">It took longer than <see cref="TimeLimit"/>.</exception>
    private async Task<Turn> TakeTurnAsync(
        AppDb db, Conversation conversation, Activity message, Readings readings, bool hasTime, CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(TimeLimit, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, limit.Token);
        var turn = new Turn(db, conversation, message, readings, clock.GetUtcNow(), either.Token) { HasTime = hasTime };
        try
        {
            await router.AnswerAsync(turn);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            throw new TimeoutException($"The turn took longer than {TimeLimit.TotalSeconds} s.");
        }

        if (turn.Wanted is null)
            turn.End(transcript);
        return turn;
    }

    private async Task<Pending?> NextAsync(Guid conversationId, CancellationToken cancellation)
    {
        await using var db = await transactions.ReadAsync(cancellation);
        return await db.Activities.AsNoTracking().Where(a => a.ConversationId == conversationId && a.Turn == TurnState.Pending)
            .OrderBy(a => a.Sequence).Select(a => new Pending(a.Id, a.Text)).FirstOrDefaultAsync(cancellation);
    }

    private static Task<Activity?> FirstPendingAsync(AppDb db, Guid conversationId, CancellationToken cancellation) => db.Activities
        .Include(a => a.Attachments)
        .Where(a => a.ConversationId == conversationId && a.Turn == TurnState.Pending)
        .OrderBy(a => a.Sequence)
        .FirstOrDefaultAsync(cancellation);

    /// <summary>Counts the failure; after the last attempt the resident gets one sentence, a reference and a number to call.</summary>
    private Task RecordFailureAsync(Guid conversationId, Guid activityId, CancellationToken cancellation) => transactions.RunAsync(
        async db =>
        {
            var conversation = await Transcript.LockAsync(db, conversationId, cancellation);
            var message = await db.Activities.SingleAsync(a => a.Id == activityId, cancellation);
            if (conversation is null || message.Turn != TurnState.Pending || !message.AttemptFailed(conversation, AttemptLimit))
                return;
            var text = DialogTexts.Failed(activityId.ToString("N")[^8..].ToUpperInvariant(), city.Hotline);
            transcript.Append(db, conversation, Activity.FromAssistant(conversation, text, [], activityId, clock.GetUtcNow()));
        },
        cancellation);

    private sealed record Pending(Guid Id, string Text);

    /// <summary>A turn that could not end: nothing of it has happened.</summary>
    private sealed record Attempt(Guid Message, Readings Readings, Inquiry Wanted);

    /// <summary>Somebody waits for the answer to this message.</summary>
    private sealed record Awaited(Guid Message, PassiveReplyRequest Request);

    private enum Progress
    {
        NothingToDo,
        AllDone,
        MayBeMore,
    }
}
