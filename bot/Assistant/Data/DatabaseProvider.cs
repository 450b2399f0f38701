using System.Data.Common;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.Configuration;
using Npgsql;
using ResidentAssistant.Assistant.Data.Providers.Postgres;
using ResidentAssistant.Assistant.Data.Providers.Sqlite;
using ResidentAssistant.Assistant.Data.Providers.SqlServer;

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
