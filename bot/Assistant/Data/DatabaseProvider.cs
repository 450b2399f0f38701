namespace ResidentAssistant.Assistant.Data;

/// <summary>The databases the product runs on.</summary>
public enum DatabaseProvider
{
    /// <summary>Embedded: one node, no installation.</summary>
    Sqlite,

    /// <summary>PostgreSQL 15 or newer, one or many nodes.</summary>
    Postgres,

    /// <summary>SQL Server 2022 or newer, one or many nodes.</summary>
    SqlServer,
}
