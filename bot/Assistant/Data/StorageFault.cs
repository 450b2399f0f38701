using System.Data.Common;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace ResidentAssistant.Assistant.Data;

/// <summary>What an operator has to know of a failure of disk or database.</summary>
/// <param name="What">In a few words and without a name of a host or a file, e.g. 磁盘满了.</param>
/// <param name="Remedy">What to do about it, a sentence or two.</param>
public sealed record StorageFault(string What, string Remedy)
{
    private const int NoSpace = 28;
    private const int ReadOnly = 30;

    /// <summary>EAGAIN on Linux and on macOS, ERROR_SHARING_VIOLATION on Windows.</summary>
    private static readonly int[] Taken = [11, 35, 32];

    private static readonly StorageFault Full = new("磁盘满了", "请腾出空间，例如删除旧的备份和日志。");

    /// <summary>The file of an embedded database.</summary>
    public static StorageFault Damaged { get; } = new("文件已损坏", "程序没有改动它。请用最近的备份恢复：restore 备份文件 --force（现有的文件会移到一边，不会删除）。");

    /// <returns>Null when the failure is of another kind.</returns>
    public static StorageFault? Of(Exception failure)
    {
        for (var at = failure; at is not null; at = at.InnerException)
        {
            var fault = at switch
            {
                SqliteException sqlite => Of(sqlite),
                PostgresException postgres => Of(postgres),
                NpgsqlException => Away,
                SqlException sqlServer => Of(sqlServer),
                IOException when IsFull(at) => Full,
                _ => null,
            };
            if (fault is not null)
                return fault;
        }

        return null;
    }

    /// <summary>True when nothing more goes onto the disk.</summary>
    public static bool IsFull(Exception failure) => failure is IOException && (failure.HResult & 0xFFFF) == NoSpace;

    /// <summary>Why a file could not be used, in a few words.</summary>
    public static string Why(Exception failure) => failure switch
    {
        UnauthorizedAccessException => "没有权限",
        IOException io when (io.HResult & 0xFFFF) == ReadOnly => "磁盘是只读的",
        _ => failure.Message,
    };

    /// <summary>True when another process holds the file.</summary>
    public static bool IsTaken(IOException failure) => failure.GetType() == typeof(IOException) && Taken.Contains(failure.HResult & 0xFFFF);

    /// <summary>True when there is no database yet, it was never migrated, or has not got this table yet.</summary>
    internal static bool IsMissingTable(DbException failure) => failure switch
    {
        SqliteException sqlite => sqlite.SqliteErrorCode == 1,
        PostgresException postgres => postgres.SqlState is PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.InvalidCatalogName,
        SqlException sqlServer => sqlServer.Number is 208 or 4060,
        _ => false,
    };

    /// <summary>The sentence for the operator, with the database it is about.</summary>
    public string Sentence(DatabaseOptions database) => $"数据库 {database.Place}：{What}。{Remedy}";

    private static StorageFault Away => new("连不上", "请确认数据库服务在运行、地址和端口没有写错、防火墙放行，设置是 ConnectionStrings:Main。");

    private static StorageFault? Of(SqliteException failure) => failure.SqliteErrorCode switch
    {
        11 or 26 => Damaged,
        8 or 14 => new("文件打不开或不能写入", "请检查磁盘是不是只读，文件和它所在的文件夹是不是属于运行本程序的用户。"),
        13 => Full,
        10 => new("磁盘读写出错", "请检查磁盘是不是满了或者坏了。"),
        5 or 6 => new("正被另一个程序占用", "请结束占用它的程序（例如打开着它的数据库工具）再试。"),
        _ => null,
    };

    private static StorageFault Of(PostgresException failure) => failure.SqlState switch
    {
        "28P01" or "28000" => new("用户名或密码不对", $"请改设置 ConnectionStrings:Main，例如 {DatabaseOptions.Example(DatabaseProvider.Postgres)}。"),
        "3D000" => new("服务器上没有这个数据库", "请先建库，例如 createdb -O assistant assistant，或者改设置 ConnectionStrings:Main。"),
        "42501" => new("没有权限", "请让 ConnectionStrings:Main 里的用户成为这个数据库的所有者。"),
        "53300" => new("连接数满了", "请调大服务器的 max_connections，或者在 ConnectionStrings:Main 里设 Maximum Pool Size。"),
        "53100" => Full,
        "57P03" or "57P01" => new("服务器正在启动或停止", "请稍等再试。"),
        _ => new($"出错了（{failure.SqlState} {failure.MessageText}）", "请看数据库服务器的日志。"),
    };

    private static StorageFault Of(SqlException failure) => failure.Number switch
    {
        -2 or -1 or 2 or 53 or 258 or 10060 or 10061 or 11001 => Away,
        18456 => new("用户名或密码不对", "请改设置 ConnectionStrings:Main。"),
        4060 => new("服务器上没有这个数据库，或者没有权限", "请先建库，或者改设置 ConnectionStrings:Main。"),
        _ => new($"出错了（{failure.Number}）", "请看数据库服务器的日志。"),
    };
}
