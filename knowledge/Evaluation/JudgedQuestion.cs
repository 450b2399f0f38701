using System.Text.Json;
using System.Text.Json.Serialization;

namespace ResidentAssistant.Knowledge;

/// <summary>A question with the articles that answer it, one JSON object a line.</summary>
internal sealed record JudgedQuestion(
    [property: JsonPropertyName("question")] string Question,
    [property: JsonPropertyName("relevant")] IReadOnlyList<JudgedQuestion.Citation> Relevant)
{
    /// <exception cref="FormatException">A line is not such an object; the message names file and line.</exception>
    public static IReadOnlyList<JudgedQuestion> Read(string path)
    {
        var questions = new List<JudgedQuestion>();
        var number = 0;
        foreach (var line in File.ReadLines(path))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
                continue;
            try
            {
                var question = JsonSerializer.Deserialize<JudgedQuestion>(line);
                if (question is not { Question: not null, Relevant: not null }
                    || !question.Relevant.All(citation => citation is { Law: not null, Article: not null }))
                    throw new FormatException($"{path}, line {number}: \"question\" or \"relevant\" is missing");
                questions.Add(question);
            }
            catch (JsonException e)
            {
                throw new FormatException($"{path}, line {number}: {e.Message}", e);
            }
        }
        return questions;
    }

    /// <summary>Citations in the form of <see cref="Fields.CitationKey"/>, without repetition.</summary>
    public HashSet<string> RelevantKeys() => [.. Relevant.Select(citation => Fields.CitationKey(citation.Law, citation.Article))];

    internal sealed record Citation(
        [property: JsonPropertyName("law")] string Law,
        [property: JsonPropertyName("article")] string Article);
}
