using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Cases;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Staff;
using ResidentAssistant.Assistant.Work;
using ResidentAssistant.Tests.Harness;
using Xunit;

namespace ResidentAssistant.Tests.Cases;

/// <summary>Cases are found by words of sealed texts, however many there are.</summary>
public sealed class SearchCasesTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("油烟太大", "油烟|烟太|太大")]
    [InlineData("13号楼A区302", "13|号楼|a|302")]
    [InlineData("Ｂ２栋，灯", "b2")]
    [InlineData("灯", "")]
    public void A_text_has_pairs_of_characters_and_whole_words_of_letters_and_digits(string text, string words) =>
        Assert.Equal(words, string.Join('|', CaseWordIndex.Words(text)));

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Words_number_telephone_and_place_find_a_case_and_the_newest_comes_first(DatabaseProvider provider)
    {
        await using var city = await TestCity.StartAsync(provider);
        await FileAsync(city, "阳光花园3号楼楼下烧烤店油烟太大，晚上睡不着，电话13800138000");
        await FileAsync(city, "阳光花园13号楼路灯坏了，晚上一片黑");
        await FileAsync(city, "檀溪路上的路灯也坏了");
        var staff = await city.StaffAsync("admin@example.cn");
        Assert.Equal(["0003", "0002"], await FindAsync("路灯"));
        Assert.Equal(["0002"], await FindAsync("路灯 阳光花园"));
        Assert.Equal(["0001"], await FindAsync("3号楼"));
        Assert.Equal(["0001"], await FindAsync("13800138000"));
        Assert.Equal(["0003"], await FindAsync("xy-20261123-0003"));
        Assert.Equal(["0002"], await FindAsync("20261123-0002 路灯"));
        Assert.Equal(["0003", "0002"], await FindAsync("灯"));
        // 路灯 and 灯也 stand in it, one after the other as in 路灯也; 坏了路 does not.
        Assert.Equal(["0003"], await FindAsync("路灯也"));
        Assert.Empty(await FindAsync("了晚"));
        Assert.Empty(await FindAsync("路灯 油烟"));
        Assert.Empty(await FindAsync("20261123-0009"));

        async Task<IEnumerable<string>> FindAsync(string words) => await NumbersAsync(city, staff, words);
    }

    [Fact]
    public async Task What_a_resident_wrote_later_is_found_and_what_was_corrected_is_found_as_it_is_now()
    {
        await using var city = await TestCity.StartAsync();
        var resident = await FileAsync(city, "阳光花园3号楼楼下烧烤店油烟太大，晚上睡不着");
        await resident.Says("补充一下，老板还骂人");
        var staff = await city.StaffAsync("admin@example.cn");
        Assert.Equal(["0001"], await NumbersAsync(city, staff, "骂人"));
        await resident.Says("地点错了，是丽江泊林");
        Assert.Equal(["0001"], await NumbersAsync(city, staff, "丽江泊林 油烟"));
    }

    [Fact]
    public async Task Nobody_finds_what_they_may_not_see()
    {
        await using var city = await TestCity.StartAsync();
        await FileAsync(city, "阳光花园3号楼楼下烧烤店油烟太大，晚上睡不着");
        Assert.Equal(["0001"], await NumbersAsync(city, await city.StaffAsync("community@example.cn"), "油烟"));
        Assert.Empty(await NumbersAsync(city, await city.StaffAsync("dept@example.cn"), "油烟"));
        Assert.Empty(await NumbersAsync(city, await city.StaffAsync("dept@example.cn"), "XY-20261123-0001"));
    }

    [Fact]
    public async Task The_words_are_kept_in_no_readable_form_and_under_a_key_of_their_own()
    {
        await using var city = await TestCity.StartAsync();
        await FileAsync(city, "阳光花园3号楼楼下烧烤店油烟太大，晚上睡不着");
        await using var db = await city.Transactions.ReadAsync(Cancellation);
        var stored = await db.CaseWords.Select(w => w.Token).ToListAsync(Cancellation);
        Assert.Equal(stored.Order(), CaseWordIndex.TokensOf(db.Vault, await db.Cases.SingleAsync(Cancellation)).Order());
        Assert.Contains(CaseWordIndex.TokensOf(db.Vault, "油烟").Single(), stored);
        Assert.NotEqual(db.Vault.Hash("油烟")[..8], Convert.ToHexStringLower(BitConverter.GetBytes(CaseWordIndex.TokensOf(db.Vault, "油烟").Single())));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Cases_of_before_the_index_are_indexed_part_by_part(DatabaseProvider provider)
    {
        await using var city = await TestCity.StartAsync(provider);
        var resident = await FileAsync(city, "阳光花园3号楼楼下烧烤店油烟太大，晚上睡不着");
        await resident.Says("补充一下，老板还骂人");
        await FileAsync(city, "檀溪路上的路灯坏了");
        var staff = await city.StaffAsync("admin@example.cn");
        await city.Transactions.RunAsync(
            async db =>
            {
                await db.CaseWords.ExecuteDeleteAsync(Cancellation);
                await DueWork.ScheduleAsync(db, IndexOldCases.Work, $"{Guid.Empty:N}", city.Clock.GetUtcNow(), Cancellation);
            },
            Cancellation);
        await resident.Says("补充一下，烟还往屋里飘");
        Assert.Empty(await NumbersAsync(city, staff, "路灯"));
        await city.Get<BackgroundLoop>().RunDueAsync(Cancellation);
        await city.Get<BackgroundLoop>().RunDueAsync(Cancellation);
        Assert.Equal(["0002"], await NumbersAsync(city, staff, "路灯"));
        Assert.Equal(["0001"], await NumbersAsync(city, staff, "骂人 油烟 屋里"));
        await using var db = await city.Transactions.ReadAsync(Cancellation);
        Assert.Empty(await db.Set<DueWork>().Where(work => work.Kind == IndexOldCases.Work).ToListAsync(Cancellation));
    }

    private static async Task<TestResident> FileAsync(TestCity city, string words)
    {
        var resident = city.NewResident();
        await resident.Says(words);
        await resident.Says("提交");
        resident.Hears("已经提交");
        // A number of version 7 counts milliseconds.
        city.Clock.Advance(TimeSpan.FromSeconds(1));
        return resident;
    }

    private static async Task<IEnumerable<string>> NumbersAsync(TestCity city, StaffIdentity staff, string words) =>
        (await city.Get<HandleCase>().SearchAsync(staff, new CaseFilter { Words = words }, Cancellation)).Select(one => one.Number[^4..]);
}
