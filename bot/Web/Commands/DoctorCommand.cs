using System.CommandLine;
using ResidentAssistant.Web.Doctor;

namespace ResidentAssistant.Web.Commands;

/// <summary>doctor: what a city needs before it opens, a line each.</summary>
internal static class DoctorCommand
{
    public static Command Create()
    {
        var command = new Command("doctor", "Look at every precondition and say what to do; changes nothing. Exit code 1 when something must be done");
        command.SetAction((parsed, cancellation) => RunAsync(parsed.GetValue(CommandLine.Json), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(bool json, CancellationToken cancellation)
    {
        var findings = await new Examination(TimeProvider.System).RunAsync([], cancellation);
        var ok = findings.All(finding => finding.Level != Level.Action);
        if (json)
        {
            CommandLine.Print(new { ok, checks = findings.Select(finding => new { finding.Name, level = Word(finding.Level), finding.Says, finding.Remedy }) });
            return ok ? 0 : 1;
        }

        foreach (var (name, level, says, remedy) in findings)
            await Console.Out.WriteLineAsync($"{level switch { Level.Good => "好　　", Level.Notice => "注意　", Level.Action => "要处理" }}　{name}：{says}。{remedy}");
        return ok ? 0 : 1;
    }

    private static string Word(Level level) => level switch
    {
        Level.Good => "good",
        Level.Notice => "notice",
        Level.Action => "action",
    };
}
