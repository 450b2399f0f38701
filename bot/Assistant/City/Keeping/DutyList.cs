using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Data;

namespace ResidentAssistant.Assistant.City;

/// <summary>The whole duty list within a transaction that changes it: each number once.</summary>
internal sealed class DutyList
{
    public const int LongestNumber = 32;
    public const int LongestText = 300;

    private readonly AppDb db;
    private readonly IReadOnlyList<string> categories;
    private readonly Dictionary<string, Duty> byNumber = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<Guid, Duty> byId;

    private DutyList(AppDb db, IReadOnlyList<Duty> duties, IEnumerable<DutyCategory> categories)
    {
        this.db = db;
        this.categories = [.. categories.Select(one => one.Name)];
        byId = duties.ToDictionary(duty => duty.Id);
        foreach (var duty in duties)
            byNumber.TryAdd(duty.Number, duty);
    }

    public static async Task<DutyList> ReadAsync(AppDb db, IEnumerable<DutyCategory> categories, CancellationToken cancellation) =>
        new(db, await db.Duties.ToListAsync(cancellation), categories);

    public Duty? Find(string number) => byNumber.GetValueOrDefault(number);

    public Duty? Find(Guid id) => byId.GetValueOrDefault(id);

    /// <param name="duty">Null adds one.</param>
    /// <param name="number">1 to 32 letters without a space.</param>
    /// <param name="unit">In use, when it is another than before.</param>
    /// <param name="category">One that a module declares.</param>
    /// <param name="text">1 to 300 letters.</param>
    /// <returns>Why nothing is changed, in Chinese; null when it is.</returns>
    public string? Save(Duty? duty, string number, Unit unit, string category, string text)
    {
        if (number.Length is 0 or > LongestNumber || number.Contains(' ', StringComparison.Ordinal))
            return $"编号要写 1 到 {LongestNumber} 个字，中间没有空格，例如 CG-014。";
        if (Find(number) is { } other && other != duty)
            return $"编号“{other.Number}”已经有了。";
        if (unit.DisabledAt is not null && duty?.UnitId != unit.Id)
            return $"“{unit.Name}”已经停用，请换一个单位。";
        if (categories.Count > 0 && !categories.Contains(category))
            return $"分类要写其中一个：{string.Join('、', categories)}。";
        if (text.Length is 0 or > LongestText)
            return $"内容要写 1 到 {LongestText} 个字。";
        if (duty is null)
        {
            duty = new Duty(Guid.NewGuid(), number, unit.Id, category, text);
            db.Duties.Add(duty);
            byId.Add(duty.Id, duty);
        }
        else
        {
            byNumber.Remove(duty.Number);
            duty.Change(number, unit.Id, category, text);
        }

        byNumber[number] = duty;
        return null;
    }
}
