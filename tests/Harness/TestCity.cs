using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using ResidentAssistant.Assistant;
using ResidentAssistant.Assistant.City;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Data.Keys;
using ResidentAssistant.Assistant.Dialogs;
using ResidentAssistant.Assistant.Legal;
using ResidentAssistant.Assistant.Modules;
using ResidentAssistant.Assistant.Safety;
using ResidentAssistant.Assistant.Staff;
using Xunit;

namespace ResidentAssistant.Tests.Harness;

/// <summary>
/// The sample city on a real database and a real index, with a clock that stands still at Monday, 23 November 2026, 9:00.
/// Prepared once per provider and copied for each test.
/// </summary>
public sealed class TestCity : IAsyncDisposable
{
    public static readonly DateTimeOffset Monday = new(2026, 11, 23, 9, 0, 0, TimeSpan.FromHours(8));
    private static readonly Dictionary<DatabaseProvider, Lazy<Task<(string Folder, string Connection, Vault Vault)>>> Templates = new()
    {
        [DatabaseProvider.Sqlite] = new(() => PrepareAsync(DatabaseProvider.Sqlite)),
        [DatabaseProvider.Postgres] = new(() => PrepareAsync(DatabaseProvider.Postgres)),
    };

    /// <summary>Trained once for all cities; it does not change afterwards.</summary>
    private static readonly Lazy<IntentClassifier> Classifier = new(() => new IntentClassifier(IntentClassifier.StarterExamples()));

    private readonly DatabaseProvider provider;
    private readonly string connection;
    private readonly Action<IServiceCollection>? customise;
    private readonly IReadOnlyList<Module>? modules;
    private readonly List<ServiceProvider> nodes = [];

    private TestCity(
        DatabaseProvider provider, string folder, string connection, Vault vault, FakeTimeProvider clock, Action<IServiceCollection>? customise,
        IReadOnlyList<Module>? modules = null)
    {
        this.modules = modules;
        this.provider = provider;
        this.connection = connection;
        this.customise = customise;
        Folder = folder;
        Clock = clock;
        nodes.Add(BuildServices(provider, folder, connection, clock, vault, customise, modules));
    }

    public string Folder { get; }

    public FakeTimeProvider Clock { get; }

    public IServiceProvider Services => nodes[0];

    public Transactions Transactions => Get<Transactions>();

    /// <param name="customise">What this test adds or replaces, on each node.</param>
    /// <param name="modules">What the city's assistant does; null is all.</param>
    /// <param name="under">Folder to make the city's folder in, e.g. on a small disk; that of temporary files when null.</param>
    public static async Task<TestCity> StartAsync(
        DatabaseProvider provider = DatabaseProvider.Sqlite, Action<IServiceCollection>? customise = null, string? under = null,
        IReadOnlyList<Module>? modules = null)
    {
        Databases.Require(provider);

        // As in a server, what is learned is learned before anybody writes: no turn waits for it.
        _ = (Classifier.Value, DangerModel.Starter, ActModel.Starter);
        var (template, templateConnection, vault) = await Templates[provider].Value;
        var folder = under is null ? NewFolder() : Directory.CreateDirectory(Path.Combine(under, "city")).FullName;
        CopyFolder(template, folder);
        var connection = Databases.Fresh(provider, folder);
        await Databases.CloneAsync(provider, templateConnection, connection);
        return new TestCity(provider, folder, connection, vault, new FakeTimeProvider(Monday), customise, modules);
    }

    /// <summary>A city whose folder is there already, e.g. restored; it is deleted at the end.</summary>
    public static TestCity Open(string folder, FakeTimeProvider clock) =>
        Open(DatabaseProvider.Sqlite, folder, Databases.Fresh(DatabaseProvider.Sqlite, folder), clock);

    /// <summary>A city whose folder and database are there already; both are deleted at the end.</summary>
    public static TestCity Open(DatabaseProvider provider, string folder, string connection, FakeTimeProvider clock)
    {
        var keys = Path.Combine(folder, "keys");
        return new TestCity(provider, folder, connection, new Vault(KeyRing.Open(keys), keys), clock, null);
    }

    /// <summary>Another node on the same database and folder, with keys read from disk: the first shares nothing that changes. Ends with the city.</summary>
    public IServiceProvider AddNode()
    {
        nodes.Add(BuildServices(provider, Folder, connection, Clock, null, customise, modules));
        return nodes[^1];
    }

