using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Cases;
using ResidentAssistant.Assistant.City;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Staff;
using ResidentAssistant.Tests.Harness;
using Xunit;

namespace ResidentAssistant.Tests.Keeping;

/// <summary>An administrator keeps the units of the city: adds, renames, moves, disables.</summary>
public sealed class KeepUnitsTests
{
    private const string Smoke = "阳光花园3号楼楼下烧烤店油烟太大，晚上根本睡不着";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task The_tree_tells_who_stands_where_who_works_there_and_what_is_open(DatabaseProvider provider)
    {
        await using var city = await TestCity.StartAsync(provider);
        await FileAsync(city);
        var lines = await city.Get<KeepUnits>().ListAsync(await AdminAsync(city), Cancellation);
        Assert.Equal(
            ["0 襄阳市", "1 城南街道", "2 庞公社区", "2 昭明社区", "2 檀溪社区", "1 人力资源和社会保障局", "1 住房和城乡建设局"],
            lines.Take(7).Select(line => $"{line.Depth} {line.Unit.Name}"));
        var (tanxi, street) = (lines.Single(line => line.Unit.Name == "檀溪社区"), lines.Single(line => line.Unit.Name == "城南街道"));
        Assert.Equal((1, "王秀英", "城南街道"), (tanxi.Open, Assert.Single(tanxi.People), tanxi.Parent));
        Assert.Equal((0, "周敏"), (street.Open, Assert.Single(street.People)));
    }

    [Fact]
    public async Task A_grid_cell_is_added_and_a_renamed_community_is_heard_under_its_new_name_at_once()
    {
        await using var city = await TestCity.StartAsync();
        var (units, admin) = (city.Get<KeepUnits>(), await AdminAsync(city));
        var tanxi = await UnitAsync(city, "檀溪社区");
        Assert.Equal(new TerritoryChange.Done("檀溪第一网格"), await units.AddAsync(admin, "  檀溪第一网格 ", UnitKind.GridCell, tanxi.Id, Cancellation));
        await using (var db = await city.Transactions.ReadAsync(Cancellation))
            Assert.Null(await city.Get<Gazetteer>().UnitOfAsync(db, "在卧龙社区门口", Cancellation));
        Assert.Equal(
            new TerritoryChange.Done("卧龙社区"), await units.ChangeAsync(admin, tanxi.Id, "卧龙社区", UnitKind.Community, tanxi.ParentId, Cancellation));
        await using (var db = await city.Transactions.ReadAsync(Cancellation))
        {
            Assert.Equal(tanxi.Id, await city.Get<Gazetteer>().UnitOfAsync(db, "在卧龙社区门口", Cancellation));
            Assert.Equal(["unit.add 檀溪第一网格", "unit.change 卧龙社区"], await AuditAsync(db));
        }
    }

    [Fact]
    public async Task A_street_moves_under_a_district_with_all_below_it_and_whoever_works_above_sees_it_there()
    {
        await using var city = await TestCity.StartAsync();
        var (units, admin) = (city.Get<KeepUnits>(), await AdminAsync(city));
        var (top, street) = (await UnitAsync(city, "襄阳市"), await UnitAsync(city, "城南街道"));
        await units.AddAsync(admin, "襄城区", UnitKind.District, top.Id, Cancellation);
        var district = await UnitAsync(city, "襄城区");
        Assert.IsType<TerritoryChange.Done>(await units.ChangeAsync(admin, street.Id, "城南街道", UnitKind.Street, district.Id, Cancellation));
        var (moved, community) = (await UnitAsync(city, "城南街道"), await UnitAsync(city, "檀溪社区"));
        Assert.Equal(district.Path + $"{street.Id:N}/", moved.Path);
        Assert.Equal(moved.Path + $"{community.Id:N}/", community.Path);
        await FileAsync(city);
        var seen = await city.Get<HandleCase>().ListAsync(new StaffIdentity(Guid.NewGuid(), "区里", StaffRole.StreetDispatcher, district.Id), null, Cancellation);
        Assert.Equal("XY-20261123-0001", Assert.Single(seen).Number);
    }

