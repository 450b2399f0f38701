using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ResidentAssistant.Assistant.Data.Providers.SqlServer.Migrations
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
                    Kind = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    Key = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    DueAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    LeaseUntil = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Attempts = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DueWork", x => new { x.Kind, x.Key });
                });

            migrationBuilder.CreateIndex(
                name: "IX_DueWork_Kind_DueAt",
                table: "DueWork",
                columns: new[] { "Kind", "DueAt" });

            migrationBuilder.Sql(@"EXEC(N'INSERT INTO [DueWork] ([Kind], [Key], [DueAt], [Attempts])
                SELECT ''form.remind'', lower(replace(convert(nvarchar(36), [Id]), ''-'', '''')), [RemindAt], 0
                FROM [Conversations] WHERE [RemindAt] IS NOT NULL')");
            migrationBuilder.Sql(@"EXEC(N'INSERT INTO [DueWork] ([Kind], [Key], [DueAt], [Attempts])
                SELECT ''danger.escalate'', lower(replace(convert(nvarchar(36), [Id]), ''-'', '''')), [EscalateAt], 0
                FROM [DangerAlerts] WHERE [EscalateAt] IS NOT NULL')");

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
                type: "datetime2",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "RemindAt",
                table: "Conversations",
                type: "datetime2",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_DangerAlerts_EscalateAt",
                table: "DangerAlerts",
                column: "EscalateAt");

            migrationBuilder.CreateIndex(
                name: "IX_Conversations_RemindAt",
                table: "Conversations",
                column: "RemindAt");

            migrationBuilder.Sql(@"EXEC(N'UPDATE [Conversations] SET [RemindAt] = (SELECT [DueAt] FROM [DueWork]
                WHERE [Kind] = ''form.remind'' AND [Key] = lower(replace(convert(nvarchar(36), [Conversations].[Id]), ''-'', '''')))')");
            migrationBuilder.Sql(@"EXEC(N'UPDATE [DangerAlerts] SET [EscalateAt] = (SELECT [DueAt] FROM [DueWork]
                WHERE [Kind] = ''danger.escalate'' AND [Key] = lower(replace(convert(nvarchar(36), [DangerAlerts].[Id]), ''-'', '''')))')");

            migrationBuilder.DropTable(
                name: "DueWork");
        }
    }
}
