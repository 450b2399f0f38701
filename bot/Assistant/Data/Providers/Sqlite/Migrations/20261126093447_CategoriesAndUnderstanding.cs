using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ResidentAssistant.Assistant.Data.Providers.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class CategoriesAndUnderstanding : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "CategorisedAt",
                table: "Cases",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "CategorisedBy",
                table: "Cases",
                type: "TEXT",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Category",
                table: "Cases",
                type: "TEXT",
                maxLength: 32,
                nullable: false,
                defaultValue: "Other");

            migrationBuilder.AddColumn<string>(
                name: "Category",
                table: "CaseEvents",
                type: "TEXT",
                maxLength: 32,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "CategoryBefore",
                table: "CaseEvents",
                type: "TEXT",
                maxLength: 32,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Understood",
                table: "Activities",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "IntentCorrections",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Text = table.Column<string>(type: "TEXT", nullable: false),
                    TextHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Understood = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Intent = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    ProposedBy = table.Column<Guid>(type: "TEXT", nullable: false),
                    ProposedByName = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    ProposedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ReviewedByName = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    ReviewedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_IntentCorrections", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Cases_CategorisedAt",
                table: "Cases",
                column: "CategorisedAt");

            migrationBuilder.CreateIndex(
                name: "IX_IntentCorrections_State_ProposedAt",
                table: "IntentCorrections",
                columns: new[] { "State", "ProposedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_IntentCorrections_TextHash",
                table: "IntentCorrections",
                column: "TextHash",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "IntentCorrections");

            migrationBuilder.DropIndex(
                name: "IX_Cases_CategorisedAt",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "CategorisedAt",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "CategorisedBy",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "Category",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "Category",
                table: "CaseEvents");

            migrationBuilder.DropColumn(
                name: "CategoryBefore",
                table: "CaseEvents");

            migrationBuilder.DropColumn(
                name: "Understood",
                table: "Activities");
        }
    }
}
