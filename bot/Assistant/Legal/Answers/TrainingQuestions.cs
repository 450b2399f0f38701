using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Residents;
using Taught = ResidentAssistant.Knowledge.AnsweredQuestion;

namespace ResidentAssistant.Assistant.Legal;

/// <summary>
/// From what the index learns which articles answer which questions: questions that were imported or that a lawyer answered,
/// and those whose answer residents found 有用. The rule of the latter: an answer is an entry, or the same articles shown
/// together. For each answer a resident has one vote and one question, those of the newest answer they judged; voting more
/// often adds nothing, and 没用 takes it back. An answer teaches while at least two residents found it 有用 and fewer 没用;
/// then the question of each of the former teaches. An entry that is no longer published teaches nothing. What a resident wrote
/// is redacted, since the index is a plain file.
/// </summary>
internal static class TrainingQuestions
{
    private const int Enough = 2;
    private const string Imported = "question:";
    private const string Voted = "asked:";

    public static string IdOf(AnsweredQuestion question) => $"{Imported}{question.Id:N}";

    public static string IdOf(LegalAnswer answer) => $"{Voted}{answer.Id:N}";

    public static async Task<IReadOnlyList<Taught>> AllAsync(AppDb db, CancellationToken cancellation)
    {
        var questions = await db.AnsweredQuestions.AsNoTracking().ToListAsync(cancellation);
        return [.. questions.Select(Of), .. await TeachAsync(db, await VotesAsync(db, cancellation), cancellation)];
    }

    /// <summary>What changes of questions, votes and entries change here.</summary>
    /// <param name="db">Where they are.</param>
    /// <param name="changed">As <see cref="KnowledgeRevision"/> names them.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <returns>What is taught now, and the ids of all that was or is.</returns>
    public static async Task<(IReadOnlyList<Taught> Questions, IReadOnlyList<string> Ids)> AboutAsync(AppDb db, IReadOnlyList<string> changed,
        CancellationToken cancellation)
    {
        var imported = Guids(changed, Imported);
        var questions = await db.AnsweredQuestions.AsNoTracking().Where(q => imported.Contains(q.Id)).ToListAsync(cancellation);
        var entries = changed.Select(Passages.EntryOf).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var answers = Guids(changed, Voted).ToHashSet();
        if (entries.Count + answers.Count == 0)
            return ([.. questions.Select(Of)], []);
        var votes = (await VotesAsync(db, cancellation)).GroupBy(vote => vote.Answer)
            .Where(same => same.Any(vote => answers.Contains(vote.Id) || (vote.EntryId is { } entry && entries.Contains(entry))))
            .SelectMany(same => same).ToList();
        return ([.. questions.Select(Of), .. await TeachAsync(db, votes, cancellation)], [.. votes.Select(vote => $"{Voted}{vote.Id:N}")]);
    }

    private static Taught Of(AnsweredQuestion question) => new(IdOf(question), question.Question, Passages.Pairs(question.Relevant));

    private static List<Guid> Guids(IEnumerable<string> ids, string kind) =>
        [.. ids.Where(id => id.StartsWith(kind, StringComparison.Ordinal)).Select(id => Guid.ParseExact(id[kind.Length..], "N"))];

    private static async Task<List<Vote>> VotesAsync(AppDb db, CancellationToken cancellation) =>
        await (from answer in db.LegalAnswers
               where answer.Helpful != null && (answer.EntryId == null || !answer.EntryId.StartsWith(LegalAnswer.CalculatorPrefix))
               join conversation in db.Conversations on answer.ConversationId equals conversation.Id
               select new Vote(answer.Id, conversation.ResidentId, answer.EntryId, answer.Citations, answer.Helpful == true, answer.At))
                   .ToListAsync(cancellation);

    /// <param name="db">Where the questions are.</param>
    /// <param name="votes">All on some answers.</param>
    /// <param name="cancellation">Stops the reading.</param>
    private static async Task<IReadOnlyList<Taught>> TeachAsync(AppDb db, IReadOnlyList<Vote> votes, CancellationToken cancellation)
    {
        var helpful = votes.GroupBy(vote => vote.Answer).SelectMany(Agreed).ToDictionary(vote => vote.Id);
        if (helpful.Count == 0)
            return [];
        var published = await db.KnowledgeEntries.AsNoTracking().Where(e => e.State == EntryState.Published)
            .ToDictionaryAsync(e => e.Id, e => e.Content.Citations, cancellation);
        var places = await PlaceNames.ReadAsync(db, cancellation);
        var ids = helpful.Keys.ToList();
        var asked = await (from answer in db.LegalAnswers
                           where ids.Contains(answer.Id)
                           join conversation in db.Conversations on answer.ConversationId equals conversation.Id
                           join resident in db.Residents on conversation.ResidentId equals resident.Id
                           select new { answer.Id, answer.Question, resident.Name }).ToListAsync(cancellation);
        var taught = new List<Taught>();
        foreach (var one in asked)
        {
            var cites = helpful[one.Id].EntryId is { } entry ? published.GetValueOrDefault(entry, []) : helpful[one.Id].Citations;
            if (cites.Count > 0)
                taught.Add(new Taught($"{Voted}{one.Id:N}", Redaction.Of(one.Question, [one.Name ?? ""], places), Passages.Pairs(cites)));
        }

        return taught;
    }

    private static IEnumerable<Vote> Agreed(IEnumerable<Vote> ofAnswer)
    {
        var last = ofAnswer.GroupBy(vote => vote.ResidentId).Select(own => own.MaxBy(vote => vote.At)!).ToList();
        var helped = last.Count(vote => vote.Helpful);
        return helped >= Enough && helped > last.Count - helped ? last.Where(vote => vote.Helpful) : [];
    }

    private sealed record Vote(Guid Id, Guid ResidentId, string? EntryId, IReadOnlyList<Citation> Citations, bool Helpful, DateTimeOffset At)
    {
        public string Answer => EntryId ?? string.Join('、', Citations);
    }
}
