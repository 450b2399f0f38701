using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ResidentAssistant.Assistant.Data.Providers.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class GridWork : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Doorplates",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    UnitId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Latitude = table.Column<double>(type: "REAL", nullable: true),
                    Longitude = table.Column<double>(type: "REAL", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Doorplates", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Doorplates_Units_UnitId",
                        column: x => x.UnitId,
                        principalTable: "Units",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "GridEntries",
                columns: table => new
                {
                    StaffId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Key = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    UnitId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Place = table.Column<string>(type: "TEXT", nullable: true),
                    Text = table.Column<string>(type: "TEXT", nullable: false),
                    CaseId = table.Column<Guid>(type: "TEXT", nullable: true),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_GridEntries", x => new { x.StaffId, x.Key });
                    table.ForeignKey(
                        name: "FK_GridEntries_Cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_GridEntries_Units_UnitId",
                        column: x => x.UnitId,
                        principalTable: "Units",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_CaseEvents_ById_At",
                table: "CaseEvents",
                columns: new[] { "ById", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_Doorplates_Text",
                table: "Doorplates",
                column: "Text",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Doorplates_UnitId",
                table: "Doorplates",
                column: "UnitId");

            migrationBuilder.CreateIndex(
                name: "IX_GridEntries_At",
                table: "GridEntries",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_GridEntries_CaseId",
                table: "GridEntries",
                column: "CaseId");

            migrationBuilder.CreateIndex(
                name: "IX_GridEntries_StaffId_At",
                table: "GridEntries",
                columns: new[] { "StaffId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_GridEntries_UnitId",
                table: "GridEntries",
                column: "UnitId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Doorplates");

            migrationBuilder.DropTable(
                name: "GridEntries");

            migrationBuilder.DropIndex(
                name: "IX_CaseEvents_ById_At",
                table: "CaseEvents");
        }
    }
}
