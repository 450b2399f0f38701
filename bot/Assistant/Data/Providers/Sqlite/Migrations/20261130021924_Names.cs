using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ResidentAssistant.Assistant.Data.Providers.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Names : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.RenameColumn(
                name: "Reach_SendingUntil",
                table: "Conversations",
                newName: "PushQuota_SendingUntil");

            migrationBuilder.RenameColumn(
                name: "Reach_NoticedAt",
                table: "Conversations",
                newName: "PushQuota_NoticedAt");

            migrationBuilder.RenameColumn(
                name: "Reach_Acceptances",
                table: "Conversations",
                newName: "PushQuota_Acceptances");

            migrationBuilder.RenameColumn(
                name: "Reach_LongUntil",
                table: "Conversations",
                newName: "PushQuota_MessageQuotaUntil");

            migrationBuilder.RenameColumn(
                name: "Reach_LongLeft",
                table: "Conversations",
                newName: "PushQuota_MessageQuota");

            migrationBuilder.RenameColumn(
                name: "Reach_BriefLeft",
                table: "Conversations",
                newName: "PushQuota_EventQuota");

            migrationBuilder.RenameColumn(
                name: "Reach_BriefUntil",
                table: "Conversations",
                newName: "PushQuota_EventQuotaUntil");

            migrationBuilder.RenameColumn(
                name: "Reach_Kept",
                table: "Conversations",
                newName: "PushQuota_Deferred");

            migrationBuilder.RenameColumn(
                name: "Understood",
                table: "Activities",
                newName: "Decision");

            migrationBuilder.Sql(@"UPDATE ""Outbox"" SET ""State"" = 'Deferred' WHERE ""State"" = 'Kept'");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.RenameColumn(
                name: "PushQuota_SendingUntil",
                table: "Conversations",
                newName: "Reach_SendingUntil");

            migrationBuilder.RenameColumn(
                name: "PushQuota_NoticedAt",
                table: "Conversations",
                newName: "Reach_NoticedAt");

            migrationBuilder.RenameColumn(
                name: "PushQuota_Acceptances",
                table: "Conversations",
                newName: "Reach_Acceptances");

            migrationBuilder.RenameColumn(
                name: "PushQuota_MessageQuotaUntil",
                table: "Conversations",
                newName: "Reach_LongUntil");

            migrationBuilder.RenameColumn(
                name: "PushQuota_MessageQuota",
                table: "Conversations",
                newName: "Reach_LongLeft");

            migrationBuilder.RenameColumn(
                name: "PushQuota_EventQuotaUntil",
                table: "Conversations",
                newName: "Reach_BriefUntil");

            migrationBuilder.RenameColumn(
                name: "PushQuota_EventQuota",
                table: "Conversations",
                newName: "Reach_BriefLeft");

            migrationBuilder.RenameColumn(
                name: "PushQuota_Deferred",
                table: "Conversations",
                newName: "Reach_Kept");

            migrationBuilder.RenameColumn(
                name: "Decision",
                table: "Activities",
                newName: "Understood");

            migrationBuilder.Sql(@"UPDATE ""Outbox"" SET ""State"" = 'Kept' WHERE ""State"" = 'Deferred'");
        }
    }
}