    public T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();

    /// <param name="channel">Where the resident writes.</param>
    /// <param name="address">For somebody who wrote before, or who is to be met again; null makes a new one.</param>
    public TestResident NewResident(string channel = "test", string? address = null) => new(this, channel, address);

    public async Task<StaffIdentity> StaffAsync(string email)
    {
        await using var db = await Transactions.ReadAsync(TestContext.Current.CancellationToken);
        return StaffIdentity.Of(db.Users.Single(u => u.Email == email));
    }

    /// <summary>Ends the process's part of the city and starts it again on the same data, with keys read from disk.</summary>
    public async Task RestartAsync()
    {
        await EndAsync();
        AddNode();
    }

    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        await Databases.DropAsync(provider, connection);
        await DeleteFolderAsync();
    }

    /// <summary>A console page that was left may still be at its last read: then files of the embedded database come and go for a moment.</summary>
    private async Task DeleteFolderAsync()
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                Directory.Delete(Folder, recursive: true);
                return;
            }
            catch (IOException) when (attempt < 20)
            {
                await Task.Delay(100);
            }
        }
    }

    /// <summary>Settings of this city, for a host of its own.</summary>
    public IReadOnlyDictionary<string, string?> Settings => Configuration(provider, Folder, connection);

    private async Task EndAsync()
    {
        foreach (var node in nodes)
            await node.DisposeAsync();
        nodes.Clear();
    }

    private static async Task<(string Folder, string Connection, Vault Vault)> PrepareAsync(DatabaseProvider provider)
    {
        var folder = NewFolder();
        var connection = Databases.Fresh(provider, folder);
        await using (var services = BuildServices(provider, folder, connection, new FakeTimeProvider(Monday), null, null))
        {
            await services.GetRequiredService<Migrator>().MigrateAsync(CancellationToken.None);
            await services.GetRequiredService<NoteKey>().RunAsync(CancellationToken.None);
            await services.GetRequiredService<ImportCalendar>().AddStarterAsync(CancellationToken.None);
            await services.GetRequiredService<SampleCity>().SeedAsync(CancellationToken.None);
            // Staff of the tests have chosen their passwords long ago.
            await services.GetRequiredService<Transactions>().RunAsync(
                db => db.Users.ExecuteUpdateAsync(set => set.SetProperty(u => u.MustChangePassword, false)), CancellationToken.None);
            await services.GetRequiredService<KnowledgeIndexer>().CatchUpAsync(CancellationToken.None);
        }

        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        var keys = Path.Combine(folder, "keys");
        return (folder, connection, new Vault(KeyRing.Open(keys), keys));
    }

    private static ServiceProvider BuildServices(
        DatabaseProvider provider, string folder, string connection, FakeTimeProvider clock, Vault? vault, Action<IServiceCollection>? customise,
        IReadOnlyList<Module>? modules = null)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(Configuration(provider, folder, connection)).Build();
        var services = new ServiceCollection()
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.None))
            .AddSingleton<TimeProvider>(clock)
            .AddAssistant(configuration, modules);
        Share(services, vault);
        customise?.Invoke(services);
        return services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }

    /// <summary>Takes from other cities what costs most of a start: the trained classifier, and the database's model, which is built for each vault.</summary>
    internal static void Share(IServiceCollection services, Vault? vault)
    {
        services.Replace(ServiceDescriptor.Singleton(Classifier.Value));
        if (vault is not null)
            services.Replace(ServiceDescriptor.Singleton(vault));
    }

    private static Dictionary<string, string?> Configuration(DatabaseProvider provider, string folder, string connection) => new()
    {
        ["DataDir"] = folder,
        ["Database:Provider"] = provider.ToString(),
        ["ConnectionStrings:Main"] = connection,
    };

    private static string NewFolder() => Directory.CreateTempSubdirectory("residentassistant-test-").FullName;

    private static void CopyFolder(string from, string to)
    {
        foreach (var folder in Directory.EnumerateDirectories(from, "*", SearchOption.AllDirectories))
            Directory.CreateDirectory(Path.Combine(to, Path.GetRelativePath(from, folder)));
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories).Where(f => !f.EndsWith("write.lock", StringComparison.Ordinal)))
            File.Copy(file, Path.Combine(to, Path.GetRelativePath(from, file)));
    }
}
