using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ResidentAssistant.Assistant.Data.Providers.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class Reach : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Outbox_ReplyTo",
                table: "Outbox");

            migrationBuilder.DropColumn(
                name: "Passive",
                table: "Outbox");

            migrationBuilder.AddColumn<bool>(
                name: "Notice",
                table: "Outbox",
                type: "bit",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "PassiveFrom",
                table: "Outbox",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<Guid>(
                name: "PassiveTo",
                table: "Outbox",
                type: "uniqueidentifier",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "PassiveUpTo",
                table: "Outbox",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "Sent",
                table: "Outbox",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "Unsure",
                table: "Outbox",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateTime>(
                name: "LeftAt",
                table: "Conversations",
                type: "datetime2",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Reach_Acceptances",
                table: "Conversations",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "Reach_BriefLeft",
                table: "Conversations",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateTime>(
                name: "Reach_BriefUntil",
                table: "Conversations",
                type: "datetime2",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Reach_Kept",
                table: "Conversations",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "Reach_LongLeft",
                table: "Conversations",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateTime>(
                name: "Reach_LongUntil",
                table: "Conversations",
                type: "datetime2",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "Reach_NoticedAt",
                table: "Conversations",
                type: "datetime2",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "Reach_SendingUntil",
                table: "Conversations",
                type: "datetime2",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "ChannelAlarms",
                columns: table => new
                {
                    Channel = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    Code = table.Column<int>(type: "int", nullable: false),
                    Text = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false),
                    FirstAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    LastAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Times = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ChannelAlarms", x => new { x.Channel, x.Code });
                });

            migrationBuilder.CreateTable(
                name: "Scenes",
                columns: table => new
                {
                    Id = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
                    Title = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    UnitId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Subject = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    Scans = table.Column<int>(type: "int", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Scenes", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Scenes_Units_UnitId",
                        column: x => x.UnitId,
                        principalTable: "Units",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SharedTokens",
                columns: table => new
                {
                    Name = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    Value = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false),
                    RefreshAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    EndsAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    FetchingUntil = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SharedTokens", x => x.Name);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Outbox_ConversationId_State",
                table: "Outbox",
                columns: new[] { "ConversationId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_Outbox_PassiveTo",
                table: "Outbox",
                column: "PassiveTo");

            migrationBuilder.CreateIndex(
                name: "IX_Scenes_UnitId",
                table: "Scenes",
                column: "UnitId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ChannelAlarms");

            migrationBuilder.DropTable(
                name: "Scenes");

            migrationBuilder.DropTable(
                name: "SharedTokens");

            migrationBuilder.DropIndex(
                name: "IX_Outbox_ConversationId_State",
                table: "Outbox");

            migrationBuilder.DropIndex(
                name: "IX_Outbox_PassiveTo",
                table: "Outbox");

            migrationBuilder.DropColumn(
                name: "PassiveFrom",
                table: "Outbox");

            migrationBuilder.DropColumn(
                name: "PassiveTo",
                table: "Outbox");

            migrationBuilder.DropColumn(
                name: "PassiveUpTo",
                table: "Outbox");

            migrationBuilder.DropColumn(
                name: "Sent",
                table: "Outbox");

            migrationBuilder.DropColumn(
                name: "Unsure",
                table: "Outbox");

            migrationBuilder.DropColumn(
                name: "LeftAt",
                table: "Conversations");

            migrationBuilder.DropColumn(
                name: "Reach_Acceptances",
                table: "Conversations");

            migrationBuilder.DropColumn(
                name: "Reach_BriefLeft",
                table: "Conversations");

            migrationBuilder.DropColumn(
                name: "Reach_BriefUntil",
                table: "Conversations");

            migrationBuilder.DropColumn(
                name: "Reach_Kept",
                table: "Conversations");

            migrationBuilder.DropColumn(
                name: "Reach_LongLeft",
                table: "Conversations");

            migrationBuilder.DropColumn(
                name: "Reach_LongUntil",
                table: "Conversations");

            migrationBuilder.DropColumn(
                name: "Reach_NoticedAt",
                table: "Conversations");

            migrationBuilder.DropColumn(
                name: "Reach_SendingUntil",
                table: "Conversations");

            migrationBuilder.DropColumn(
                name: "Notice",
                table: "Outbox");

            migrationBuilder.AddColumn<bool>(
                name: "Passive",
                table: "Outbox",
                type: "bit",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateIndex(
                name: "IX_Outbox_ReplyTo",
                table: "Outbox",
                column: "ReplyTo");
        }
    }
}
