using Microsoft.EntityFrameworkCore;

namespace ResidentAssistant.Assistant.Data.Providers.Sqlite;

/// <summary>The model on Sqlite; its migrations stand beside it.</summary>
public sealed class SqliteDb(DbContextOptions<SqliteDb> options) : AppDb(options);
