using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ResidentAssistant.Assistant.Data.Providers.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class TextsOfLaws : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Articles_Laws_LawId",
                table: "Articles");

            migrationBuilder.RenameColumn(
                name: "LawId",
                table: "Articles",
                newName: "TextId");

            migrationBuilder.RenameIndex(
                name: "IX_Articles_LawId_Number",
                table: "Articles",
                newName: "IX_Articles_TextId_Number");

            migrationBuilder.AddColumn<Guid>(
                name: "TextId",
                table: "Laws",
                type: "uuid",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            migrationBuilder.Sql("""UPDATE "Laws" SET "TextId" = "Id";""");

            migrationBuilder.CreateIndex(
                name: "IX_Laws_TextId",
                table: "Laws",
                column: "TextId",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""DELETE FROM "Articles" WHERE "TextId" NOT IN (SELECT "TextId" FROM "Laws");""");
            migrationBuilder.Sql("""UPDATE "Articles" SET "TextId" = (SELECT "Laws"."Id" FROM "Laws" WHERE "Laws"."TextId" = "Articles"."TextId");""");

            migrationBuilder.DropIndex(
                name: "IX_Laws_TextId",
                table: "Laws");

            migrationBuilder.DropColumn(
                name: "TextId",
                table: "Laws");

            migrationBuilder.RenameColumn(
                name: "TextId",
                table: "Articles",
                newName: "LawId");

            migrationBuilder.RenameIndex(
                name: "IX_Articles_TextId_Number",
                table: "Articles",
                newName: "IX_Articles_LawId_Number");

            migrationBuilder.AddForeignKey(
                name: "FK_Articles_Laws_LawId",
                table: "Articles",
                column: "LawId",
                principalTable: "Laws",
                principalColumn: "Id",
                onDelete: ReferentialAction.Cascade);
        }
    }
}
