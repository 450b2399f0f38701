using System.CommandLine;

namespace ResidentAssistant.Web.Commands;

/// <summary>demo seed: the sample city.</summary>
internal static class DemoCommand
{
    public static Command Create()
    {
        var seed = new Command("seed", "Add the sample city: units, staff, places, slots, sessions, FAQ");
        seed.SetAction(async (_, cancellation) =>
        {
            await using var app = CommandLine.Services();
            await Preparation.PrepareAsync(app.Services, migrate: false, cancellation);
            await Preparation.SeedAsync(app.Services, cancellation);
            await Console.Out.WriteLineAsync("示例城市已就绪。");
        });
        return new Command("demo", "Try the product") { seed };
    }
}
