using System.Data.Common;
using ResidentAssistant.Assistant;
using ResidentAssistant.Assistant.City;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Data.Keys;

namespace ResidentAssistant.Web.Commands;

/// <summary>What has to stand before anything is served.</summary>
internal static class Preparation
{
    /// <summary>
    /// Looks whether folder, keys and database can be used and fit each other, then creates or migrates an embedded database;
    /// a server database is migrated only when told to. The holidays that came with the product are added where a year is missing.
    /// </summary>
    /// <exception cref="SettingException">The folder cannot be used.</exception>
    /// <exception cref="RefusedException">Keys or database cannot be used, or a server database is behind and <paramref name="migrate"/> is false.</exception>
    public static async Task PrepareAsync(IServiceProvider services, bool migrate, CancellationToken cancellation)
    {
        services.GetRequiredService<DataFolder>().Open();
        var database = services.GetRequiredService<DatabaseOptions>();
        try
        {
            // Before anything asks for the vault: it would make keys where there are none.
            if (await KeyCheck.ProblemAsync(database, cancellation) is { } problem)
                throw new RefusedException(problem);
            var migrator = services.GetRequiredService<Migrator>();
            if (await migrator.ForeignAsync(cancellation) is { } foreign)
                throw new RefusedException(foreign.Sentence(database));
            await MigrateAsync(migrator, migrate || database.Provider == DatabaseProvider.Sqlite, cancellation);
            await services.GetRequiredService<NoteKey>().RunAsync(cancellation);
            await services.GetRequiredService<ImportCalendar>().AddStarterAsync(cancellation);
        }
        catch (Exception failure) when (failure is DbException or InvalidOperationException or IOException && StorageFault.Of(failure) is { } fault)
        {
            throw new RefusedException(fault.Sentence(database));
        }
    }

    /// <summary>The sample city on a first start in Development; prints the accounts it made.</summary>
    public static async Task SeedAsync(IServiceProvider services, CancellationToken cancellation)
    {
        var accounts = await services.GetRequiredService<SampleCity>().SeedAsync(cancellation);
        if (accounts.Count == 0)
            return;
        await Console.Error.WriteLineAsync("示例城市已建好。以下密码只显示这一次：");
        foreach (var account in accounts)
            await Console.Error.WriteLineAsync($"  {account.Role,-8}{account.Email,-24}{account.Password}");
    }

    private static async Task MigrateAsync(Migrator migrator, bool migrate, CancellationToken cancellation)
    {
        if (migrate)
            await migrator.MigrateAsync(cancellation);
        else if (!await migrator.IsCurrentAsync(cancellation))
            throw new RefusedException("数据库结构不是最新的。请先运行 db migrate，或者启动时加上 --migrate。");
    }
}
