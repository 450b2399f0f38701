using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ResidentAssistant.Assistant.Data.Providers.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class Reception : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "AskedAt",
                table: "Handoffs",
                type: "datetime2",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "ClaimedLine",
                table: "Handoffs",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<string>(
                name: "Field",
                table: "Handoffs",
                type: "nvarchar(32)",
                maxLength: 32,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "FirstClaimedAt",
                table: "Handoffs",
                type: "datetime2",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "IsUrgent",
                table: "Handoffs",
                type: "bit",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<DateTime>(
                name: "OfferUntil",
                table: "Handoffs",
                type: "datetime2",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "OfferedTo",
                table: "Handoffs",
                type: "uniqueidentifier",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Passed",
                table: "Handoffs",
                type: "nvarchar(4000)",
                maxLength: 4000,
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<DateTime>(
                name: "PassedAt",
                table: "Handoffs",
                type: "datetime2",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "RatedAt",
                table: "Handoffs",
                type: "datetime2",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Result",
                table: "Handoffs",
                type: "nvarchar(32)",
                maxLength: 32,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Verdict",
                table: "Handoffs",
                type: "nvarchar(32)",
                maxLength: 32,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "DutyShifts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    LawyerId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    StartsAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    EndsAt = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DutyShifts", x => x.Id);
                    table.ForeignKey(
                        name: "FK_DutyShifts_AspNetUsers_LawyerId",
                        column: x => x.LawyerId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "HandoffHolds",
                columns: table => new
                {
                    SessionId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Before = table.Column<long>(type: "bigint", nullable: false),
                    LawyerId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    From = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Until = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Last = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HandoffHolds", x => new { x.SessionId, x.Before });
                    table.ForeignKey(
                        name: "FK_HandoffHolds_Handoffs_SessionId",
                        column: x => x.SessionId,
                        principalTable: "Handoffs",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "HandoffNotes",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    SessionId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    StaffId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    StaffName = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    Text = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HandoffNotes", x => x.Id);
                    table.ForeignKey(
                        name: "FK_HandoffNotes_Handoffs_SessionId",
                        column: x => x.SessionId,
                        principalTable: "Handoffs",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "HandoffReaders",
                columns: table => new
                {
                    SessionId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    StaffId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    StaffName = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    Since = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HandoffReaders", x => new { x.SessionId, x.StaffId });
                    table.ForeignKey(
                        name: "FK_HandoffReaders_Handoffs_SessionId",
                        column: x => x.SessionId,
                        principalTable: "Handoffs",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "LawyerPresences",
                columns: table => new
                {
                    LawyerId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    State = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
                    Capacity = table.Column<int>(type: "int", nullable: false),
                    SeenAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    OfferedAt = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LawyerPresences", x => x.LawyerId);
                    table.ForeignKey(
                        name: "FK_LawyerPresences_AspNetUsers_LawyerId",
                        column: x => x.LawyerId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Handoffs_OfferedTo",
                table: "Handoffs",
                column: "OfferedTo");

            migrationBuilder.CreateIndex(
                name: "IX_Handoffs_RequestedAt",
                table: "Handoffs",
                column: "RequestedAt");

            migrationBuilder.CreateIndex(
                name: "IX_DutyShifts_EndsAt",
                table: "DutyShifts",
                column: "EndsAt");

            migrationBuilder.CreateIndex(
                name: "IX_DutyShifts_LawyerId",
                table: "DutyShifts",
                column: "LawyerId");

            migrationBuilder.CreateIndex(
                name: "IX_HandoffHolds_LawyerId_Until",
                table: "HandoffHolds",
                columns: new[] { "LawyerId", "Until" });

            migrationBuilder.CreateIndex(
                name: "IX_HandoffNotes_SessionId",
                table: "HandoffNotes",
                column: "SessionId");

            migrationBuilder.CreateIndex(
                name: "IX_HandoffReaders_StaffId",
                table: "HandoffReaders",
                column: "StaffId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "DutyShifts");

            migrationBuilder.DropTable(
                name: "HandoffHolds");

            migrationBuilder.DropTable(
                name: "HandoffNotes");

            migrationBuilder.DropTable(
                name: "HandoffReaders");

            migrationBuilder.DropTable(
                name: "LawyerPresences");

            migrationBuilder.DropIndex(
                name: "IX_Handoffs_OfferedTo",
                table: "Handoffs");

            migrationBuilder.DropIndex(
                name: "IX_Handoffs_RequestedAt",
                table: "Handoffs");

            migrationBuilder.DropColumn(
                name: "AskedAt",
                table: "Handoffs");

            migrationBuilder.DropColumn(
                name: "ClaimedLine",
                table: "Handoffs");

            migrationBuilder.DropColumn(
                name: "Field",
                table: "Handoffs");

            migrationBuilder.DropColumn(
                name: "FirstClaimedAt",
                table: "Handoffs");

            migrationBuilder.DropColumn(
                name: "IsUrgent",
                table: "Handoffs");

            migrationBuilder.DropColumn(
                name: "OfferUntil",
                table: "Handoffs");

            migrationBuilder.DropColumn(
                name: "OfferedTo",
                table: "Handoffs");

            migrationBuilder.DropColumn(
                name: "Passed",
                table: "Handoffs");

            migrationBuilder.DropColumn(
                name: "PassedAt",
                table: "Handoffs");

            migrationBuilder.DropColumn(
                name: "RatedAt",
                table: "Handoffs");

            migrationBuilder.DropColumn(
                name: "Result",
                table: "Handoffs");

            migrationBuilder.DropColumn(
                name: "Verdict",
                table: "Handoffs");
        }
    }
}
