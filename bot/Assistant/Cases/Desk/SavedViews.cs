using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Staff;

namespace ResidentAssistant.Assistant.Cases;

/// <summary>The views that somebody of staff has kept; nobody else sees them.</summary>
public sealed class SavedViews(Transactions transactions, TimeProvider clock)
{
    /// <summary>Views of one person.</summary>
    public const int Most = 12;

    /// <summary>In the order in which they were kept.</summary>
    public async Task<IReadOnlyList<SavedView>> ListAsync(StaffIdentity staff, CancellationToken cancellation)
    {
        if (!staff.May(CaseActions.Handle))
            return [];
        await using var db = await transactions.ReadAsync(cancellation);
        return await db.SavedViews.AsNoTracking().Where(view => view.StaffId == staff.Id).OrderBy(view => view.Id).ToListAsync(cancellation);
    }

    /// <returns>Why it was not kept, in words; null when it was.</returns>
    public Task<string?> KeepAsync(StaffIdentity staff, string name, string query, CancellationToken cancellation) => transactions.RunAsync(
        async db =>
        {
            name = name.Trim();
            query = query.TrimStart('?');
            if (!staff.May(CaseActions.Handle))
                return "您的角色不能这样做。";
            if (name.Length is 0 or > SavedView.LongestName)
                return $"请给视图起个名字，不超过 {SavedView.LongestName} 个字。";
            if (query.Length is 0 or > SavedView.LongestQuery)
                return "请先选条件或者搜索，再存成视图。";
            var own = await db.SavedViews.Where(view => view.StaffId == staff.Id).ToListAsync(cancellation);
            if (own.RemoveAll(view => view.Name == name && db.SavedViews.Remove(view) is not null) == 0 && own.Count >= Most)
                return $"最多存 {Most} 个视图，请先删掉不用的。";
            db.SavedViews.Add(new SavedView(staff.Id, name, query, clock.GetUtcNow()));
            return null;
        },
        cancellation);

    /// <summary>Nothing happens when it is not there, or somebody else's.</summary>
    public Task DropAsync(StaffIdentity staff, Guid id, CancellationToken cancellation) => transactions.RunAsync(
        db => db.SavedViews.Where(view => view.Id == id && view.StaffId == staff.Id).ExecuteDeleteAsync(cancellation), cancellation);
}
