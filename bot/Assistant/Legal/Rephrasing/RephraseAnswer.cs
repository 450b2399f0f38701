using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Dialogs;
using ResidentAssistant.Assistant.Residents;

namespace ResidentAssistant.Assistant.Legal;

/// <summary>
/// Lets a language model, where one is set, say the answer of an entry in other words (机器整理). Its words are said only when
/// <see cref="CheckWording"/> finds nothing against them; on any doubt the answer is said as it is written. After several failures in a row it is left alone
/// for a minute. Texts are neither kept nor logged.
/// </summary>
/// <param name="clock">By which it is waited.</param>
/// <param name="log">Tells when the model is left alone.</param>
/// <param name="model">Null: none is set.</param>
public sealed class RephraseAnswer(TimeProvider clock, ILogger<RephraseAnswer> log, IRephraser? model = null)
{
    /// <summary>After so many failures in a row it is left alone.</summary>
    internal const int FailuresInARow = 3;

    /// <summary>How long it is left alone.</summary>
    internal static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    /// <summary>Characters of a question that are sent.</summary>
    private const int LongestQuestion = 300;

    private readonly Lock changing = new();
    private int failures;
    private DateTimeOffset pausedUntil;

    /// <summary>The answer in the model's words; null when it is said as it is written. Why is noted with the line.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="question">What the resident asked, in this message.</param>
    /// <param name="answer">The answer as it is written.</param>
    public async Task<string?> SayAsync(Turn turn, string question, string answer)
    {
        if (model is null || turn.IsKeptInside)
            return null;
        var cut = question.Length > LongestQuestion ? question[..LongestQuestion] : question;
        var inquiry = new RephraseInquiry(this, await CleanAsync(turn, cut), answer.Trim());
        var rephrased = turn.Inquire(inquiry) ?? new Rephrased(null, Rephrasing.NotAsked);
        turn.Decision.NoteRephrasing(rephrased.How);
        return rephrased.Text;
    }

    internal async Task<Rephrased> AskAsync(string question, string answer, CancellationToken cancellation)
    {
        if (model is null)
            return new Rephrased(null, Rephrasing.NotAsked);
        lock (changing)
            if (clock.GetUtcNow() < pausedUntil)
                return new Rephrased(null, Rephrasing.Paused);
        var reply = await ReplyAsync(model, question, answer, cancellation);
        Count(reply is ModelReply.Said);
        return reply switch
        {
            ModelReply.Said(var text) when Refusal(answer, text) is { } refused => new Rephrased(null, refused),
            ModelReply.Said(var text) => new Rephrased(text.Trim(), Rephrasing.ByModel),
            ModelReply.Nothing(var why) => new Rephrased(null, why),
            _ => throw new InvalidOperationException("A reply that nobody knows."),
        };
    }

    /// <summary>What a busy machine cannot check in time is not said.</summary>
    private static Rephrasing? Refusal(string answer, string text)
    {
        try
        {
            return CheckWording.Refusal(answer, text);
        }
        catch (RegexMatchTimeoutException)
        {
            return Rephrasing.Late;
        }
    }

    private async Task<ModelReply> ReplyAsync(IRephraser asked, string question, string answer, CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(asked.Timeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, limit.Token);
        try
        {
            return await asked.RephraseAsync(question, answer, either.Token);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            return new ModelReply.Nothing(Rephrasing.Late);
        }
    }

    private void Count(bool answered)
    {
        lock (changing)
        {
            failures = answered ? 0 : failures + 1;
            if (failures < FailuresInARow)
                return;
            pausedUntil = clock.GetUtcNow() + Pause;
        }

        log.LogWarning(
            "The language model failed {Times} times in a row; answers are given as they are written for {Seconds} s.", failures, Pause.TotalSeconds);
    }

    /// <summary>What leaves the house: without telephone and identity card numbers, names, doors and places.</summary>
    private static async Task<string> CleanAsync(Turn turn, string question)
    {
        var name = await turn.Db.Residents.Where(r => r.Id == turn.ResidentId).Select(r => r.Name).FirstOrDefaultAsync(turn.Cancellation);
        return Redaction.ForOutside(question, [name ?? ""], await PlaceNames.ReadAsync(turn.Db, turn.Cancellation));
    }
}
