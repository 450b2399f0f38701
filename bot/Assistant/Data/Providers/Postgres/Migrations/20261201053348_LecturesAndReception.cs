using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

#pragma warning disable CA1814 // Prefer jagged arrays over multidimensional

namespace ResidentAssistant.Assistant.Data.Providers.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class LecturesAndReception : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterColumn<Guid>(
                name: "ResidentId",
                table: "Registrations",
                type: "uuid",
                nullable: true,
                oldClrType: typeof(Guid),
                oldType: "uuid");

            migrationBuilder.AddColumn<DateTime>(
                name: "CancelledAt",
                table: "Registrations",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "CheckedInAt",
                table: "Registrations",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Code",
                table: "Registrations",
                type: "character varying(16)",
                maxLength: 16,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<Guid>(
                name: "ConversationId",
                table: "Registrations",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Guests",
                table: "Registrations",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "PersonName",
                table: "Registrations",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "PersonPhone",
                table: "Registrations",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Place",
                table: "Registrations",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "Remark",
                table: "Registrations",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Source",
                table: "Registrations",
                type: "character varying(64)",
                maxLength: 64,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<int>(
                name: "Stars",
                table: "Registrations",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "State",
                table: "Registrations",
                type: "character varying(32)",
                maxLength: 32,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<int>(
                name: "Version",
                table: "Registrations",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateTime>(
                name: "CancelledAt",
                table: "LectureSessions",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "ClosesAt",
                table: "LectureSessions",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "EndsAt",
                table: "LectureSessions",
                type: "timestamp with time zone",
                nullable: false,
                defaultValue: new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified));

            migrationBuilder.AddColumn<string>(
                name: "Material",
                table: "LectureSessions",
                type: "character varying(500)",
                maxLength: 500,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<DateTime>(
                name: "OpensAt",
                table: "LectureSessions",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Version",
                table: "LectureSessions",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "LectureSeries",
                columns: table => new
                {
                    Key = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Name = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    About = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LectureSeries", x => x.Key);
                });

            migrationBuilder.InsertData(
                table: "LectureSeries",
                columns: new[] { "Key", "About", "Name" },
                values: new object[,]
                {
                    { "Moral", "身边的好人、家风家训。", "道德讲堂" },
                    { "RuleOfLaw", "每月一次，律师讲身边的法。", "法治大讲堂" }
                });

            // Who had a seat keeps it, and gets a code; sessions were not said to end.
            migrationBuilder.Sql(
                """
                UPDATE "Registrations" SET "State" = 'Registered', "Code" = upper(substr(md5(random()::text || "Id"::text), 1, 10)), "Version" = 1, "ConversationId" =
                    (SELECT c."Id" FROM "Conversations" c WHERE c."ResidentId" = "Registrations"."ResidentId" ORDER BY c."Id" DESC LIMIT 1)
                """);
            migrationBuilder.Sql("""UPDATE "LectureSessions" SET "EndsAt" = "StartsAt" + interval '90 minutes'""");

            migrationBuilder.CreateIndex(
                name: "IX_Registrations_Code",
                table: "Registrations",
                column: "Code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Registrations_ConversationId",
                table: "Registrations",
                column: "ConversationId");

            migrationBuilder.CreateIndex(
                name: "IX_LectureSessions_Series",
                table: "LectureSessions",
                column: "Series");

            migrationBuilder.AddCheckConstraint(
                name: "CK_LectureSessions_Taken",
                table: "LectureSessions",
                sql: "\"Taken\" >= 0 AND \"Taken\" <= \"Seats\"");

            migrationBuilder.CreateIndex(
                name: "IX_LectureSeries_Name",
                table: "LectureSeries",
                column: "Name",
                unique: true);

            migrationBuilder.AddForeignKey(
                name: "FK_LectureSessions_LectureSeries_Series",
                table: "LectureSessions",
                column: "Series",
                principalTable: "LectureSeries",
                principalColumn: "Key",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Registrations_Conversations_ConversationId",
                table: "Registrations",
                column: "ConversationId",
                principalTable: "Conversations",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddColumn<DateTime>(
                name: "AskedAt",
                table: "Handoffs",
                type: "timestamp with time zone",
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
                type: "character varying(32)",
                maxLength: 32,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "FirstClaimedAt",
                table: "Handoffs",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "IsUrgent",
                table: "Handoffs",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<DateTime>(
                name: "OfferUntil",
                table: "Handoffs",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "OfferedTo",
                table: "Handoffs",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Passed",
                table: "Handoffs",
                type: "character varying(4000)",
                maxLength: 4000,
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<DateTime>(
                name: "PassedAt",
                table: "Handoffs",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "RatedAt",
                table: "Handoffs",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Result",
                table: "Handoffs",
                type: "character varying(32)",
                maxLength: 32,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Verdict",
                table: "Handoffs",
                type: "character varying(32)",
                maxLength: 32,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "DutyShifts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    LawyerId = table.Column<Guid>(type: "uuid", nullable: false),
                    StartsAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    EndsAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
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
                    SessionId = table.Column<Guid>(type: "uuid", nullable: false),
                    Before = table.Column<long>(type: "bigint", nullable: false),
                    LawyerId = table.Column<Guid>(type: "uuid", nullable: false),
                    From = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Until = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
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
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    SessionId = table.Column<Guid>(type: "uuid", nullable: false),
                    StaffId = table.Column<Guid>(type: "uuid", nullable: false),
                    StaffName = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Text = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
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
                    SessionId = table.Column<Guid>(type: "uuid", nullable: false),
                    StaffId = table.Column<Guid>(type: "uuid", nullable: false),
                    StaffName = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Since = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
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
                    LawyerId = table.Column<Guid>(type: "uuid", nullable: false),
                    State = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Capacity = table.Column<int>(type: "integer", nullable: false),
                    SeenAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    OfferedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
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

            migrationBuilder.DropForeignKey(
                name: "FK_LectureSessions_LectureSeries_Series",
                table: "LectureSessions");

            migrationBuilder.DropForeignKey(
                name: "FK_Registrations_Conversations_ConversationId",
                table: "Registrations");

            migrationBuilder.DropTable(
                name: "LectureSeries");

            migrationBuilder.DropIndex(
                name: "IX_Registrations_Code",
                table: "Registrations");

            migrationBuilder.DropIndex(
                name: "IX_Registrations_ConversationId",
                table: "Registrations");

            migrationBuilder.DropIndex(
                name: "IX_LectureSessions_Series",
                table: "LectureSessions");

            migrationBuilder.DropCheckConstraint(
                name: "CK_LectureSessions_Taken",
                table: "LectureSessions");

            migrationBuilder.DropColumn(
                name: "CancelledAt",
                table: "Registrations");

            migrationBuilder.DropColumn(
                name: "CheckedInAt",
                table: "Registrations");

            migrationBuilder.DropColumn(
                name: "Code",
                table: "Registrations");

            migrationBuilder.DropColumn(
                name: "ConversationId",
                table: "Registrations");

            migrationBuilder.DropColumn(
                name: "Guests",
                table: "Registrations");

            migrationBuilder.DropColumn(
                name: "PersonName",
                table: "Registrations");

            migrationBuilder.DropColumn(
                name: "PersonPhone",
                table: "Registrations");

            migrationBuilder.DropColumn(
                name: "Place",
                table: "Registrations");

            migrationBuilder.DropColumn(
                name: "Remark",
                table: "Registrations");

            migrationBuilder.DropColumn(
                name: "Source",
                table: "Registrations");

            migrationBuilder.DropColumn(
                name: "Stars",
                table: "Registrations");

            migrationBuilder.DropColumn(
                name: "State",
                table: "Registrations");

            migrationBuilder.DropColumn(
                name: "Version",
                table: "Registrations");

            migrationBuilder.DropColumn(
                name: "CancelledAt",
                table: "LectureSessions");

            migrationBuilder.DropColumn(
                name: "ClosesAt",
                table: "LectureSessions");

            migrationBuilder.DropColumn(
                name: "EndsAt",
                table: "LectureSessions");

            migrationBuilder.DropColumn(
                name: "Material",
                table: "LectureSessions");

            migrationBuilder.DropColumn(
                name: "OpensAt",
                table: "LectureSessions");

            migrationBuilder.DropColumn(
                name: "Version",
                table: "LectureSessions");

            migrationBuilder.AlterColumn<Guid>(
                name: "ResidentId",
                table: "Registrations",
                type: "uuid",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"),
                oldClrType: typeof(Guid),
                oldType: "uuid",
                oldNullable: true);
        }
    }
}
