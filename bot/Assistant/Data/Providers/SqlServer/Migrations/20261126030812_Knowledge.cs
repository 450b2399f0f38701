using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ResidentAssistant.Assistant.Data.Providers.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class Knowledge : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Laws_Newest",
                table: "Laws");

            migrationBuilder.DropColumn(
                name: "Newest",
                table: "Laws");

            migrationBuilder.AddColumn<string>(
                name: "Reason",
                table: "LegalAnswers",
                type: "nvarchar(32)",
                maxLength: 32,
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "InForceFrom",
                table: "Laws",
                type: "date",
                nullable: false,
                defaultValue: new DateOnly(1, 1, 1));

            migrationBuilder.AddColumn<DateOnly>(
                name: "InForceUntil",
                table: "Laws",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "RepealedBy",
                table: "Laws",
                type: "nvarchar(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "OwnerId",
                table: "KnowledgeEntries",
                type: "uniqueidentifier",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "ReviewBy",
                table: "KnowledgeEntries",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Revision",
                table: "KnowledgeEntries",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "Version",
                table: "KnowledgeEntries",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "Working",
                table: "KnowledgeEntries",
                type: "nvarchar(max)",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "EntryRevisions",
                columns: table => new
                {
                    EntryId = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    Content = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    Author = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: true),
                    Reviewer = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: true),
                    Remark = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EntryRevisions", x => new { x.EntryId, x.Number });
                });

            migrationBuilder.CreateTable(
                name: "EntryVotes",
                columns: table => new
                {
                    EntryId = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    ResidentId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Helpful = table.Column<bool>(type: "bit", nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: true),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EntryVotes", x => new { x.EntryId, x.ResidentId });
                    table.ForeignKey(
                        name: "FK_EntryVotes_Residents_ResidentId",
                        column: x => x.ResidentId,
                        principalTable: "Residents",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Repeals",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    LawId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Key = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Name = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Repeals", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Repeals_Laws_LawId",
                        column: x => x.LawId,
                        principalTable: "Laws",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Synonyms",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Words = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Synonyms", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_KnowledgeEntries_OwnerId",
                table: "KnowledgeEntries",
                column: "OwnerId");

            migrationBuilder.CreateIndex(
                name: "IX_EntryVotes_At",
                table: "EntryVotes",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_EntryVotes_ResidentId",
                table: "EntryVotes",
                column: "ResidentId");

            migrationBuilder.CreateIndex(
                name: "IX_Repeals_Key",
                table: "Repeals",
                column: "Key");

            migrationBuilder.CreateIndex(
                name: "IX_Repeals_LawId_Key",
                table: "Repeals",
                columns: new[] { "LawId", "Key" },
                unique: true);

            migrationBuilder.AddForeignKey(
                name: "FK_KnowledgeEntries_AspNetUsers_OwnerId",
                table: "KnowledgeEntries",
                column: "OwnerId",
                principalTable: "AspNetUsers",
                principalColumn: "Id",
                onDelete: ReferentialAction.SetNull);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_KnowledgeEntries_AspNetUsers_OwnerId",
                table: "KnowledgeEntries");

            migrationBuilder.DropTable(
                name: "EntryRevisions");

            migrationBuilder.DropTable(
                name: "EntryVotes");

            migrationBuilder.DropTable(
                name: "Repeals");

            migrationBuilder.DropTable(
                name: "Synonyms");

            migrationBuilder.DropIndex(
                name: "IX_KnowledgeEntries_OwnerId",
                table: "KnowledgeEntries");

            migrationBuilder.DropColumn(
                name: "Reason",
                table: "LegalAnswers");

            migrationBuilder.DropColumn(
                name: "InForceFrom",
                table: "Laws");

            migrationBuilder.DropColumn(
                name: "InForceUntil",
                table: "Laws");

            migrationBuilder.DropColumn(
                name: "RepealedBy",
                table: "Laws");

            migrationBuilder.DropColumn(
                name: "OwnerId",
                table: "KnowledgeEntries");

            migrationBuilder.DropColumn(
                name: "ReviewBy",
                table: "KnowledgeEntries");

            migrationBuilder.DropColumn(
                name: "Revision",
                table: "KnowledgeEntries");

            migrationBuilder.DropColumn(
                name: "Version",
                table: "KnowledgeEntries");

            migrationBuilder.DropColumn(
                name: "Working",
                table: "KnowledgeEntries");

            migrationBuilder.AddColumn<bool>(
                name: "Newest",
                table: "Laws",
                type: "bit",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateIndex(
                name: "IX_Laws_Newest",
                table: "Laws",
                column: "Newest");
        }
    }
}
