using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Conversations;

namespace ResidentAssistant.Assistant.Data.Providers.Postgres;

/// <summary>The model on Postgres; its migrations stand beside it.</summary>
public sealed class PostgresDb(DbContextOptions<PostgresDb> options) : AppDb(options)
{
    internal override IQueryable<Conversation> Locked(Guid conversationId) =>
        Conversations.FromSql($"""SELECT * FROM "Conversations" WHERE "Id" = {conversationId} FOR NO KEY UPDATE""");

    internal override IQueryable<Conversation> Locked(string channel, string addressHash) =>
        Conversations.FromSql($"""SELECT * FROM "Conversations" WHERE "Channel" = {channel} AND "AddressHash" = {addressHash} FOR NO KEY UPDATE""");
}
