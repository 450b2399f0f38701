using Microsoft.EntityFrameworkCore.Migrations;

namespace ResidentAssistant.Assistant.Data.Providers;

/// <summary>
/// What the migration Cases does with the cases of before: the lines of their history become a numbered log from which the row follows. The
/// statements are the same for all providers; all of them know double quotes, CONCAT and correlated updates.
/// </summary>
internal static class CasesMotion
{
    /// <param name="migration">Has added the new columns and tables, and not taken away the old ones yet.</param>
    /// <param name="no">How the provider writes false.</param>
    public static void Run(MigrationBuilder migration, string no)
    {
        foreach (var statement in Statements(no))
            migration.Sql(statement);
    }

    private static string[] Statements(string no) =>
    [
        """
        UPDATE "CaseEvents" SET "Sequence" = (SELECT COUNT(*) FROM "CaseEvents" AS b WHERE b."CaseId" = "CaseEvents"."CaseId"
            AND (b."At" < "CaseEvents"."At" OR (b."At" = "CaseEvents"."At" AND b."Id" <= "CaseEvents"."Id")))
        """,
        """
        UPDATE "CaseEvents" SET "By" = CASE WHEN "ByName" IS NULL THEN 'Resident' ELSE 'Staff' END, "Kind" = CASE
            WHEN "Category" IS NOT NULL THEN 'Classified'
            WHEN "State" = (SELECT b."State" FROM "CaseEvents" AS b WHERE b."CaseId" = "CaseEvents"."CaseId" AND b."Sequence" = "CaseEvents"."Sequence" - 1)
                THEN CASE WHEN "ByName" IS NULL THEN 'Added' ELSE 'Replied' END
            WHEN "State" = 'Received' THEN 'Filed'
            WHEN "State" = 'InProgress' THEN 'CheckedIn'
            WHEN "State" = 'Closed' THEN 'Lapsed'
            WHEN "State" = 'Rated' THEN 'Rated'
            ELSE 'Withdrawn' END
        """,
        """
        UPDATE "CaseEvents" SET "Facts" = CASE
            WHEN "Kind" = 'Classified' THEN CONCAT('{"category":"', "Category", '","categoryBefore":"', "CategoryBefore", '"}')
            WHEN "Kind" IN ('Lapsed', 'Withdrawn') THEN '{"nothingDue":true}'
            WHEN "Kind" = 'Rated' THEN CONCAT('{"rating":"', (SELECT c."Rating" FROM "Cases" AS c WHERE c."Id" = "CaseEvents"."CaseId"), '"}')
            WHEN "Kind" = 'Filed' AND (SELECT c."UnitId" FROM "Cases" AS c WHERE c."Id" = "CaseEvents"."CaseId") IS NULL
                THEN CONCAT('{"category":"', (SELECT c."Category" FROM "Cases" AS c WHERE c."Id" = "CaseEvents"."CaseId"), '"}')
            WHEN "Kind" = 'Filed'
                THEN CONCAT('{"unit":"', (SELECT c."UnitId" FROM "Cases" AS c WHERE c."Id" = "CaseEvents"."CaseId"),
                    '","category":"', (SELECT c."Category" FROM "Cases" AS c WHERE c."Id" = "CaseEvents"."CaseId"), '"}')
            WHEN "Kind" = 'CheckedIn' AND (SELECT c."UnitId" FROM "Cases" AS c WHERE c."Id" = "CaseEvents"."CaseId") IS NOT NULL
                THEN CONCAT('{"unit":"', (SELECT c."UnitId" FROM "Cases" AS c WHERE c."Id" = "CaseEvents"."CaseId"), '"}')
            END
        """,
        """UPDATE "CaseEvents" SET "State" = 'Closed' WHERE "State" = 'Rated'""",
        """
        UPDATE "Cases" SET "Urgency" = 'Normal', "Source" = (SELECT CASE WHEN c."Channel" LIKE '%:%' THEN 'wechat' ELSE c."Channel" END
                FROM "Conversations" AS c WHERE c."Id" = "Cases"."ConversationId"), "State" = CASE WHEN "State" = 'Rated' THEN 'Closed' ELSE "State" END,
            "Version" = (SELECT COUNT(*) FROM "CaseEvents" AS e WHERE e."CaseId" = "Cases"."Id"),
            "LeadUnitId" = CASE WHEN EXISTS (SELECT 1 FROM "CaseEvents" AS e WHERE e."CaseId" = "Cases"."Id" AND e."Kind" = 'CheckedIn') THEN "UnitId" END
        """,
        $"""
        INSERT INTO "CaseSeats" ("CaseId", "UnitId", "IsCalled", "CheckedInAt")
            SELECT c."Id", c."UnitId", {no}, (SELECT MAX(e."At") FROM "CaseEvents" AS e WHERE e."CaseId" = c."Id" AND e."Kind" = 'CheckedIn')
            FROM "Cases" AS c WHERE c."UnitId" IS NOT NULL
        """,
    ];
}
