using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ResidentAssistant.Assistant.Data.Providers.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class ToldAndReminded : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "LargeText",
                table: "Conversations",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<DateTime>(
                name: "RemindAt",
                table: "Conversations",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "About",
                table: "Cases",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Amount",
                table: "Cases",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Phone",
                table: "Cases",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "When",
                table: "Cases",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Wish",
                table: "Cases",
                type: "text",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Conversations_RemindAt",
                table: "Conversations",
                column: "RemindAt");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Conversations_RemindAt",
                table: "Conversations");

            migrationBuilder.DropColumn(
                name: "LargeText",
                table: "Conversations");

            migrationBuilder.DropColumn(
                name: "RemindAt",
                table: "Conversations");

            migrationBuilder.DropColumn(
                name: "About",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "Amount",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "Phone",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "When",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "Wish",
                table: "Cases");
        }
    }
}
