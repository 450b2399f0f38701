using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Staff;

namespace ResidentAssistant.Assistant.Cases;

/// <summary>The texts that are often written to residents: read by all who handle cases, kept by administrators.</summary>
public sealed class ReplyTemplates(Transactions transactions, TimeProvider clock)
{
    /// <summary>Texts of a city.</summary>
    public const int Most = 100;

    private const string NotAllowed = "常用回复由管理员维护。";
    private const string Meanwhile = "刚才有别人改过这一条，没有存。页面已更新，请看一下再改。";

    /// <summary>By name.</summary>
    public async Task<IReadOnlyList<ReplyTemplate>> ListAsync(StaffIdentity staff, CancellationToken cancellation)
    {
        if (!staff.May(CaseActions.Handle))
            return [];
        await using var db = await transactions.ReadAsync(cancellation);
        return [.. (await db.ReplyTemplates.AsNoTracking().ToListAsync(cancellation)).OrderBy(one => one.Name, StringComparer.Ordinal)];
    }

    /// <param name="staff">Who keeps it.</param>
    /// <param name="id">Null: a new one.</param>
    /// <param name="version">As they saw it; of no meaning for a new one.</param>
    /// <param name="name">Not empty.</param>
    /// <param name="text">Not empty; its fields are among <see cref="ReplyTemplate.Fields"/>.</param>
    /// <param name="cancellation">Stops before the change.</param>
    /// <returns>Why it was not kept, in words; null when it was.</returns>
    public async Task<string?> SaveAsync(StaffIdentity staff, Guid? id, int version, string name, string text, CancellationToken cancellation)
    {
        (name, text) = (name.Trim(), text.Trim());
        if (!staff.May(CaseActions.Templates))
            return NotAllowed;
        if (name.Length is 0 or > ReplyTemplate.LongestName)
            return $"请写名称，不超过 {ReplyTemplate.LongestName} 个字。";
        if (text.Length is 0 or > ReplyTemplate.LongestText)
            return $"请写内容，不超过 {ReplyTemplate.LongestText} 个字。";
        if (ReplyTemplate.Unknown(text) is { } unknown)
            return $"没有{{{unknown}}}这个字段。可以用：{string.Join('、', ReplyTemplate.Fields.Select(field => $"{{{field}}}"))}。";
        try
        {
            return await transactions.RunAsync(db => SaveAsync(db, staff, id, version, name, text, cancellation), why => why is null, cancellation);
        }
        catch (DbUpdateException failure) when (failure is not DbUpdateConcurrencyException && Transactions.IsUniqueViolation(failure))
        {
            return $"已经有名为“{name}”的常用回复。";
        }
        catch (DbUpdateConcurrencyException)
        {
            return Meanwhile;
        }
    }

    /// <returns>Why it was not deleted, in words; null when it was.</returns>
    public Task<string?> DropAsync(StaffIdentity staff, Guid id, int version, CancellationToken cancellation) => transactions.RunAsync(
        async db =>
        {
            if (!staff.May(CaseActions.Templates))
                return NotAllowed;
            if (await db.ReplyTemplates.Where(one => one.Id == id && one.Version == version).ExecuteDeleteAsync(cancellation) == 0)
                return Meanwhile;
            db.Audit.Add(new AuditEntry(staff, "reply-template.drop", $"{id:N}", clock.GetUtcNow()));
            return null;
        },
        cancellation);

    private async Task<string?> SaveAsync(AppDb db, StaffIdentity staff, Guid? id, int version, string name, string text, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        if (id is null)
        {
            if (await db.ReplyTemplates.CountAsync(cancellation) >= Most)
                return $"最多存 {Most} 条常用回复，请先删掉不用的。";
            db.ReplyTemplates.Add(new ReplyTemplate(name, text, now));
        }
        else if (await db.ReplyTemplates.FirstOrDefaultAsync(one => one.Id == id, cancellation) is { } found && found.Version == version)
        {
            found.Change(name, text, now);
        }
        else
        {
            return Meanwhile;
        }

        db.Audit.Add(new AuditEntry(staff, "reply-template.save", name, now));
        return null;
    }
}
