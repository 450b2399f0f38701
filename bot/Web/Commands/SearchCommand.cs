using System.CommandLine;
using ResidentAssistant.Assistant.Legal;
using ResidentAssistant.Knowledge;

namespace ResidentAssistant.Web.Commands;

/// <summary>search and search eval: what the index finds, and how well.</summary>
internal static class SearchCommand
{
    public static Command Create()
    {
        var query = new Argument<string>("QUERY") { Description = "What a resident would ask" };
        var top = new Option<int>("--top") { Description = "How many passages", DefaultValueFactory = _ => 10 };
        var command = new Command("search", "Ranked passages with scores and reasons") { query, top };
        command.SetAction((parsed, cancellation) =>
            SearchAsync(parsed.GetValue(query)!, parsed.GetValue(top), parsed.GetValue(CommandLine.Json), cancellation));
        command.Subcommands.Add(Evaluation());
        return command;
    }

    private static Command Evaluation()
    {
        var questions = new Argument<FileInfo>("QUESTIONS");
        var laws = new Option<string>("--laws") { Required = true, Description = "Folder of statutes" };
        var train = new Option<FileInfo?>("--train") { Description = "Answered questions to learn from" };
        var analyzer = new Option<string>("--analyzer")
        {
            Description = "own, or smartcn: Lucene's analyzer and BM25, to compare with",
            DefaultValueFactory = _ => "own",
        };
        analyzer.AcceptOnlyFromAmong("own", "smartcn");
        var command = new Command("eval", "Build a temporary index and measure recall, rank and time") { questions, laws, train, analyzer };
        command.SetAction(parsed =>
        {
            var file = CommandLine.Existing(parsed.GetValue(questions)!);
            var learned = parsed.GetValue(train) is { } given ? CommandLine.Existing(given) : null;
            var folder = parsed.GetValue(laws)!;
            if (!Path.Exists(folder))
                throw new RefusedException($"找不到 {folder}。");
            try
            {
                CommandLine.Print(SearchEvaluation.Run(
                    file.FullName, folder, learned?.FullName, Console.Error.WriteLine, parsed.GetValue(analyzer) == "smartcn"));
            }
            catch (FormatException wrong)
            {
                throw new RefusedException($"有一行不是约定的格式：{wrong.Message}");
            }
        });
        return command;
    }

    private static async Task SearchAsync(string query, int top, bool json, CancellationToken cancellation)
    {
        await using var app = CommandLine.Services();
        await Preparation.PrepareAsync(app.Services, migrate: false, cancellation);
        try
        {
            await app.Services.GetRequiredService<KnowledgeIndexer>().CatchUpAsync(cancellation);
        }
        catch (KnowledgeIndexBusyException)
        {
            // A running server keeps the index up to date.
        }

        var hits = app.Services.GetRequiredService<KnowledgeIndex>().Search(query, Math.Clamp(top, 1, 1000), explain: true);
        if (json)
        {
            CommandLine.Print(new { results = hits });
            return;
        }

        foreach (var hit in hits)
        {
            await Console.Out.WriteLineAsync($"{hit.Score,7:0.00}  {hit.Title}");
            await Console.Out.WriteLineAsync($"         {hit.Snippet}");
            await Console.Out.WriteLineAsync($"         {string.Join("；", hit.Why)}");
        }
    }
}
