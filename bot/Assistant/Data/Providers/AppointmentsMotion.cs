using Microsoft.EntityFrameworkCore.Migrations;

namespace ResidentAssistant.Assistant.Data.Providers;

/// <summary>
/// What the migration Appointments does with the half hours that were stored: each that is still open becomes an extra time of its day, so that it can
/// be booked as before; a booking carries its time itself, and the minutes it takes.
/// </summary>
internal static class AppointmentsMotion
{
    /// <summary>A stored slot was half an hour, and minutes are given away by five.</summary>
    private const int Grains = 6;

    /// <param name="migration">Has added the new columns and tables, and not taken away the slots yet; <c>VenueId</c> of a booking is its slot still.</param>
    /// <param name="no">How the provider writes false.</param>
    /// <param name="later">How it adds minutes to a time.</param>
    /// <param name="date">How it takes the date of a time.</param>
    /// <param name="clock">How it takes the time of day.</param>
    public static void Run(MigrationBuilder migration, string no, Func<string, int, string> later, Func<string, string> date, Func<string, string> clock)
    {
        migration.Sql(
            """
            INSERT INTO "Venues" ("Id", "Name", "Address", "Way") SELECT s."Id", s."Venue", '', '' FROM "AppointmentSlots" AS s
                WHERE NOT EXISTS (SELECT 1 FROM "AppointmentSlots" AS t WHERE t."Venue" = s."Venue" AND t."Id" < s."Id")
            """);
        var (starts, ends) = (later("s.\"StartsAt\"", 8 * 60), later("s.\"EndsAt\"", 8 * 60));
        migration.Sql(
            $"""
            INSERT INTO "PatternExceptions" ("Id", "Kind", "FirstDay", "LastDay", "LawyerId", "VenueId", "From", "Until", "SlotMinutes", "Room", "Reason")
                SELECT s."Id", 'Extra', {date(starts)}, {date(starts)}, s."LawyerId", (SELECT v."Id" FROM "Venues" AS v WHERE v."Name" = s."Venue"),
                    {clock(starts)}, {clock(ends)}, 30, '', '' FROM "AppointmentSlots" AS s WHERE s."Withdrawn" = {no}
            """);
        for (var at = 0; at < Grains; at++)
            migration.Sql(
                $"""
                INSERT INTO "TakenTimes" ("LawyerId", "At", "Seat", "OwnerId")
                    SELECT s."LawyerId", {later("s.\"StartsAt\"", 5 * at)}, 0, b."Id" FROM "Bookings" AS b
                    INNER JOIN "AppointmentSlots" AS s ON s."Id" = b."VenueId" WHERE b."CancelledAt" IS NULL
                """);
        migration.Sql(
            """
            UPDATE "Bookings" SET "People" = 1, "ChangedAt" = "BookedAt", "CalendarToken" = CONCAT('', "Id"),
                "State" = CASE WHEN "CancelledAt" IS NULL THEN 'Booked' ELSE 'Cancelled' END,
                "StartsAt" = (SELECT s."StartsAt" FROM "AppointmentSlots" AS s WHERE s."Id" = "Bookings"."VenueId"),
                "EndsAt" = (SELECT s."EndsAt" FROM "AppointmentSlots" AS s WHERE s."Id" = "Bookings"."VenueId"),
                "LawyerId" = (SELECT s."LawyerId" FROM "AppointmentSlots" AS s WHERE s."Id" = "Bookings"."VenueId"),
                "Lawyer" = (SELECT s."Lawyer" FROM "AppointmentSlots" AS s WHERE s."Id" = "Bookings"."VenueId"),
                "Venue" = (SELECT s."Venue" FROM "AppointmentSlots" AS s WHERE s."Id" = "Bookings"."VenueId"),
                "ConversationId" = (SELECT c."Id" FROM "Conversations" AS c WHERE c."ResidentId" = "Bookings"."ResidentId"
                    AND NOT EXISTS (SELECT 1 FROM "Conversations" AS d WHERE d."ResidentId" = c."ResidentId" AND d."Id" < c."Id"))
            """);
        migration.Sql(
            """
            UPDATE "Bookings" SET "VenueId" = (SELECT v."Id" FROM "Venues" AS v WHERE v."Name" = "Bookings"."Venue"),
                "Source" = (SELECT CASE WHEN c."Channel" LIKE '%:%' THEN 'wechat' ELSE c."Channel" END
                    FROM "Conversations" AS c WHERE c."Id" = "Bookings"."ConversationId")
            """);
    }
}
