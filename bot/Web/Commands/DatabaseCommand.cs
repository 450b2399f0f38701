using System.CommandLine;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Data.Providers;

namespace ResidentAssistant.Web.Commands;

/// <summary>db migrate and db script.</summary>
internal static class DatabaseCommand
{
    public static Command Create()
    {
        var migrate = new Command("migrate", "Apply pending migrations");
        migrate.SetAction(async (_, cancellation) =>
        {
            await using var app = CommandLine.Services();
            await Preparation.PrepareAsync(app.Services, migrate: true, cancellation);
            await Console.Out.WriteLineAsync("数据库结构已是最新。");
        });
        var provider = new Option<DatabaseProvider>("--provider") { Required = true };
        var script = new Command("script", "Print the SQL of all migrations, idempotent where the provider can") { provider };
        script.SetAction(parsed => Console.Out.WriteLine(Script(parsed.GetValue(provider))));
        return new Command("db", "The database") { migrate, script };
    }

    private static string Script(DatabaseProvider provider)
    {
        var database =
            new DatabaseOptions
            {
                Provider = provider,
                ConnectionString = provider == DatabaseProvider.Sqlite ? "Data Source=:memory:"
                : "Server=localhost",
                DataDir = Path.GetTempPath()
            };
        using var db = new AppDbFactory(database, DesignVault.Create()).CreateDbContext();
        var options = provider == DatabaseProvider.Sqlite ? MigrationsSqlGenerationOptions.Default : MigrationsSqlGenerationOptions.Idempotent;
        return db.GetService<IMigrator>().GenerateScript(options: options);
    }
}
