using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ResidentAssistant.Assistant.Data.Providers.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class CaseWords : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "CaseWords",
                columns: table => new
                {
                    Token = table.Column<int>(type: "integer", nullable: false),
                    CaseId = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CaseWords", x => new { x.Token, x.CaseId });
                });

            // What was filed before is done by IndexOldCases.
            migrationBuilder.Sql(
                """
                INSERT INTO "DueWork" ("Kind", "Key", "DueAt", "Attempts")
                    SELECT 'case-words', '00000000000000000000000000000000', TIMESTAMP WITH TIME ZONE '2026-11-01 00:00:00Z', 0 WHERE EXISTS (SELECT 1 FROM "Cases")
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "CaseWords");
        }
    }
}
