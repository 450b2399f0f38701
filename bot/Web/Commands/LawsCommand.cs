using System.CommandLine;
using ResidentAssistant.Assistant;
using ResidentAssistant.Assistant.Legal;
using ResidentAssistant.Knowledge;

namespace ResidentAssistant.Web.Commands;

/// <summary>laws import: statutes from Markdown files; laws status: how the library stands.</summary>
internal static class LawsCommand
{
    public static Command Create()
    {
        var path = new Argument<string>("PATH") { Description = "A Markdown file or a folder of them" };
        var import = new Command("import", "Import statutes; importing again changes nothing") { path };
        import.SetAction((parsed, cancellation) => ImportAsync(parsed.GetValue(path)!, parsed.GetValue(CommandLine.Json), cancellation));
        var status = new Command("status", "How old the library is, and which published entries cite what is not in force");
        status.SetAction((parsed, cancellation) => StatusAsync(parsed.GetValue(CommandLine.Json), cancellation));
        return new Command("laws", "The law library") { import, status };
    }

    private static async Task StatusAsync(bool json, CancellationToken cancellation)
    {
        await using var app = CommandLine.Services();
        await Preparation.PrepareAsync(app.Services, migrate: false, cancellation);
        var status = (await app.Services.GetRequiredService<ReadLibraryStatus>().RunAsync(null, cancellation))!;
        if (json)
        {
            CommandLine.Print(status);
            return;
        }

        await Console.Out.WriteLineAsync(
            $"今天有效的法律 {status.Laws} 部，条文 {status.Articles} 条；最新的文本是 {(status.Newest is { } newest ? $"{newest:yyyy-MM-dd}" : "（还没有）")}。");
        await Console.Out.WriteLineAsync(LegalTexts.Scopes(status.Laws, status.OfProvince, status.OfCity));
        if (status.Elsewhere.Count > 0)
            await Console.Out.WriteLineAsync(LegalTexts.StillElsewhere(status.Elsewhere, app.Services.GetRequiredService<CityOptions>()));
        await Console.Out.WriteLineAsync($"名单上废止的法律 {status.Ended} 部，缺新文本的 {status.NewerTextMissing} 部。");
        await Console.Out.WriteLineAsync($"引用的条文已经失效或者不在库里的问答：{Ids(status.NotInForce)}");
        await Console.Out.WriteLineAsync($"引用的法律缺新文本的问答：{Ids(status.CitesOldText)}");
        if (status.IsOld)
            await Console.Out.WriteLineAsync($"{LegalTexts.LibraryIsOld}。");
    }

    private static string Ids(IReadOnlyList<string> entries) => entries.Count == 0 ? "没有" : string.Join('、', entries);

    private static async Task ImportAsync(string path, bool json, CancellationToken cancellation)
    {
        if (!File.Exists(path) && !Directory.Exists(path))
            throw new RefusedException($"找不到 {path}。");
        await using var app = CommandLine.Services();
        await Preparation.PrepareAsync(app.Services, migrate: false, cancellation);
        var report = await app.Services.GetRequiredService<ImportLaws>().RunAsync(path, Progress, cancellation);
        await Console.Error.WriteLineAsync();
        try
        {
            await app.Services.GetRequiredService<KnowledgeIndexer>().CatchUpAsync(cancellation);
        }
        catch (KnowledgeIndexBusyException)
        {
            await Console.Error.WriteLineAsync("服务正在运行，索引由它更新。");
        }

        if (json)
        {
            CommandLine.Print(
                new
                {
                    laws = report.Laws,
                    articles = report.Articles,
                    added = report.Added,
                    changed = report.Changed,
                    replaced = report.Replaced,
                    repealed = report.Repealed,
                    refused = report.Refused,
                    perLaw = report.PerLaw,
                    elsewhere = report.Elsewhere,
                    removed = report.Removed,
                });
            return;
        }

        await Console.Out.WriteLineAsync(
            $"法律文本 {report.Laws} 个，条文 {report.Articles} 条；新增 {report.Added}，改动 {report.Changed}；换成新版本的法律 {report.Replaced} 部；新查出废止的 {report.Repealed.Count} "
                + $"部；拒收文件 {report.Refused.Count} 个。");
        if (report.Elsewhere.Count > 0)
            await Console.Out.WriteLineAsync(LegalTexts.Elsewhere(report.Elsewhere, app.Services.GetRequiredService<CityOptions>()));
        if (report.Removed.Count > 0)
            await Console.Out.WriteLineAsync(LegalTexts.Removed(report.Removed));
        foreach (var law in report.PerLaw)
        {
            var place = law.Place is null ? "" : $"，{law.Place}";
            await Console.Out.WriteLineAsync($"  {law.Law}（{law.Version:yyyy-MM-dd}）：{law.Articles} 条{place}{Skipped(law.Skipped)}");
        }

        foreach (var repealed in report.Repealed)
            await Console.Out.WriteLineAsync($"  {LegalTexts.Ended(repealed.Law, repealed.From, repealed.By)}");
        foreach (var refused in report.Refused)
            await Console.Out.WriteLineAsync($"  {refused.Path}:{refused.Line} {refused.Reason}");
    }

    private static string Skipped(IReadOnlyList<LawSkip> skipped) => skipped.Count == 0
        ? ""
        : "；略过 " + string.Join("、", skipped.Select(skip => $"第 {skip.Line} 行起的{Name(skip.What)}（{skip.Lines} 行）"));

    private static string Name(LawSkipped what) => what switch
    {
        LawSkipped.FrontMatter => "文件头",
        LawSkipped.Contents => "目录",
        LawSkipped.Header => "说明",
    };

    private static void Progress(ImportStage stage, int done, int total)
    {
        if (done % 100 != 0 && done != total)
            return;
        var doing = stage switch
        {
            ImportStage.Reading => "读取文件",
            ImportStage.Comparing => "比对",
            ImportStage.Writing => "写入条文",
        };
        Console.Error.Write(total == 0 ? $"\r{doing} {done}" : $"\r{doing} {done}/{total}    ");
    }
}