    [Fact]
    public async Task What_does_not_fit_is_refused_in_one_sentence()
    {
        await using var city = await TestCity.StartAsync();
        var (units, admin) = (city.Get<KeepUnits>(), await AdminAsync(city));
        var (top, street, tanxi, office) =
            (await UnitAsync(city, "襄阳市"), await UnitAsync(city, "城南街道"), await UnitAsync(city, "檀溪社区"), await UnitAsync(city, "公安局"));
        await RefusedAsync("已经有叫“昭明社区”的单位。", units.AddAsync(admin, "昭明社区", UnitKind.Community, street.Id, Cancellation));
        await RefusedAsync("已经有叫“昭明社区”的单位。", units.ChangeAsync(admin, tanxi.Id, "昭明社区", UnitKind.Community, street.Id, Cancellation));
        await RefusedAsync("单位不能放在自己下面。", units.ChangeAsync(admin, street.Id, "城南街道", UnitKind.Street, street.Id, Cancellation));
        await RefusedAsync("“檀溪社区”在“城南街道”下面，不能反过来放。", units.ChangeAsync(admin, street.Id, "城南街道", UnitKind.Street, tanxi.Id, Cancellation));
        await RefusedAsync("街道不能放在社区“檀溪社区”下面，上级要高一级。", units.AddAsync(admin, "城北街道", UnitKind.Street, tanxi.Id, Cancellation));
        await RefusedAsync("请写明上级单位，只有最上面的一个单位没有上级。", units.AddAsync(admin, "另一个市", UnitKind.City, null, Cancellation));
        await RefusedAsync("它下面有社区“庞公社区”，不能改成网格。", units.ChangeAsync(admin, street.Id, "城南街道", UnitKind.GridCell, top.Id, Cancellation));
        await RefusedAsync("名称要写 1 到 64 个字。", units.AddAsync(admin, " ", UnitKind.Community, street.Id, Cancellation));
        await RefusedAsync("没有这个单位。", units.AddAsync(admin, "城北街道", UnitKind.Street, Guid.NewGuid(), Cancellation));
        var above = office;
        for (var level = 3; level <= 8; level++)
        {
            Assert.IsType<TerritoryChange.Done>(await units.AddAsync(admin, $"第{level}级科室", UnitKind.Department, above.Id, Cancellation));
            above = await UnitAsync(city, $"第{level}级科室");
        }

        await RefusedAsync("单位最多 8 级，这里放不下了。", units.AddAsync(admin, "第9级科室", UnitKind.Department, above.Id, Cancellation));
        await RefusedAsync("单位最多 8 级，这里放不下了。", units.ChangeAsync(admin, office.Id, "公安局", UnitKind.Department, street.Id, Cancellation));

        static async Task RefusedAsync(string why, Task<TerritoryChange> change) => Assert.Equal(new TerritoryChange.Refused(why), await change);
    }

    [Fact]
    public async Task A_unit_with_people_or_open_cases_is_refused_with_how_many_and_disabled_once_they_are_moved()
    {
        await using var city = await TestCity.StartAsync();
        var (units, accounts, handle, admin) = (city.Get<KeepUnits>(), city.Get<StaffAccounts>(), city.Get<HandleCase>(), await AdminAsync(city));
        await FileAsync(city);
        var (tanxi, zhaoming) = (await UnitAsync(city, "檀溪社区"), await UnitAsync(city, "昭明社区"));
        Assert.Equal(
            new TerritoryChange.Refused("“檀溪社区”还有 1 个账号、1 件没办完的诉求，请先移走，再停用。"),
            await units.DisableAsync(admin, tanxi.Id, Cancellation));
        Assert.Equal(
            new TerritoryChange.Refused("“城南街道”还有 1 个账号、3 个下级单位，请先移走，再停用。"),
            await units.DisableAsync(admin, tanxi.ParentId!.Value, Cancellation));

        await accounts.MoveAsync(admin, "community@example.cn", "昭明社区", null, Cancellation);
        var one = (await handle.OpenAsync(admin, "XY-20261123-0001", Cancellation))!.Case;
        Assert.Equal(
            CaseChange.Done,
            await handle.RunAsync(
                admin, one.Number, one.Version, [new CaseCommand.Accept(), new CaseCommand.Dispatch(zhaoming.Id)], Cancellation));
        Assert.Equal(new TerritoryChange.Done("檀溪社区"), await units.DisableAsync(admin, tanxi.Id, Cancellation));

        // New words about its places wait for the dispatch desk.
        var resident = city.NewResident();
        await resident.Says("阳光花园5号楼路灯坏了，晚上一片黑");
        await resident.Says("提交");
        await using (var db = await city.Transactions.ReadAsync(Cancellation))
            Assert.Null((await db.Cases.SingleAsync(c => c.Number == "XY-20261123-0002", Cancellation)).UnitId);

        one = (await handle.OpenAsync(admin, one.Number, Cancellation))!.Case;
        Assert.Equal(CaseChange.UnknownUnit, await handle.RunAsync(admin, one.Number, one.Version, new CaseCommand.Dispatch(tanxi.Id), Cancellation));
        Assert.Equal(
            "“檀溪社区”已经停用，请换一个单位。",
            Assert.IsType<AccountChange.Refused>(await accounts.MoveAsync(admin, "grid@example.cn", "檀溪社区", null, Cancellation)).Why);

        // Who worked there and was disabled comes back to another unit.
        var office = await UnitAsync(city, "住房和城乡建设局");
        await accounts.MoveAsync(admin, "grid@example.cn", office.Name, null, Cancellation);
        await accounts.DisableAsync(admin, "grid@example.cn", Cancellation);
        Assert.Equal(new TerritoryChange.Done("住房和城乡建设局"), await units.DisableAsync(admin, office.Id, Cancellation));
        Assert.Equal(
            "单位“住房和城乡建设局”已经停用，请先给这个账号换一个单位。",
            Assert.IsType<AccountChange.Refused>(await accounts.EnableAsync(admin, "grid@example.cn", Cancellation)).Why);

        Assert.Equal(new TerritoryChange.Done("檀溪社区"), await units.EnableAsync(admin, tanxi.Id, Cancellation));
        Assert.Equal(CaseChange.Done, await handle.RunAsync(admin, one.Number, one.Version, new CaseCommand.Dispatch(tanxi.Id), Cancellation));
    }

