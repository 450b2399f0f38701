using System.CommandLine;
using System.Text.Json;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Legal;

namespace ResidentAssistant.Web.Commands;

/// <summary>answers eval: what legal questions get, and how much of it is right.</summary>
internal static class AnswersCommand
{
    private static readonly double[] Shares = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1];

    public static Command Create()
    {
        var file = new Argument<FileInfo>("FILE")
        {
            Description = "Lines of {\"question\", \"followUp\"?, \"topic\"?, \"relevant\"?:[{\"law\",\"article\"}]}",
        };
        var eval = new Command("eval", "Ask questions of this installation and measure what they get") { file };
        eval.SetAction((parsed, cancellation) => RunAsync(CommandLine.Existing(parsed.GetValue(file)!), parsed.GetValue(CommandLine.Json), cancellation));
        return new Command("answers", "Answers to legal questions") { eval };
    }

    private static async Task RunAsync(FileInfo file, bool json, CancellationToken cancellation)
    {
        var questions = Read(file);
        await using var app = CommandLine.Services();
        await Preparation.PrepareAsync(app.Services, migrate: false, cancellation);
        try
        {
            await app.Services.GetRequiredService<KnowledgeIndexer>().CatchUpAsync(cancellation);
        }
        catch (Knowledge.KnowledgeIndexBusyException)
        {
            // A running server keeps the index up to date.
        }

        var trial = app.Services.GetRequiredService<TryAnswers>();
        var tried = new List<TriedAnswer>();
        foreach (var question in questions)
            tried.Add(await trial.AskAsync(question, cancellation));
        var figures = AnswerFigures.Of(tried, Shares);
        if (json)
            CommandLine.Print(figures);
        else
            await Console.Out.WriteLineAsync(figures.ToString());
    }

    private static List<TriedQuestion> Read(FileInfo file)
    {
        var questions = new List<TriedQuestion>();
        foreach (var (line, number) in File.ReadLines(file.FullName).Select((line, at) => (line, at + 1)).Where(row => !string.IsNullOrWhiteSpace(row.line)))
        {
            try
            {
                if (JsonSerializer.Deserialize<TriedQuestion>(line, ModelConventions.Json) is not { Question: { Length: > 0 } } question)
                    throw new RefusedException($"第 {number} 行没有 question。");
                questions.Add(question);
            }
            catch (JsonException)
            {
                throw new RefusedException($"第 {number} 行不是约定的格式。");
            }
        }

        return questions.Count > 0 ? questions : throw new RefusedException("文件里没有问题。");
    }
}
