using Microsoft.Data.Sqlite;
using ResidentAssistant.Assistant;
using ResidentAssistant.Assistant.Cases;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Dialogs;

namespace ResidentAssistant.Web.Commands;

/// <summary>The sample city in a folder of its own, which is deleted afterwards: DataDir is not touched.</summary>
internal sealed class OwnCity : IAsyncDisposable
{
    private readonly string folder;

    private OwnCity(string folder, WebApplication app) => (this.folder, App) = (folder, app);

    public WebApplication App { get; }

    /// <param name="clock">The city's; null: as it is now.</param>
    /// <param name="cancellation">Stops the building.</param>
    public static async Task<OwnCity> BuildAsync(TimeProvider? clock, CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("residentassistant-").FullName;
        string[] settings = [$"--DataDir={folder}", $"--Database:Provider={DatabaseProvider.Sqlite}", "--ConnectionStrings:Main="];
        var city = new OwnCity(folder, CommandLine.Services(builder => builder.Services.AddSingleton(clock ?? TimeProvider.System), settings));
        try
        {
            await Preparation.PrepareAsync(city.App.Services, migrate: true, cancellation);
            await city.App.Services.GetRequiredService<SampleCity>().SeedAsync(cancellation);
            await LearnAsync(city.App.Services, cancellation);
            return city;
        }
        catch
        {
            await city.DisposeAsync();
            throw;
        }
    }

    /// <summary>What a running server learns in the background, learned before anybody says something.</summary>
    public static async Task LearnAsync(IServiceProvider services, CancellationToken cancellation)
    {
        await services.GetRequiredService<IntentModel>().CatchUpAsync(cancellation);
        await services.GetRequiredService<CategoryModel>().LearnAsync(cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }
}
