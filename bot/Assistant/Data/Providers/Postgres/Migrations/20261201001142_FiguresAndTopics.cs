using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ResidentAssistant.Assistant.Data.Providers.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class FiguresAndTopics : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Fingerprint",
                table: "Attachments",
                type: "character varying(64)",
                maxLength: 64,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "MonthlyTopics",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    UnitId = table.Column<Guid>(type: "uuid", nullable: false),
                    Month = table.Column<DateOnly>(type: "date", nullable: false),
                    Category = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Sentence = table.Column<string>(type: "text", nullable: false),
                    ChosenBy = table.Column<Guid>(type: "uuid", nullable: false),
                    ChosenByName = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    ChosenAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MonthlyTopics", x => x.Id);
                    table.ForeignKey(
                        name: "FK_MonthlyTopics_Units_UnitId",
                        column: x => x.UnitId,
                        principalTable: "Units",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "MonthlyTopicNotes",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    TopicId = table.Column<Guid>(type: "uuid", nullable: false),
                    Words = table.Column<string>(type: "text", nullable: false),
                    ByName = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MonthlyTopicNotes", x => x.Id);
                    table.ForeignKey(
                        name: "FK_MonthlyTopicNotes_MonthlyTopics_TopicId",
                        column: x => x.TopicId,
                        principalTable: "MonthlyTopics",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Attachments_Fingerprint",
                table: "Attachments",
                column: "Fingerprint");

            migrationBuilder.CreateIndex(
                name: "IX_MonthlyTopicNotes_TopicId",
                table: "MonthlyTopicNotes",
                column: "TopicId");

            migrationBuilder.CreateIndex(
                name: "IX_MonthlyTopics_UnitId_Month",
                table: "MonthlyTopics",
                columns: new[] { "UnitId", "Month" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "MonthlyTopicNotes");

            migrationBuilder.DropTable(
                name: "MonthlyTopics");

            migrationBuilder.DropIndex(
                name: "IX_Attachments_Fingerprint",
                table: "Attachments");

            migrationBuilder.DropColumn(
                name: "Fingerprint",
                table: "Attachments");
        }
    }
}
