using System.CommandLine;
using ResidentAssistant.Assistant.Legal;

namespace ResidentAssistant.Web.Commands;

/// <summary>questions import: answered questions, one JSON object a line.</summary>
internal static class QuestionsCommand
{
    public static Command Create()
    {
        var file = new Argument<FileInfo>("FILE") { Description = "Lines of {\"question\", \"relevant\":[{\"law\",\"article\"}], \"answer\"?}" };
        var import = new Command("import", "Import answered questions") { file };
        import.SetAction((parsed, cancellation) => ImportAsync(parsed.GetValue(file)!, parsed.GetValue(CommandLine.Json), cancellation));
        return new Command("questions", "Answered questions") { import };
    }

    private static async Task ImportAsync(FileInfo file, bool json, CancellationToken cancellation)
    {
        CommandLine.Existing(file);
        await using var app = CommandLine.Services();
        await Preparation.PrepareAsync(app.Services, migrate: false, cancellation);
        var report = await app.Services.GetRequiredService<ImportQuestions>().RunAsync(file.FullName, cancellation);
        if (json)
            CommandLine.Print(new { added = report.Added, known = report.Known, refused = report.RefusedLines });
        else
            await Console.Out.WriteLineAsync($"新增问题 {report.Added} 个，已有 {report.Known} 个，看不懂的行 {report.RefusedLines.Count} 行。");
        if (report.RefusedLines.Count > 0)
            throw new RefusedException($"这些行不是约定的格式：{string.Join('、', report.RefusedLines.Take(20))}。");
    }
}
