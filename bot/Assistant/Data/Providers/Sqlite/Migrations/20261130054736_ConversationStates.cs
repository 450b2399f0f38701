using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ResidentAssistant.Assistant.Data.Providers.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class ConversationStates : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Handoffs_State_RequestedAt",
                table: "Handoffs");

            migrationBuilder.DropColumn(
                name: "State",
                table: "Handoffs");

            migrationBuilder.RenameColumn(
                name: "Holder",
                table: "Conversations",
                newName: "State");

            migrationBuilder.Sql(@"UPDATE ""Conversations"" SET ""State"" = CASE WHEN ""LeftAt"" IS NOT NULL THEN 'Ended' WHEN ""State"" = 'Queue' THEN 'Waiting'
                WHEN ""State"" = 'Person' THEN 'WithPerson' ELSE 'Assistant' END");

            migrationBuilder.CreateIndex(
                name: "IX_Handoffs_LawyerId_OpenConversationId",
                table: "Handoffs",
                columns: new[] { "LawyerId", "OpenConversationId" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Handoffs_LawyerId_OpenConversationId",
                table: "Handoffs");

            migrationBuilder.RenameColumn(
                name: "State",
                table: "Conversations",
                newName: "Holder");

            migrationBuilder.Sql(@"UPDATE ""Conversations"" SET ""Holder"" = CASE ""Holder"" WHEN 'Waiting' THEN 'Queue' WHEN 'WithPerson' THEN 'Person' ELSE 'Assistant' END");

            migrationBuilder.AddColumn<string>(
                name: "State",
                table: "Handoffs",
                type: "TEXT",
                maxLength: 32,
                nullable: false,
                defaultValue: "");

            migrationBuilder.Sql(@"UPDATE ""Handoffs"" SET ""State"" = CASE WHEN ""OpenConversationId"" IS NULL THEN 'Ended' WHEN ""LawyerId"" IS NULL THEN 'Waiting' ELSE 'Active' END");

            migrationBuilder.CreateIndex(
                name: "IX_Handoffs_State_RequestedAt",
                table: "Handoffs",
                columns: new[] { "State", "RequestedAt" });
        }
    }
}
