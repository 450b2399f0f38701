using System.CommandLine;
using ResidentAssistant.Assistant.Scenes;

namespace ResidentAssistant.Web.Commands;

/// <summary>scenes add and scenes list: what the city's QR codes stand for.</summary>
internal static class ScenesCommand
{
    public static Command Create()
    {
        var kind =
            new Option<SceneKind>("--kind")
            {
                Required = true,
                Description = "Unit: its name greets. Doorplate: the next complaint is about this place. Campaign: begins a job"
            };
        var title = new Option<string>("--title") { Required = true, Description = "For staff, and for the greeting of a campaign" };
        var unit = new Option<string?>("--unit") { Description = "Name of the unit it belongs to" };
        var subject = new Option<string?>("--subject") { Description = "Doorplate: the place. Campaign: the command, e.g. appointment.book" };
        var add = new Command("add", "Add a scene; its id goes into the QR code") { kind, title, unit, subject };
        add.SetAction((parsed, cancellation) => AddAsync(
            parsed.GetValue(kind), parsed.GetValue(title)!, parsed.GetValue(unit), parsed.GetValue(subject), parsed.GetValue(CommandLine.Json), cancellation));
        var list = new Command("list", "All scenes with how often they were scanned");
        list.SetAction((parsed, cancellation) => ListAsync(parsed.GetValue(CommandLine.Json), cancellation));
        return new Command("scenes", "QR codes of doors, counters and posters (场景码)") { add, list };
    }

    private static async Task AddAsync(SceneKind kind, string title, string? unitName, string? subject, bool json, CancellationToken cancellation)
    {
        await using var app = CommandLine.Services();
        await Preparation.PrepareAsync(app.Services, migrate: false, cancellation);
        var desk = app.Services.GetRequiredService<SceneDesk>();
        var unit = unitName is null ? null : (await desk.UnitsAsync(null, cancellation)).FirstOrDefault(u => u.Name == unitName)
            ?? throw new RefusedException($"没有名为“{unitName}”的单位。");
        switch (await desk.AddAsync(null, kind, title, unit?.Id, subject, cancellation))
        {
            case SceneAdded.Done(var scene) when json:
                CommandLine.Print(new { id = scene.Id });
                break;
            case SceneAdded.Done(var scene):
                await Console.Out.WriteLineAsync(scene.Id);
                break;
            case SceneAdded.Refused(var why):
                throw new RefusedException(why);
        }
    }

    private static async Task ListAsync(bool json, CancellationToken cancellation)
    {
        await using var app = CommandLine.Services();
        await Preparation.PrepareAsync(app.Services, migrate: false, cancellation);
        var lines = await app.Services.GetRequiredService<SceneDesk>().ListAsync(null, cancellation);
        if (json)
        {
            CommandLine.Print(
                new
                {
                    scenes =
                    lines.Select(line =>
                        new
                        {
                            id = line.Scene.Id,
                            kind = line.Scene.Kind.ToString(),
                            title = line.Scene.Title,
                            unit = line.Unit,
                            subject = line.Scene.Subject,
                            scans = line.Scene.Scans
                        })
                });
            return;
        }

        foreach (var (scene, unit) in lines)
            await Console.Out.WriteLineAsync(
                $"{scene.Id}  {SceneTexts.KindName(scene.Kind)}  扫码 {scene.Scans} 次  "
                    + $"{scene.Title}{(scene.Subject is { } subject ? $"（{subject}）" : "")}{(unit is null ? "" : $"  {unit}")}");
    }
}
