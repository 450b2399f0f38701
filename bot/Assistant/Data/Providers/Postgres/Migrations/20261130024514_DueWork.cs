using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ResidentAssistant.Assistant.Data.Providers.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class DueWork : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "DueWork",
                columns: table => new
                {
                    Kind = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Key = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    DueAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    LeaseUntil = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Attempts = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DueWork", x => new { x.Kind, x.Key });
                });

            migrationBuilder.CreateIndex(
                name: "IX_DueWork_Kind_DueAt",
                table: "DueWork",
                columns: new[] { "Kind", "DueAt" });

            migrationBuilder.Sql(@"INSERT INTO ""DueWork"" (""Kind"", ""Key"", ""DueAt"", ""Attempts"")
                SELECT 'form.remind', replace(""Id""::text, '-', ''), ""RemindAt"", 0
                FROM ""Conversations"" WHERE ""RemindAt"" IS NOT NULL");
            migrationBuilder.Sql(@"INSERT INTO ""DueWork"" (""Kind"", ""Key"", ""DueAt"", ""Attempts"")
                SELECT 'danger.escalate', replace(""Id""::text, '-', ''), ""EscalateAt"", 0
                FROM ""DangerAlerts"" WHERE ""EscalateAt"" IS NOT NULL");

            migrationBuilder.DropIndex(
                name: "IX_DangerAlerts_EscalateAt",
                table: "DangerAlerts");

            migrationBuilder.DropIndex(
                name: "IX_Conversations_RemindAt",
                table: "Conversations");

            migrationBuilder.DropColumn(
                name: "EscalateAt",
                table: "DangerAlerts");

            migrationBuilder.DropColumn(
                name: "RemindAt",
                table: "Conversations");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "EscalateAt",
                table: "DangerAlerts",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "RemindAt",
                table: "Conversations",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_DangerAlerts_EscalateAt",
                table: "DangerAlerts",
                column: "EscalateAt");

            migrationBuilder.CreateIndex(
                name: "IX_Conversations_RemindAt",
                table: "Conversations",
                column: "RemindAt");

            migrationBuilder.Sql(@"UPDATE ""Conversations"" SET ""RemindAt"" = (SELECT ""DueAt"" FROM ""DueWork""
                WHERE ""Kind"" = 'form.remind' AND ""Key"" = replace(""Conversations"".""Id""::text, '-', ''))");
            migrationBuilder.Sql(@"UPDATE ""DangerAlerts"" SET ""EscalateAt"" = (SELECT ""DueAt"" FROM ""DueWork""
                WHERE ""Kind"" = 'danger.escalate' AND ""Key"" = replace(""DangerAlerts"".""Id""::text, '-', ''))");

            migrationBuilder.DropTable(
                name: "DueWork");
        }
    }
}
