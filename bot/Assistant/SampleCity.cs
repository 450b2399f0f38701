using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.City;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Modules;
using ResidentAssistant.Assistant.Staff;

namespace ResidentAssistant.Assistant;

/// <summary>A small city to try the product with: units, staff, places, and what each module adds.</summary>
public sealed class SampleCity(
    Transactions transactions, IEnumerable<ISampleData> modules, IPasswordHasher<StaffMember> hasher, ILookupNormalizer names, TimeProvider clock)
{
    private static readonly (string Community, string[] Places)[] Communities =
    [
        ("檀溪社区", ["阳光花园|阳光小区", "檀溪路", "丽江泊林", "襄城家园"]),
        ("昭明社区", ["东方花苑", "昭明台", "北街", "汉江小区"]),
        ("庞公社区", ["庞公新城|庞公小区", "凤雏大道", "岘山花园", "滨江路"]),
    ];

    private static readonly string[] Departments = ["城市管理局", "住房和城乡建设局", "生态环境局", "市场监督管理局", "公安局", "人力资源和社会保障局"];

    private static readonly (string Role, string Name, string Email, StaffRole Kind, string? Unit)[] People =
    [
        ("管理员", "管理员", "admin@example.cn", StaffRole.Administrator, null),
        ("街道调度", "周敏", "street@example.cn", StaffRole.StreetDispatcher, "城南街道"),
        ("社区工作人员", "王秀英", "community@example.cn", StaffRole.CommunityStaff, "檀溪社区"),
        ("网格员", "刘强", "grid@example.cn", StaffRole.GridWorker, "庞公社区"),
        ("部门经办", "陈建国", "dept@example.cn", StaffRole.DepartmentHandler, "城市管理局"),
        ("律师", "张律师", "lawyer@example.cn", StaffRole.Lawyer, null),
        ("律师", "李律师", "lawyer2@example.cn", StaffRole.Lawyer, null),
        ("知识编辑", "赵兰", "curator@example.cn", StaffRole.Curator, null),
    ];

    /// <summary>Adds what is missing; the accounts it made are returned, an empty list when they stood already.</summary>
    public async Task<IReadOnlyList<SampleAccount>> SeedAsync(CancellationToken cancellation)
    {
        await transactions.RunAsync(db => AddTerritoryAsync(db, cancellation), cancellation);
        await transactions.RunAsync(db => AddPeopleAsync(db, cancellation), cancellation);
        foreach (var module in modules)
            await module.AddAsync(clock.GetUtcNow(), cancellation);
        // Last: whatever fails before leaves no account whose password nobody has seen.
        return await transactions.RunAsync(db => OpenAccountsAsync(db, clock.GetUtcNow(), cancellation), cancellation);
    }

    private static async Task AddTerritoryAsync(AppDb db, CancellationToken cancellation)
    {
        if (await db.Units.AnyAsync(cancellation))
            return;
        var city = new Unit(Guid.NewGuid(), "襄阳市", UnitKind.City, null);
        var street = new Unit(Guid.NewGuid(), "城南街道", UnitKind.Street, city);
        db.Units.AddRange(city, street);
        db.Units.AddRange(Departments.Select(name => new Unit(Guid.NewGuid(), name, UnitKind.Department, city)));
        foreach (var (name, places) in Communities)
        {
            var community = new Unit(Guid.NewGuid(), name, UnitKind.Community, street);
            db.Units.Add(community);
            db.Places.AddRange(places.Select(place => place.Split('|')).Select(names => new Place(Guid.NewGuid(), names[0], names[1..], community.Id)));
        }
    }

    /// <summary>Without a password, nobody gets in with an account.</summary>
    private async Task AddPeopleAsync(AppDb db, CancellationToken cancellation)
    {
        if (await db.Users.AnyAsync(cancellation))
            return;
        var units = await db.Units.ToDictionaryAsync(u => u.Name, u => u.Id, cancellation);
        foreach (var (_, name, email, kind, unit) in People)
        {
            var normal = names.NormalizeEmail(email);
            db.Users.Add(new StaffMember(Guid.NewGuid(), name, email, kind, unit is null ? null : units[unit])
            {
                NormalizedUserName = normal,
                NormalizedEmail = normal,
            });
        }
    }

    private async Task<IReadOnlyList<SampleAccount>> OpenAccountsAsync(AppDb db, DateTimeOffset now, CancellationToken cancellation)
    {
        var members = await db.Users.Where(u => u.PasswordHash == null).ToDictionaryAsync(u => u.Email!, cancellation);
        var accounts = new List<SampleAccount>();
        foreach (var (role, _, email, _, _) in People)
            if (members.GetValueOrDefault(email) is { } member)
            {
                var password = AddStaff.GiveOneTimePassword(member, hasher);
                db.Audit.Add(new AuditEntry(null, "staff.add", member.Id.ToString("N"), now));
                accounts.Add(new SampleAccount(role, email, password));
            }

        return accounts;
    }
}
