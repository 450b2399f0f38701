using ResidentAssistant.Assistant.Cases;
using ResidentAssistant.Tests.Harness;
using Xunit;

namespace ResidentAssistant.Tests.Conversations;

/// <summary>What is said after staff asked: about their case, about another house, or to correct what they have.</summary>
public sealed class AnotherHouseTests
{
    private const string Number = "XY-20261123-0001";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("阳光花园33号楼电梯也坏了，吓死人")]
    [InlineData("33号楼的电梯也坏了，吓死人")]
    [InlineData("还有33号楼的电梯也坏了")]
    public async Task Another_house_of_the_same_estate_is_another_matter(string said)
    {
        await using var city = await TestCity.StartAsync();
        var resident = await AskedAsync(city);
        await resident.Says(said);
        resident.DoesNotHear(CaseTexts.PassedOn(Number));
        resident.Hears("33号楼");
        Assert.DoesNotContain(await NotesAsync(city), note => note == said);
    }

    [Theory]
    [InlineData("是32号楼东边那部电梯")]
    [InlineData("32号楼的电梯还是坏的，没人来")]
    [InlineData("我住33号楼，晚上在家")]
    [InlineData("不是电梯坏了，是电梯门关不上")]
    public async Task What_is_about_the_house_stays_with_the_case(string said)
    {
        await using var city = await TestCity.StartAsync();
        var resident = await AskedAsync(city);
        await resident.Says(said);
        resident.Hears(Number);
        Assert.Contains(await NotesAsync(city), note => note?.Contains(said, StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task Staff_see_a_correction_that_is_said_after_filing()
    {
        await using var city = await TestCity.StartAsync();
        var resident = city.NewResident();
        await resident.Says("阳光花园3号楼楼下烧烤店油烟很大，晚上睡不着");
        await resident.Says("提交");
        await resident.Says("店在5号楼，不是3号楼");
        resident.Hears("已经改过来了");
        var file = (await city.Get<HandleCase>().OpenAsync(await city.StaffAsync("community@example.cn"), Number, Cancellation))!;
        Assert.Equal(("阳光花园", "5号楼楼下"), (file.Case.Community, file.Case.Spot));
        Assert.StartsWith("阳光花园3号楼（更正：5号楼）楼下", file.Case.Description, StringComparison.Ordinal);
        Assert.Equal("更正：不是3号楼，是5号楼", file.Events[^1].Note);
    }

    private static async Task<TestResident> AskedAsync(TestCity city)
    {
        var resident = city.NewResident();
        await resident.Says("阳光花园32号楼电梯坏了三天没有人修");
        await resident.Says("提交");
        resident.Hears("已经提交");
        var handle = city.Get<HandleCase>();
        var staff = await city.StaffAsync("community@example.cn");
        var file = (await handle.OpenAsync(staff, Number, Cancellation))!;
        await handle.ReplyAsync(staff, Number, file.Case.Version, "是哪一部电梯？您什么时候在家？", Cancellation);
        await resident.Listens();
        return resident;
    }

    private static async Task<IReadOnlyList<string?>> NotesAsync(TestCity city) =>
        [.. (await city.Get<HandleCase>().OpenAsync(await city.StaffAsync("community@example.cn"), Number, Cancellation))!.Events.Select(step => step.Note)];
}
