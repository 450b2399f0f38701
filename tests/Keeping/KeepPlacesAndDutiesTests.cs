using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Cases;
using ResidentAssistant.Assistant.City;
using ResidentAssistant.Tests.Harness;
using Xunit;

namespace ResidentAssistant.Tests.Keeping;

/// <summary>An administrator keeps the places residents name, and the duty list.</summary>
public sealed class KeepPlacesAndDutiesTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_new_estate_is_heard_by_its_alias_in_the_next_message()
    {
        await using var city = await TestCity.StartAsync();
        var (places, admin, zhaoming) = (city.Get<KeepPlaces>(), await city.StaffAsync("admin@example.cn"), await UnitAsync(city, "昭明社区"));
        Assert.Equal(new TerritoryChange.Done("月亮湾"), await places.AddAsync(admin, "月亮湾", "月湾小区、月亮湾小区", zhaoming, Cancellation));
        var resident = city.NewResident();
        await resident.Says("月湾小区2号楼楼下烧烤店油烟太大，晚上根本睡不着");
        await resident.Says("提交");
        await using var db = await city.Transactions.ReadAsync(Cancellation);
        Assert.Equal(zhaoming, (await db.Cases.SingleAsync(Cancellation)).UnitId);
    }

    [Fact]
    public async Task No_word_stands_for_two_places_and_a_deleted_place_gives_its_words_back()
    {
        await using var city = await TestCity.StartAsync();
        var (places, admin, zhaoming) = (city.Get<KeepPlaces>(), await city.StaffAsync("admin@example.cn"), await UnitAsync(city, "昭明社区"));
        Assert.Equal(new TerritoryChange.Refused("“北街”已经是“北街”的名称或别名。"), await places.AddAsync(admin, "北街", "", zhaoming, Cancellation));
        Assert.Equal(
            new TerritoryChange.Refused("“阳光小区”已经是“阳光花园”的名称或别名。"), await places.AddAsync(admin, "新阳光", "阳光小区", zhaoming, Cancellation));
        Assert.Equal(
            new TerritoryChange.Refused("地名和别名要写 2 到 64 个字，“湾”不行。"), await places.AddAsync(admin, "月亮湾", "湾", zhaoming, Cancellation));
        Assert.Equal(new TerritoryChange.Refused("请选一个单位。"), await places.AddAsync(admin, "月亮湾", "", Guid.Empty, Cancellation));
        var sunshine = (await places.ListAsync(admin, Cancellation)).Single(line => line.Place.Name == "阳光花园");
        Assert.Equal("檀溪社区", sunshine.Unit);
        Assert.Equal(new TerritoryChange.Done("阳光花园"), await places.DeleteAsync(admin, sunshine.Place.Id, Cancellation));
        Assert.Equal(new TerritoryChange.Done("新阳光"), await places.AddAsync(admin, "新阳光", "阳光小区", zhaoming, Cancellation));
        Assert.Equal(
            new TerritoryChange.Refused("这个地名刚才被别人删了。"),
            await places.SaveAsync(admin, sunshine.Place.Id, "阳光花园", "", zhaoming, Cancellation));
    }

    [Fact]
    public async Task A_deleted_item_is_no_basis_any_more_and_what_happened_on_it_keeps_its_number()
    {
        await using var city = await TestCity.StartAsync();
        var (duties, handle, admin) = (city.Get<KeepDuties>(), city.Get<HandleCase>(), await city.StaffAsync("admin@example.cn"));
        var office = await UnitAsync(city, "城市管理局");
        Assert.Equal(new TerritoryChange.Done("CG-09"), await duties.AddAsync(admin, "CG-09", office, "环境保护", "烧烤店油烟的查处", Cancellation));
        var resident = city.NewResident();
        await resident.Says("阳光花园3号楼楼下烧烤店油烟太大，晚上根本睡不着");
        await resident.Says("提交");
        var one = (await handle.OpenAsync(admin, "XY-20261123-0001", Cancellation))!.Case;
        await handle.RunAsync(admin, one.Number, one.Version, [new CaseCommand.Accept(), new CaseCommand.Dispatch(office, "CG-09")], Cancellation);
        var item = (await duties.ListAsync(admin, Cancellation)).Single(line => line.Duty.Number == "CG-09").Duty;
        Assert.Equal(new TerritoryChange.Done("CG-09"), await duties.DeleteAsync(admin, item.Id, Cancellation));

        var file = (await handle.OpenAsync(admin, one.Number, Cancellation))!;
        Assert.Equal("CG-09", file.Events.Single(happened => happened.Kind == CaseEventKind.Dispatched).Basis);
        Assert.Equal(
            CaseChange.UnknownDuty, await handle.RunAsync(admin, one.Number, file.Case.Version, new CaseCommand.Return("CG-09", "不归我们"), Cancellation));
    }

    [Fact]
    public async Task An_item_of_the_list_has_its_own_number_a_unit_in_use_and_a_category_there_is()
    {
        await using var city = await TestCity.StartAsync();
        var (duties, admin, office) = (city.Get<KeepDuties>(), await city.StaffAsync("admin@example.cn"), await UnitAsync(city, "公安局"));
        Assert.Equal(new TerritoryChange.Refused("编号“CG-01”已经有了。"), await duties.AddAsync(admin, "cg-01", office, "环境保护", "某事", Cancellation));
        Assert.Equal(
            new TerritoryChange.Refused("编号要写 1 到 32 个字，中间没有空格，例如 CG-014。"),
            await duties.AddAsync(admin, "CG 01", office, "环境保护", "某事", Cancellation));
        Assert.Equal(
            new TerritoryChange.Refused("分类要写其中一个：城乡建设、环境保护、交通运输、教育文体、劳动和社会保障、商贸旅游、卫生计生、其他。"),
            await duties.AddAsync(admin, "GA-09", office, "别的", "某事", Cancellation));
        Assert.Equal(new TerritoryChange.Refused("内容要写 1 到 300 个字。"), await duties.AddAsync(admin, "GA-09", office, "其他", " ", Cancellation));
        await city.Get<KeepUnits>().DisableAsync(admin, office, Cancellation);
        Assert.Equal(
            new TerritoryChange.Refused("“公安局”已经停用，请换一个单位。"), await duties.AddAsync(admin, "GA-09", office, "其他", "某事", Cancellation));
        var item = (await duties.ListAsync(admin, Cancellation)).Single(line => line.Duty.Number == "GA-01").Duty;
        Assert.Equal(
            new TerritoryChange.Done("GA-1"), await duties.SaveAsync(admin, item.Id, "GA-1", office, "交通运输", "违停的查处", Cancellation));
    }

    private static async Task<Guid> UnitAsync(TestCity city, string name)
    {
        await using var db = await city.Transactions.ReadAsync(Cancellation);
        return (await db.Units.SingleAsync(unit => unit.Name == name, Cancellation)).Id;
    }
}