    [Fact]
    public async Task A_case_that_is_returned_to_a_unit_that_was_disabled_meanwhile_goes_to_the_one_above()
    {
        await using var city = await TestCity.StartAsync();
        var (units, handle, admin) = (city.Get<KeepUnits>(), city.Get<HandleCase>(), await AdminAsync(city));
        await FileAsync(city);
        var (tanxi, office) = (await UnitAsync(city, "檀溪社区"), await UnitAsync(city, "城市管理局"));
        var one = (await handle.OpenAsync(admin, "XY-20261123-0001", Cancellation))!.Case;
        await handle.RunAsync(admin, one.Number, one.Version, [new CaseCommand.Accept(), new CaseCommand.Dispatch(office.Id)], Cancellation);
        await city.Get<StaffAccounts>().MoveAsync(admin, "community@example.cn", "昭明社区", null, Cancellation);
        Assert.Equal(new TerritoryChange.Done("檀溪社区"), await units.DisableAsync(admin, tanxi.Id, Cancellation));
        one = (await handle.OpenAsync(admin, one.Number, Cancellation))!.Case;
        Assert.Equal(
            CaseChange.Done, await handle.RunAsync(admin, one.Number, one.Version, new CaseCommand.Return("CG-02", "不归我们管"), Cancellation));
        Assert.Equal(tanxi.ParentId, (await handle.OpenAsync(admin, one.Number, Cancellation))!.Case.UnitId);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Two_who_put_offices_below_each_other_at_once_leave_a_tree(DatabaseProvider provider)
    {
        await using var city = await TestCity.StartAsync(provider);
        var (units, admin) = (city.Get<KeepUnits>(), await AdminAsync(city));
        var (one, other) = (await UnitAsync(city, "公安局"), await UnitAsync(city, "生态环境局"));
        var changes = await Task.WhenAll(
            Task.Run(() => units.ChangeAsync(admin, one.Id, one.Name, UnitKind.Department, other.Id, Cancellation)),
            Task.Run(() => units.ChangeAsync(admin, other.Id, other.Name, UnitKind.Department, one.Id, Cancellation)));
        Assert.Single(changes, change => change is TerritoryChange.Done);
        Assert.Single(changes, change => change is TerritoryChange.Refused);
    }

    private static Task<StaffIdentity> AdminAsync(TestCity city) => city.StaffAsync("admin@example.cn");

    private static async Task FileAsync(TestCity city)
    {
        var resident = city.NewResident();
        await resident.Says(Smoke);
        await resident.Says("提交");
        resident.Hears("XY-20261123-0001");
    }

    private static async Task<Unit> UnitAsync(TestCity city, string name)
    {
        await using var db = await city.Transactions.ReadAsync(Cancellation);
        return await db.Units.AsNoTracking().SingleAsync(unit => unit.Name == name, Cancellation);
    }

    private static async Task<IReadOnlyList<string>> AuditAsync(AppDb db) =>
        await db.Audit.Where(entry => entry.Action.StartsWith("unit.")).OrderBy(entry => entry.Action).Select(entry => entry.Action + " " + entry.Subject)
            .ToListAsync(Cancellation);
}
