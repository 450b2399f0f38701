using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;
using ResidentAssistant.Assistant.Conversations;

namespace ResidentAssistant.Assistant.Data.Providers.Postgres;

/// <summary>The model on Postgres; its migrations stand beside it.</summary>
public sealed class PostgresDb(DbContextOptions<PostgresDb> options) : AppDb(options)
{
    internal override IQueryable<Conversation> Locked(Guid conversationId) =>
        Conversations.FromSql($"""SELECT * FROM "Conversations" WHERE "Id" = {conversationId} FOR NO KEY UPDATE""");

    internal override IQueryable<Conversation> Locked(string channel, string addressHash) =>
        Conversations.FromSql($"""SELECT * FROM "Conversations" WHERE "Channel" = {channel} AND "AddressHash" = {addressHash} FOR NO KEY UPDATE""");

    internal override async Task WriteManyAsync(IReadOnlyList<object> rows, CancellationToken cancellation)
    {
        foreach (var table in rows.GroupBy(row => row.GetType()))
            await CopyAsync(Model.FindEntityType(table.Key)!, table, cancellation);
    }

    private async Task CopyAsync(IEntityType type, IEnumerable<object> rows, CancellationToken cancellation)
    {
        var columns = type.GetProperties().Select(property => (
            Name: property.GetColumnName(), Property: property, Mapping: property.GetRelationalTypeMapping(),
            Converter: property.GetValueConverter() ?? property.GetTypeMapping().Converter)).ToList();
        var names = string.Join(", ", columns.Select(column => $"\"{column.Name}\""));
        await using var copy = await ((NpgsqlConnection)Database.GetDbConnection()).BeginBinaryImportAsync(
            $"COPY \"{type.GetTableName()}\" ({names}) FROM STDIN (FORMAT BINARY)", cancellation);
        foreach (var row in rows)
        {
            await copy.StartRowAsync(cancellation);
            foreach (var column in columns)
            {
                var value = column.Property.GetGetter().GetClrValue(row);
                if (value is not null && column.Converter is { } converter)
                    value = converter.ConvertToProvider(value);
                if (value is null)
                    await copy.WriteNullAsync(cancellation);
                else
                    await copy.WriteAsync(value, column.Mapping.StoreTypeNameBase, cancellation);
            }
        }

        await copy.CompleteAsync(cancellation);
    }
}
