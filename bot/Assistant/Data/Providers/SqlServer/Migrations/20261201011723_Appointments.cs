using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ResidentAssistant.Assistant.Data.Providers.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class Appointments : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Bookings_AppointmentSlots_SlotId",
                table: "Bookings");

            migrationBuilder.DropIndex(
                name: "IX_Bookings_ActiveSlotId",
                table: "Bookings");

            migrationBuilder.RenameColumn(
                name: "SlotId",
                table: "Bookings",
                newName: "VenueId");

            migrationBuilder.DropColumn(
                name: "ActiveSlotId",
                table: "Bookings");

            migrationBuilder.AddColumn<Guid>(
                name: "ConversationId",
                table: "Bookings",
                type: "uniqueidentifier",
                nullable: true);

            migrationBuilder.RenameIndex(
                name: "IX_Bookings_SlotId",
                table: "Bookings",
                newName: "IX_Bookings_VenueId");

            migrationBuilder.AlterColumn<Guid>(
                name: "ResidentId",
                table: "Bookings",
                type: "uniqueidentifier",
                nullable: true,
                oldClrType: typeof(Guid),
                oldType: "uniqueidentifier");

            migrationBuilder.AddColumn<string>(
                name: "CalendarToken",
                table: "Bookings",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<DateTime>(
                name: "ChangedAt",
                table: "Bookings",
                type: "datetime2",
                nullable: false,
                defaultValue: new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified));

            migrationBuilder.AddColumn<DateTime>(
                name: "CheckedInAt",
                table: "Bookings",
                type: "datetime2",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "EndsAt",
                table: "Bookings",
                type: "datetime2",
                nullable: false,
                defaultValue: new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified));

            migrationBuilder.AddColumn<bool>(
                name: "IsLate",
                table: "Bookings",
                type: "bit",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "Lawyer",
                table: "Bookings",
                type: "nvarchar(64)",
                maxLength: 64,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<Guid>(
                name: "LawyerId",
                table: "Bookings",
                type: "uniqueidentifier",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            migrationBuilder.AddColumn<string>(
                name: "Note",
                table: "Bookings",
                type: "nvarchar(max)",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "People",
                table: "Bookings",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "PersonName",
                table: "Bookings",
                type: "nvarchar(max)",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "PersonPhone",
                table: "Bookings",
                type: "nvarchar(max)",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Result",
                table: "Bookings",
                type: "nvarchar(32)",
                maxLength: 32,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Room",
                table: "Bookings",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<int>(
                name: "Sequence",
                table: "Bookings",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "Source",
                table: "Bookings",
                type: "nvarchar(64)",
                maxLength: 64,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<DateTime>(
                name: "StartsAt",
                table: "Bookings",
                type: "datetime2",
                nullable: false,
                defaultValue: new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified));

            migrationBuilder.AddColumn<string>(
                name: "State",
                table: "Bookings",
                type: "nvarchar(32)",
                maxLength: 32,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Venue",
                table: "Bookings",
                type: "nvarchar(100)",
                maxLength: 100,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Fingerprint",
                table: "Attachments",
                type: "nvarchar(64)",
                maxLength: 64,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "CaseLooks",
                columns: table => new
                {
                    CaseId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    StaffId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    SeenAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    WroteAt = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CaseLooks", x => new { x.CaseId, x.StaffId });
                });

            migrationBuilder.CreateTable(
                name: "CaseWords",
                columns: table => new
                {
                    Token = table.Column<int>(type: "int", nullable: false),
                    CaseId = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CaseWords", x => new { x.Token, x.CaseId });
                });

            migrationBuilder.CreateTable(
                name: "Doorplates",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Text = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    UnitId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Latitude = table.Column<double>(type: "float", nullable: true),
                    Longitude = table.Column<double>(type: "float", nullable: true)
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
                    StaffId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Key = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
                    UnitId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Place = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    Text = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    CaseId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false)
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

            migrationBuilder.CreateTable(
                name: "LawyerProfiles",
                columns: table => new
                {
                    LawyerId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Firm = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    Fields = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    IsWoman = table.Column<bool>(type: "bit", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LawyerProfiles", x => x.LawyerId);
                    table.ForeignKey(
                        name: "FK_LawyerProfiles_AspNetUsers_LawyerId",
                        column: x => x.LawyerId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "MonthlyTopics",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    UnitId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Month = table.Column<DateOnly>(type: "date", nullable: false),
                    Category = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
                    Sentence = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    ChosenBy = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ChosenByName = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    ChosenAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
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
                name: "ReplyTemplates",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(30)", maxLength: 30, nullable: false),
                    Text = table.Column<string>(type: "nvarchar(1500)", maxLength: 1500, nullable: false),
                    ChangedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReplyTemplates", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "SavedViews",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    StaffId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    Query = table.Column<string>(type: "nvarchar(max)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SavedViews", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SavedViews_AspNetUsers_StaffId",
                        column: x => x.StaffId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "TakenTimes",
                columns: table => new
                {
                    LawyerId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Seat = table.Column<int>(type: "int", nullable: false),
                    OwnerId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    HeldUntil = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TakenTimes", x => new { x.LawyerId, x.At, x.Seat });
                });

            migrationBuilder.CreateTable(
                name: "Venues",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    Address = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Way = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    UnitId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    ClosedAt = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Venues", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Venues_Units_UnitId",
                        column: x => x.UnitId,
                        principalTable: "Units",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "WaitingPlaces",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ResidentId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ConversationId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Day = table.Column<DateOnly>(type: "date", nullable: true),
                    Since = table.Column<DateTime>(type: "datetime2", nullable: false),
                    State = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
                    OfferedSlot = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: true),
                    OfferedUntil = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WaitingPlaces", x => x.Id);
                    table.ForeignKey(
                        name: "FK_WaitingPlaces_Conversations_ConversationId",
                        column: x => x.ConversationId,
                        principalTable: "Conversations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_WaitingPlaces_Residents_ResidentId",
                        column: x => x.ResidentId,
                        principalTable: "Residents",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "MonthlyTopicNotes",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    TopicId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Words = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    ByName = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false)
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

            migrationBuilder.CreateTable(
                name: "PatternExceptions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
                    FirstDay = table.Column<DateOnly>(type: "date", nullable: false),
                    LastDay = table.Column<DateOnly>(type: "date", nullable: false),
                    LawyerId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    VenueId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    SubstituteId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    From = table.Column<TimeOnly>(type: "time", nullable: true),
                    Until = table.Column<TimeOnly>(type: "time", nullable: true),
                    SlotMinutes = table.Column<int>(type: "int", nullable: false),
                    Room = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PatternExceptions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PatternExceptions_AspNetUsers_LawyerId",
                        column: x => x.LawyerId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PatternExceptions_AspNetUsers_SubstituteId",
                        column: x => x.SubstituteId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PatternExceptions_Venues_VenueId",
                        column: x => x.VenueId,
                        principalTable: "Venues",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "WeeklyPatterns",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    LawyerId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    VenueId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Room = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Weekday = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
                    From = table.Column<TimeOnly>(type: "time", nullable: false),
                    Until = table.Column<TimeOnly>(type: "time", nullable: false),
                    SlotMinutes = table.Column<int>(type: "int", nullable: false),
                    BufferMinutes = table.Column<int>(type: "int", nullable: false),
                    Capacity = table.Column<int>(type: "int", nullable: false),
                    Kept = table.Column<int>(type: "int", nullable: false),
                    FirstDay = table.Column<DateOnly>(type: "date", nullable: true),
                    LastDay = table.Column<DateOnly>(type: "date", nullable: true),
                    DayOff = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WeeklyPatterns", x => x.Id);
                    table.ForeignKey(
                        name: "FK_WeeklyPatterns_AspNetUsers_LawyerId",
                        column: x => x.LawyerId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_WeeklyPatterns_Venues_VenueId",
                        column: x => x.VenueId,
                        principalTable: "Venues",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_CaseEvents_ById_At",
                table: "CaseEvents",
                columns: new[] { "ById", "At" });

            AppointmentsMotion.Run(
                migrationBuilder, no: "0", (time, minutes) => $"DATEADD(minute, {minutes}, {time})", time => $"CAST({time} AS date)",
                time => $"CAST({time} AS time)");

            migrationBuilder.DropTable(
                name: "AppointmentSlots");

            migrationBuilder.CreateIndex(
                name: "IX_Bookings_CalendarToken",
                table: "Bookings",
                column: "CalendarToken",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Bookings_ConversationId",
                table: "Bookings",
                column: "ConversationId");

            migrationBuilder.CreateIndex(
                name: "IX_Bookings_LawyerId",
                table: "Bookings",
                column: "LawyerId");

            migrationBuilder.CreateIndex(
                name: "IX_Bookings_StartsAt",
                table: "Bookings",
                column: "StartsAt");

            migrationBuilder.CreateIndex(
                name: "IX_Attachments_Fingerprint",
                table: "Attachments",
                column: "Fingerprint");

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

            migrationBuilder.CreateIndex(
                name: "IX_MonthlyTopicNotes_TopicId",
                table: "MonthlyTopicNotes",
                column: "TopicId");

            migrationBuilder.CreateIndex(
                name: "IX_MonthlyTopics_UnitId_Month",
                table: "MonthlyTopics",
                columns: new[] { "UnitId", "Month" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PatternExceptions_LawyerId",
                table: "PatternExceptions",
                column: "LawyerId");

            migrationBuilder.CreateIndex(
                name: "IX_PatternExceptions_SubstituteId",
                table: "PatternExceptions",
                column: "SubstituteId");

            migrationBuilder.CreateIndex(
                name: "IX_PatternExceptions_VenueId",
                table: "PatternExceptions",
                column: "VenueId");

            migrationBuilder.CreateIndex(
                name: "IX_ReplyTemplates_Name",
                table: "ReplyTemplates",
                column: "Name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SavedViews_StaffId",
                table: "SavedViews",
                column: "StaffId");

            migrationBuilder.CreateIndex(
                name: "IX_TakenTimes_At",
                table: "TakenTimes",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_TakenTimes_OwnerId",
                table: "TakenTimes",
                column: "OwnerId");

            migrationBuilder.CreateIndex(
                name: "IX_Venues_Name",
                table: "Venues",
                column: "Name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Venues_UnitId",
                table: "Venues",
                column: "UnitId");

            migrationBuilder.CreateIndex(
                name: "IX_WaitingPlaces_ConversationId",
                table: "WaitingPlaces",
                column: "ConversationId");

            migrationBuilder.CreateIndex(
                name: "IX_WaitingPlaces_ResidentId",
                table: "WaitingPlaces",
                column: "ResidentId");

            migrationBuilder.CreateIndex(
                name: "IX_WaitingPlaces_State_Since",
                table: "WaitingPlaces",
                columns: new[] { "State", "Since" });

            migrationBuilder.CreateIndex(
                name: "IX_WeeklyPatterns_LawyerId",
                table: "WeeklyPatterns",
                column: "LawyerId");

            migrationBuilder.CreateIndex(
                name: "IX_WeeklyPatterns_VenueId",
                table: "WeeklyPatterns",
                column: "VenueId");

            migrationBuilder.AddForeignKey(
                name: "FK_Bookings_AspNetUsers_LawyerId",
                table: "Bookings",
                column: "LawyerId",
                principalTable: "AspNetUsers",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Bookings_Conversations_ConversationId",
                table: "Bookings",
                column: "ConversationId",
                principalTable: "Conversations",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Bookings_Venues_VenueId",
                table: "Bookings",
                column: "VenueId",
                principalTable: "Venues",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            // What was filed before is done by IndexOldCases.
            migrationBuilder.Sql(
                """
                INSERT INTO "DueWork" ("Kind", "Key", "DueAt", "Attempts")
                    SELECT 'case-words', '00000000000000000000000000000000', '2026-11-01 00:00:00', 0 WHERE EXISTS (SELECT 1 FROM "Cases")
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Bookings_AspNetUsers_LawyerId",
                table: "Bookings");

            migrationBuilder.DropForeignKey(
                name: "FK_Bookings_Conversations_ConversationId",
                table: "Bookings");

            migrationBuilder.DropForeignKey(
                name: "FK_Bookings_Venues_VenueId",
                table: "Bookings");

            migrationBuilder.DropTable(
                name: "CaseLooks");

            migrationBuilder.DropTable(
                name: "CaseWords");

            migrationBuilder.DropTable(
                name: "Doorplates");

            migrationBuilder.DropTable(
                name: "GridEntries");

            migrationBuilder.DropTable(
                name: "LawyerProfiles");

            migrationBuilder.DropTable(
                name: "MonthlyTopicNotes");

            migrationBuilder.DropTable(
                name: "PatternExceptions");

            migrationBuilder.DropTable(
                name: "ReplyTemplates");

            migrationBuilder.DropTable(
                name: "SavedViews");

            migrationBuilder.DropTable(
                name: "TakenTimes");

            migrationBuilder.DropTable(
                name: "WaitingPlaces");

            migrationBuilder.DropTable(
                name: "WeeklyPatterns");

            migrationBuilder.DropTable(
                name: "MonthlyTopics");

            migrationBuilder.DropTable(
                name: "Venues");

            migrationBuilder.DropIndex(
                name: "IX_CaseEvents_ById_At",
                table: "CaseEvents");

            migrationBuilder.DropIndex(
                name: "IX_Bookings_CalendarToken",
                table: "Bookings");

            migrationBuilder.DropIndex(
                name: "IX_Bookings_ConversationId",
                table: "Bookings");

            migrationBuilder.DropIndex(
                name: "IX_Bookings_LawyerId",
                table: "Bookings");

            migrationBuilder.DropIndex(
                name: "IX_Bookings_StartsAt",
                table: "Bookings");

            migrationBuilder.DropIndex(
                name: "IX_Attachments_Fingerprint",
                table: "Attachments");

            migrationBuilder.DropColumn(
                name: "CalendarToken",
                table: "Bookings");

            migrationBuilder.DropColumn(
                name: "ChangedAt",
                table: "Bookings");

            migrationBuilder.DropColumn(
                name: "CheckedInAt",
                table: "Bookings");

            migrationBuilder.DropColumn(
                name: "EndsAt",
                table: "Bookings");

            migrationBuilder.DropColumn(
                name: "IsLate",
                table: "Bookings");

            migrationBuilder.DropColumn(
                name: "Lawyer",
                table: "Bookings");

            migrationBuilder.DropColumn(
                name: "LawyerId",
                table: "Bookings");

            migrationBuilder.DropColumn(
                name: "Note",
                table: "Bookings");

            migrationBuilder.DropColumn(
                name: "People",
                table: "Bookings");

            migrationBuilder.DropColumn(
                name: "PersonName",
                table: "Bookings");

            migrationBuilder.DropColumn(
                name: "PersonPhone",
                table: "Bookings");

            migrationBuilder.DropColumn(
                name: "Result",
                table: "Bookings");

            migrationBuilder.DropColumn(
                name: "Room",
                table: "Bookings");

            migrationBuilder.DropColumn(
                name: "Sequence",
                table: "Bookings");

            migrationBuilder.DropColumn(
                name: "Source",
                table: "Bookings");

            migrationBuilder.DropColumn(
                name: "StartsAt",
                table: "Bookings");

            migrationBuilder.DropColumn(
                name: "State",
                table: "Bookings");

            migrationBuilder.DropColumn(
                name: "Venue",
                table: "Bookings");

            migrationBuilder.DropColumn(
                name: "Fingerprint",
                table: "Attachments");

            migrationBuilder.RenameColumn(
                name: "VenueId",
                table: "Bookings",
                newName: "SlotId");

            migrationBuilder.RenameColumn(
                name: "ConversationId",
                table: "Bookings",
                newName: "ActiveSlotId");

            migrationBuilder.RenameIndex(
                name: "IX_Bookings_VenueId",
                table: "Bookings",
                newName: "IX_Bookings_SlotId");

            migrationBuilder.AlterColumn<Guid>(
                name: "ResidentId",
                table: "Bookings",
                type: "uniqueidentifier",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"),
                oldClrType: typeof(Guid),
                oldType: "uniqueidentifier",
                oldNullable: true);

            migrationBuilder.CreateTable(
                name: "AppointmentSlots",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    EndsAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Lawyer = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    LawyerId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    StartsAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Venue = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    Withdrawn = table.Column<bool>(type: "bit", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AppointmentSlots", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AppointmentSlots_AspNetUsers_LawyerId",
                        column: x => x.LawyerId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Bookings_ActiveSlotId",
                table: "Bookings",
                column: "ActiveSlotId",
                unique: true,
                filter: "[ActiveSlotId] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_AppointmentSlots_LawyerId",
                table: "AppointmentSlots",
                column: "LawyerId");

            migrationBuilder.CreateIndex(
                name: "IX_AppointmentSlots_StartsAt_LawyerId",
                table: "AppointmentSlots",
                columns: new[] { "StartsAt", "LawyerId" },
                unique: true);

            migrationBuilder.AddForeignKey(
                name: "FK_Bookings_AppointmentSlots_SlotId",
                table: "Bookings",
                column: "SlotId",
                principalTable: "AppointmentSlots",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }
    }
}
