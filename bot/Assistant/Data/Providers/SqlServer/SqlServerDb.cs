using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Conversations;

namespace ResidentAssistant.Assistant.Data.Providers.SqlServer;

/// <summary>The model on SqlServer; its migrations stand beside it.</summary>
public sealed class SqlServerDb(DbContextOptions<SqlServerDb> options) : AppDb(options)
{
    internal override IQueryable<Conversation> Locked(Guid conversationId) =>
        Conversations.FromSql($"SELECT * FROM [Conversations] WITH (UPDLOCK, ROWLOCK) WHERE [Id] = {conversationId}");

    internal override IQueryable<Conversation> Locked(string channel, string addressHash) =>
        Conversations.FromSql($"SELECT * FROM [Conversations] WITH (UPDLOCK, ROWLOCK) WHERE [Channel] = {channel} AND [AddressHash] = {addressHash}");

    internal override IQueryable<int> CountedCase(DateOnly day) => Database.SqlQuery<int>(
        $"""
        MERGE [CaseCounters] WITH (HOLDLOCK) AS counter USING (SELECT {day} AS [Day]) AS today ON counter.[Day] = today.[Day]
        WHEN MATCHED THEN UPDATE SET [Last] = counter.[Last] + 1
        WHEN NOT MATCHED THEN INSERT ([Day], [Last]) VALUES (today.[Day], 1)
        OUTPUT inserted.[Last] AS [Value];
        """);

    internal override IQueryable<long> CountedChange(string kind, Guid id) => Database.SqlQuery<long>(
        $"""
        MERGE [TopicStamps] WITH (HOLDLOCK) AS stamp USING (SELECT {kind} AS [Kind], {id} AS [Id]) AS topic
        ON stamp.[Kind] = topic.[Kind] AND stamp.[Id] = topic.[Id]
        WHEN MATCHED THEN UPDATE SET [Number] = stamp.[Number] + 1
        WHEN NOT MATCHED THEN INSERT ([Kind], [Id], [Number]) VALUES (topic.[Kind], topic.[Id], 1)
        OUTPUT inserted.[Number] AS [Value];
        """);

    internal override Task ScheduleAsync(string kind, string key, DateTime dueAt, CancellationToken cancellation) => Database.ExecuteSqlAsync(
        $"""
        MERGE [DueWork] WITH (HOLDLOCK) AS work USING (SELECT {kind} AS [Kind], {key} AS [Key], {dueAt} AS [DueAt]) AS cause
        ON work.[Kind] = cause.[Kind] AND work.[Key] = cause.[Key]
        WHEN MATCHED THEN UPDATE SET [DueAt] = cause.[DueAt], [LeaseUntil] = NULL, [Attempts] = 0
        WHEN NOT MATCHED THEN INSERT ([Kind], [Key], [DueAt], [Attempts]) VALUES (cause.[Kind], cause.[Key], cause.[DueAt], 0);
        """,
        cancellation);
}
