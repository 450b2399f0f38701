using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Knowledge;

namespace ResidentAssistant.Assistant.Legal;

/// <summary>Brings in answered questions; a question that is there already is left alone.</summary>
public sealed class ImportQuestions(Transactions transactions)
{
    public Task<QuestionImportReport> RunAsync(string path, CancellationToken cancellation) => transactions.RunAsync(
        async db =>
        {
            var known = (await db.AnsweredQuestions.Select(q => q.Hash).ToListAsync(cancellation)).ToHashSet(StringComparer.Ordinal);
            var (added, old, number) = (0, 0, 0);
            var refused = new List<int>();
            await foreach (var line in File.ReadLinesAsync(path, cancellation))
            {
                number++;
                if (string.IsNullOrWhiteSpace(line))
                    continue;
                if (Read(line, db.Vault) is not { } row)
                {
                    refused.Add(number);
                }
                else if (known.Add(row.Hash))
                {
                    db.AnsweredQuestions.Add(row);
                    added++;
                }
                else
                {
                    old++;
                }
            }

            if (added > 0)
                await KnowledgeIndexer.NoteAsync(db, [KnowledgeRevision.Everything], cancellation);
            return new QuestionImportReport(added, old, refused);
        },
        cancellation);

    private static AnsweredQuestion? Read(string line, Vault vault)
    {
        try
        {
            var row = JsonSerializer.Deserialize<Row>(line, ModelConventions.Json);
            if (row is not { Question.Length: > 0, Relevant.Count: > 0 } || row.Relevant.Any(r => r is not { Law.Length: > 0, Article.Length: > 0 }))
                return null;
            return new AnsweredQuestion(row.Question, [.. row.Relevant.Select(r => new Citation(r.Law, LawParser.CanonicalArticle(r.Article)))],
                row.Answer, vault);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private sealed record Row(string Question, IReadOnlyList<Citation> Relevant, string? Answer);
}
