using System.CommandLine;
using ResidentAssistant.Assistant.Data.Backups;

namespace ResidentAssistant.Web.Commands;

/// <summary>backup: the embedded database, attachments and keys in one file, while serving.</summary>
internal static class BackupCommand
{
    public static Command Create()
    {
        var file = new Argument<FileInfo>("FILE") { Description = "The archive (tar) to write; one of this name is replaced when the new one was checked" };
        var command = new Command(
            "backup",
            "Copy the embedded database, attachments and keys into one file, while serving; it is read again and checked. "
            + "The file holds the keys: whoever has it can read everything, so keep it as you keep the keys")
        {
            file,
        };
        command.SetAction((parsed, cancellation) => RunAsync(parsed.GetValue(file)!.FullName, parsed.GetValue(CommandLine.Json), cancellation));
        return command;
    }

    private static async Task RunAsync(string file, bool json, CancellationToken cancellation)
    {
        await using var app = CommandLine.Services();
        await Console.Error.WriteLineAsync($"正在备份到 {file} ……");
        switch (await app.Services.GetRequiredService<BackUp>().RunAsync(file, cancellation))
        {
            case BackupOutcome.Done(var manifest, var bytes) when json:
                CommandLine.Print(new { file, bytes, manifest.TakenAt, manifest.Tables, files = manifest.Files.Count, manifest.Missing });
                break;
            case BackupOutcome.Done(var manifest, var bytes):
                var attachments = manifest.Files.Count(entry => entry.Name.StartsWith("attachments/", StringComparison.Ordinal));
                await Console.Out.WriteLineAsync(
                    $"备份好了，已重新读出核对：{file}，{bytes / 1_000_000.0:0.0} MB，{manifest.Tables.Values.Sum()} 行，{attachments} 个附件。"
                    + $"{(manifest.Missing > 0 ? $"有 {manifest.Missing} 个附件没有文件（以前丢失，或者备份时刚被删除）。" : "")}里面有密钥，谁拿到它就能打开全部内容，请像密钥一样保管。");
                break;
            case BackupOutcome.Refused(var why):
                throw new RefusedException(why);
        }
    }
}
