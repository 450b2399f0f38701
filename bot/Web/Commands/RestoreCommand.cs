using System.CommandLine;
using ResidentAssistant.Assistant;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Data.Backups;

namespace ResidentAssistant.Web.Commands;

/// <summary>restore: a backup into an empty DataDir.</summary>
internal static class RestoreCommand
{
    public static Command Create()
    {
        var file = new Argument<FileInfo>("FILE") { Description = "An archive that backup wrote" };
        var force = new Option<bool>("--force")
        {
            Description = "Restore although DataDir is not empty: what is there is moved into a folder replaced-... in it, never deleted",
        };
        var command = new Command(
            "restore",
            "Put a backup into an empty DataDir; stop the service first. Numbers of cases go on far above the last one of the backup, so that none is given "
                + "twice")
        {
            file, force,
        };
        command.SetAction((parsed, cancellation) =>
            RunAsync(parsed.GetValue(file)!.FullName, parsed.GetValue(force), parsed.GetValue(CommandLine.Json), cancellation));
        return command;
    }

    private static async Task RunAsync(string file, bool force, bool json, CancellationToken cancellation)
    {
        await using var app = CommandLine.Services();
        await Console.Error.WriteLineAsync($"正在核对 {file} ……");
        switch (await app.Services.GetRequiredService<RestoreBackup>().RunAsync(file, force, cancellation))
        {
            case RestoreOutcome.Done(var manifest, var replaced) when json:
                CommandLine.Print(new { file, manifest.TakenAt, manifest.Tables, files = manifest.Files.Count, replaced });
                break;
            case RestoreOutcome.Done(var manifest, var replaced):
                var to = app.Services.GetRequiredService<DatabaseOptions>().DataDir;
                await Console.Out.WriteLineAsync(
                    $"恢复好了：{to}，是北京时间 {CityTime.Local(manifest.TakenAt):yyyy-MM-dd HH:mm:ss} 的内容，{manifest.Tables.Values.Sum()} 行。"
                    + $"{(replaced is null ? "" : $"原来的内容在 {replaced}，确认不需要后请自己删除。")}今天的诉求编号会从大得多的数接着编，不会和备份之后发出的重复。现在可以启动服务。");
                break;
            case RestoreOutcome.Refused(var why):
                throw new RefusedException(why);
        }
    }
}
