using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.City;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Modules;

namespace ResidentAssistant.Assistant.Cases;

/// <summary>The sample city has a short duty list.</summary>
internal sealed class SampleDuties(Transactions transactions) : ISampleData
{
    private static readonly (string Number, string Unit, CaseCategory Category, string Text)[] Items =
    [
        ("CG-01", "城市管理局", CaseCategory.Construction, "占道经营、乱设摊点的查处"),
        ("CG-02", "城市管理局", CaseCategory.Environment, "餐饮油烟扰民的查处"),
        ("CG-03", "城市管理局", CaseCategory.Construction, "路灯、井盖等市政设施的维护"),
        ("CG-04", "城市管理局", CaseCategory.Environment, "城市道路和公共场所的清扫保洁"),
        ("ZJ-01", "住房和城乡建设局", CaseCategory.Construction, "物业服务企业的监督管理"),
        ("ZJ-02", "住房和城乡建设局", CaseCategory.Construction, "房屋质量投诉的处理"),
        ("HB-01", "生态环境局", CaseCategory.Environment, "工业企业排放废气、废水、噪声的监管"),
        ("SJ-01", "市场监督管理局", CaseCategory.Commerce, "消费纠纷的投诉处理"),
        ("SJ-02", "市场监督管理局", CaseCategory.Construction, "电梯安全的监督检查"),
        ("GA-01", "公安局", CaseCategory.Transport, "机动车违法停放的查处"),
        ("GA-02", "公安局", CaseCategory.Environment, "社会生活噪声扰民的劝阻和处罚"),
        ("RS-01", "人力资源和社会保障局", CaseCategory.Labour, "拖欠工资的投诉举报"),
    ];

    public Task AddAsync(DateTimeOffset now, CancellationToken cancellation) => transactions.RunAsync(db => AddAsync(db, cancellation), cancellation);

    private static async Task AddAsync(AppDb db, CancellationToken cancellation)
    {
        if (await db.Duties.AnyAsync(cancellation))
            return;
        var units = await db.Units.ToDictionaryAsync(unit => unit.Name, unit => unit.Id, cancellation);
        foreach (var (number, unit, category, text) in Items)
            if (units.TryGetValue(unit, out var id))
                db.Duties.Add(new Duty(Guid.NewGuid(), number, id, CaseTexts.CategoryName(category), text));
    }
}
