using System.Data;
using MiniExcelLibs;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Data.Workbooks;
using ResidentAssistant.Assistant.Staff;

namespace ResidentAssistant.Assistant.Lectures;

/// <summary>Writes who signed up for a session, and who came, as a workbook. What somebody wrote is no formula when it is opened.</summary>
public sealed class ExportAttendance(LectureDesk desk, Transactions transactions, TimeProvider clock)
{
    /// <returns>Null: there is no such session, or it is not for this person.</returns>
    public async Task<byte[]?> WorkbookAsync(StaffIdentity staff, Guid id, CancellationToken cancellation)
    {
        if (await desk.OpenAsync(staff, id, cancellation) is not { } file)
            return null;
        await transactions.RunAsync(
            db =>
            {
                db.Audit.Add(new AuditEntry(staff, "lecture.export", $"{id:N}", clock.GetUtcNow()));
                return Task.CompletedTask;
            },
            cancellation);
        var table = new DataTable();
        foreach (var name in new[] { "报名码", "姓名", "电话", "状态", "报名时间", "到场时间", "评价", "留言" })
            table.Columns.Add(name);
        table.Columns.Add("人数", typeof(int)).SetOrdinal(3);
        foreach (var one in file.Registrations)
            table.Rows.Add(
                one.Code, SheetText.Plain(one.PersonName ?? ""), SheetText.Plain(one.PersonPhone ?? ""), one.People, LectureStaffTexts.StateName(one.State),
                $"{CityTime.Local(one.At):yyyy-MM-dd HH:mm}", one.CheckedInAt is { } at ? $"{CityTime.Local(at):yyyy-MM-dd HH:mm}" : "",
                one.Stars is { } stars ? LectureTexts.StarsName(stars) : "", SheetText.Plain(one.Remark ?? ""));
        using var workbook = new MemoryStream();
        await workbook.SaveAsAsync(table, sheetName: $"{CityTime.Local(file.Session.StartsAt):yyyy-MM-dd}", cancellationToken: cancellation);
        return workbook.ToArray();
    }
}
