using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ResidentAssistant.Assistant;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Legal;
using ResidentAssistant.Assistant.Modules;
using ResidentAssistant.Knowledge;
using ResidentAssistant.Tests.Durability;
using ResidentAssistant.Tests.Harness;
using ResidentAssistant.Tests.Knowledge;
using Xunit;
using Citations = ResidentAssistant.Assistant.Legal.Citations;

namespace ResidentAssistant.Tests.Laws;

/// <summary>The list of ended laws: what it ends, who changes it, and what residents hear. The clock stands at 23 November 2026.</summary>
public sealed class EndedLawTests : IDisposable
{
    private const string NewerLine = "《遛龙管理条例》2026年3月20日起有新的修改，新条文我这里还没有，请再核对。";
    private static readonly Citation First = new("遛龙管理条例", "第一条");
    private static readonly EndedLawFacts Ended = new("遛龙管理条例", new DateOnly(2025, 5, 1), "驯龙法；养龙办法（试行）", "驯龙法第九条", EndCertainty.Sure);
    private readonly TempFolder folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("婚姻法", "民法典", "由《民法典》婚姻家庭编替代")]
    [InlineData("婚姻法", "《民法典》", "由《民法典》婚姻家庭编替代")]
    [InlineData("甲规定", "民法典", "由《民法典》替代")]
    [InlineData("甲解释", "民法典；最高人民法院关于适用《民法典》婚姻家庭编的解释（一）", "由《民法典》和《最高人民法院关于适用〈民法典〉婚姻家庭编的解释（一）》替代")]
    [InlineData("甲解释", "民法典第一千零六十四条；乙规定", "由《民法典》第一千零六十四条和《乙规定》替代")]
    [InlineData("甲解释", "乙法；丙条例；丁办法（试行）", "由《乙法》、《丙条例》和《丁办法（试行）》替代")]
    [InlineData("甲法", "公司法、企业国有资产法等", "由《公司法》、《企业国有资产法》等替代")]
    [InlineData("甲解释", "最高人民法院、最高人民检察院关于办理掩饰、隐瞒犯罪所得刑事案件的解释", "由《最高人民法院、最高人民检察院关于办理掩饰、隐瞒犯罪所得刑事案件的解释》替代")]
    [InlineData("甲条例", "人口与计划生育法（2021年修改）", "由《人口与计划生育法》（2021年修改）替代")]
    [InlineData("甲规定", "乙规定（高检发释字〔2021〕4号）", "由《乙规定》（高检发释字〔2021〕4号）替代")]
    [InlineData("甲条例", "—（国务院决定废止）", "不再施行：国务院决定废止")]
    [InlineData("甲解释", "刑法修正案（九）取消嫖宿幼女罪", "不再施行：刑法修正案（九）取消嫖宿幼女罪")]
    [InlineData("甲条例", "", "不再施行")]
    public void What_replaced_a_law_is_told_in_good_Chinese(string law, string by, string told) =>
        Assert.Equal($"《{law}》已经废止，自2021年1月1日起{told}。", LegalTexts.Ended(law, new DateOnly(2021, 1, 1), by));

    [Fact]
    public void Of_the_list_that_comes_with_the_product_only_one_replacement_names_no_law()
    {
        var sentences = StarterEndedLaw.Read(StarterEndedLaw.StarterFile).Where(law => law.Certainty != EndCertainty.NewerTextMissing && law.By[0] != '—')
            .Where(law => Replacement.Parse(law.By).Laws.Count == 0).Select(law => law.By);
        Assert.Equal(["刑法修正案（九）取消嫖宿幼女罪"], sentences);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_law_on_the_list_is_not_in_force_when_it_is_imported_and_its_namesake_made_later_is(DatabaseProvider provider)
    {
        await using var city = await TestCity.StartAsync(provider);
        Write("信访条例", "2005-01-10", "旧。");
        Write("城市供水条例", "1994-07-19", "旧。");
        Write("城市供水条例", "2026-06-01", "新。");
        var report = await ImportAsync(city);
        Assert.Equal(
            [new RepealedLaw("信访条例", new DateOnly(2022, 5, 1), "信访工作条例"), new RepealedLaw("城市供水条例", new DateOnly(2026, 6, 1), "供水条例")],
            report.Repealed.OrderBy(law => law.From));
        Assert.Null(await CitedAsync(city, new Citation("信访条例", "第一条")));
        Assert.Equal("旧。", await CitedAsync(city, new Citation("信访条例", "第一条"), new DateOnly(2022, 4, 30)));
        Assert.Equal("新。", await CitedAsync(city, new Citation("城市供水条例", "第一条")));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task From_the_commit_of_a_curator_on_a_law_is_in_force_or_not_and_the_index_follows(DatabaseProvider provider)
    {
        await using var city = await TestCity.StartAsync(provider);
        Write("遛龙管理条例", "2010-01-01", "遛龙应当牵绳。");
        await ImportAsync(city);
        await city.Get<KnowledgeIndexer>().CatchUpAsync(Cancellation);
        Assert.True(Found(city));
        var desk = new CurateEndedLaws(city.Transactions, city.Clock);
        var curator = await city.StaffAsync("curator@example.cn");

        Assert.Equal(EndedLawChange.NotAllowed, await desk.AddAsync(await city.StaffAsync("lawyer@example.cn"), Ended, Cancellation));
        Assert.Equal(EndedLawChange.NotWhole, await desk.AddAsync(curator, Ended with { Basis = " " }, Cancellation));
        Assert.Equal(EndedLawChange.NotWhole, await desk.AddAsync(curator, Ended with { From = default }, Cancellation));
        Assert.Equal(EndedLawChange.Done, await desk.AddAsync(curator, Ended with { Name = " 《中华人民共和国遛龙管理条例》 " }, Cancellation));
        Assert.Equal(EndedLawChange.Known, await desk.AddAsync(curator, Ended, Cancellation));
        Assert.Null(await CitedAsync(city, First));
        Assert.True(await city.Get<KnowledgeIndexer>().CatchUpAsync(Cancellation));
        Assert.False(Found(city));

        var row = Assert.Single(await desk.ListAsync(curator, Cancellation), law => law.Name == "遛龙管理条例");
        Assert.Equal(EndedLawChange.Known, await desk.SaveAsync(curator, row.Id, row.Version, Ended with { Name = "信访条例" }, Cancellation));
        Assert.Equal(EndedLawChange.Done, await desk.SaveAsync(curator, row.Id, row.Version, Ended with { From = new DateOnly(2027, 1, 1) }, Cancellation));
        Assert.Equal("遛龙应当牵绳。", await CitedAsync(city, First));
        Assert.Null(await CitedAsync(city, First, new DateOnly(2027, 1, 1)));
        Assert.Equal(EndedLawChange.ChangedMeanwhile, await desk.SaveAsync(curator, row.Id, row.Version, Ended, Cancellation));
        Assert.Equal(EndedLawChange.ChangedMeanwhile, await desk.DeleteAsync(curator, row.Id, row.Version, Cancellation));
        Assert.Equal(EndedLawChange.Done, await desk.DeleteAsync(curator, row.Id, row.Version + 1, Cancellation));
        Assert.Equal("遛龙应当牵绳。", await CitedAsync(city, First, new DateOnly(2027, 1, 1)));
        Assert.True(await city.Get<KnowledgeIndexer>().CatchUpAsync(Cancellation));
        Assert.True(Found(city));
        Assert.Equal(
            ["ended-laws.add", "ended-laws.delete", "ended-laws.save"],
            await Transcripts.QueryAsync(
                city, db => db.Audit.Where(e => e.Subject == row.Id.ToString("N")).Select(e => e.Action).Order().ToListAsync(Cancellation)));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task What_curators_changed_or_deleted_does_not_come_back_and_what_a_later_list_adds_does(DatabaseProvider provider)
    {
        await using var city = await TestCity.StartAsync(provider);
        var desk = new CurateEndedLaws(city.Transactions, city.Clock);
        var curator = await city.StaffAsync("curator@example.cn");
        var rows = await desk.ListAsync(curator, Cancellation);
        Assert.Equal(155, rows.Count);
        var (deleted, renamed) = (rows.Single(law => law.Name == "信访条例"), rows.Single(law => law.Name == "学位条例"));
        Assert.Equal(EndedLawChange.Done, await desk.DeleteAsync(curator, deleted.Id, 0, Cancellation));
        Assert.Equal(EndedLawChange.Done, await desk.SaveAsync(curator, renamed.Id, 0, renamed.Facts with { Name = "学位老条例" }, Cancellation));
        Assert.Equal(EndedLawChange.Done, await desk.AddAsync(curator, Ended, Cancellation));
        Write("遛狗条例", "2010-01-01", "遛狗应当牵绳。");
        await ImportAsync(city);
        await city.Services.GetServices<ISampleData>().OfType<StarterFaq>().Single().AddAsync(city.Clock.GetUtcNow(), Cancellation);
        List<StarterEndedLaw> later =
        [
            .. StarterEndedLaw.Read(StarterEndedLaw.StarterFile),
            new("遛狗条例", new DateOnly(2026, 1, 1), "遛狗法", "遛狗法第九条", EndCertainty.Likely),
            new("遛龙管理条例", new DateOnly(2020, 1, 1), "别的法", "别的法第九条", EndCertainty.Sure),
        ];
        Assert.Equal(
            [new RepealedLaw("遛狗条例", new DateOnly(2026, 1, 1), "遛狗法")], await city.Get<BringEndedLaws>().RunAsync(later, Cancellation));
        Assert.Empty(await city.Get<BringEndedLaws>().RunAsync(later, Cancellation));

        var after = await desk.ListAsync(curator, Cancellation);
        Assert.Equal(rows.Select(law => law.Name).Except(["信访条例", "学位条例"]).Concat(["学位老条例", "遛龙管理条例", "遛狗条例"]).Order(), after.Select(law => law.Name).Order());
        Assert.Equal(Ended, after.Single(law => law.Name == "遛龙管理条例").Facts);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Two_processes_that_bring_the_list_in_at_once_bring_it_in_once(DatabaseProvider provider)
    {
        await using var city = await TestCity.StartAsync(provider);
        await city.Transactions.RunAsync(
            async db =>
            {
                await db.EndedLaws.ExecuteDeleteAsync(Cancellation);
                await db.EndedLawOffers.ExecuteDeleteAsync(Cancellation);
            },
            Cancellation);
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => city.Get<BringEndedLaws>().RunAsync(Cancellation), Cancellation)));
        Assert.Equal(155, await Transcripts.QueryAsync(city, db => db.EndedLaws.CountAsync(Cancellation)));
    }

    [Fact]
    public async Task Who_names_a_law_on_the_list_is_told_that_it_ended_and_by_what()
    {
        await using var city = await TestCity.StartAsync();
        var resident = city.NewResident();
        await resident.Says("法律咨询");
        await resident.Says("信访条例还有效吗");
        resident.Hears("《信访条例》已经废止，自2022年5月1日起由《信访工作条例》替代。");
        await resident.Says("法律咨询");
        await resident.Says("最高人民法院关于适用婚姻法若干问题的解释（一）第三条怎么说");
        resident.Hears("《最高人民法院关于适用〈婚姻法〉若干问题的解释（一）》已经废止，自2021年1月1日起由《民法典》和《最高人民法院关于适用〈民法典〉婚姻家庭编的解释（一）》替代。");
        await resident.Says("法律咨询");
        await resident.Says("卖淫嫖娼人员收容教育办法现在还适用吗");
        resident.Hears("《卖淫嫖娼人员收容教育办法》已经废止，自2020年3月27日起不再施行：收容教育制度废止。");
        await resident.Says("法律咨询");
        await resident.Says("湖北省信访条例第三条怎么规定");
        resident.DoesNotHear("已经废止");
        await resident.Says("法律咨询");
        await resident.Says("律师法第三条怎么规定");
        resident.DoesNotHear("已经废止");
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_law_whose_newer_text_is_missing_stays_in_force_and_whoever_is_shown_it_is_told_until_the_text_is_there(DatabaseProvider provider)
    {
        await using var city = await TestCity.StartAsync(provider);
        Write("遛龙管理条例", "2010-01-01", "遛龙应当牵绳。");
        await ImportAsync(city);
        var desk = new CurateEndedLaws(city.Transactions, city.Clock);
        var changed = new EndedLawFacts("遛龙管理条例", new DateOnly(2026, 3, 20), "遛龙管理条例（2026年修订）", "国务院令", EndCertainty.NewerTextMissing);
        Assert.Equal(EndedLawChange.Done, await desk.AddAsync(await city.StaffAsync("curator@example.cn"), changed, Cancellation));
        var resident = city.NewResident();
        await resident.Says("遛龙管理条例第一条");
        resident.Hears("遛龙应当牵绳。\n\n" + NewerLine);
        resident.DoesNotHear("已经废止");

        Write("遛龙管理条例", "2026-02-01", "遛龙应当牵绳并戴嘴套。", "本条例自2026年3月20日起施行。");
        await ImportAsync(city);
        await resident.Says("遛龙管理条例第一条");
        resident.Hears("遛龙应当牵绳并戴嘴套。");
        resident.DoesNotHear("请再核对");
    }

    [Fact]
    public async Task A_card_that_cites_a_law_whose_newer_text_is_missing_says_so_in_one_line()
    {
        const string Line = "《物业管理条例》2026年9月1日起有新的修改，新条文我这里还没有，请再核对。";
        await using var city = await TestCity.StartAsync();
        var resident = city.NewResident();
        await resident.Says("物业费涨价业主可以拒绝交吗");
        resident.DoesNotHear("请再核对");
        var desk = new CurateEndedLaws(city.Transactions, city.Clock);
        var curator = await city.StaffAsync("curator@example.cn");
        var changed = new EndedLawFacts("物业管理条例", new DateOnly(2026, 9, 1), "", "国务院令", EndCertainty.NewerTextMissing);
        Assert.Equal(EndedLawChange.Done, await desk.AddAsync(curator, changed, Cancellation));
        await desk.AddAsync(curator, changed with { Name = "民法典", From = new DateOnly(2026, 11, 24) }, Cancellation);

        await resident.Says("物业费涨价业主可以拒绝交吗");
        resident.Hears($"\n{Line}\n\n{LegalTexts.GeneralInformation}");
        Assert.DoesNotContain("《民法典》2026年", resident.LastWords, StringComparison.Ordinal);
        await resident.Taps("看法条原文");
        resident.Hears("\n\n" + Line);
        var preview = await new PreviewEntry(city.Transactions, city.Get<AnswerQuestion>(), city.Clock)
            .AskAsync(curator, "物业费涨价业主可以拒绝交吗", "x", EntryContent.Empty, Cancellation);
        Assert.Contains(Line, preview!.Value.Before.Text, StringComparison.Ordinal);

        city.Clock.Advance(TimeSpan.FromDays(1));
        await resident.Says("法律咨询");
        await resident.Says("继承开始后放弃继承应当怎么表示，有书面形式的要求吗，遗产处理前不说会怎样");
        resident.Hears($"《民法典》2026年11月24日起有新的修改，新条文我这里还没有，请再核对。\n\n{LegalTexts.GeneralInformation}");
    }

    [Fact]
    public async Task The_status_of_the_library_names_entries_that_rest_on_nothing_and_an_old_library()
    {
        await using var city = await TestCity.StartAsync();
        var desk = new CurateEndedLaws(city.Transactions, city.Clock);
        var curator = await city.StaffAsync("curator@example.cn");
        Write("驯龙法", "2026-05-24", "龙应当登记。");
        await ImportAsync(city);
        var before = await StatusAsync(city);
        Assert.Equal((new DateOnly(2026, 8, 10), false, 138, 17), (before.Newest, before.IsOld, before.Ended, before.NewerTextMissing));
        Assert.Empty(before.NotInForce.Concat(before.CitesOldText));
        Assert.True(before.Laws > 40 && before.Articles > before.Laws, $"{before.Laws} laws, {before.Articles} articles");

        await city.Transactions.RunAsync(
            db =>
            {
                foreach (var (id, law) in new[] { ("long-a", "驯龙法"), ("long-b", "养龙法") })
                    db.KnowledgeEntries.Add(
                        new KnowledgeEntry(id, new EntryContent("宠物", id, [], "牵。", [], [new Citation(law, "第一条")]), new DateOnly(2026, 1, 1)));
                return Task.CompletedTask;
            },
            Cancellation);
        Assert.Equal(
            EndedLawChange.Done,
            await desk.AddAsync(curator, new EndedLawFacts("驯龙法", new DateOnly(2026, 9, 1), "", "令", EndCertainty.NewerTextMissing), Cancellation));
        city.Clock.Advance(TimeSpan.FromDays(82));
        var after = await StatusAsync(city);
        Assert.Equal((true, 138, 18, before.Laws), (after.IsOld, after.Ended, after.NewerTextMissing, after.Laws));
        Assert.Equal(["long-b"], after.NotInForce);
        Assert.Equal(["long-a"], after.CitesOldText);
        Assert.Null(await city.Get<ReadLibraryStatus>().NewestAsync(await city.StaffAsync("lawyer@example.cn"), Cancellation));
    }

    [Fact]
    public async Task The_operator_reads_the_status_at_a_terminal()
    {
        await using var city = await TestCity.StartAsync();
        await city.Transactions.RunAsync(
            async db =>
            {
                await db.Articles.ExecuteDeleteAsync(Cancellation);
                await db.Repeals.ExecuteDeleteAsync(Cancellation);
                await db.Laws.Where(law => law.Key != "民法典").ExecuteDeleteAsync(Cancellation);
                await db.KnowledgeEntries.Where(e => e.Id != "wuye-zhangjia").ExecuteDeleteAsync(Cancellation);
            },
            Cancellation);
        var told = await Operator.RunAsync(city.Settings, "laws", "status");
        Assert.Equal(
            """
            今天有效的法律 1 部，条文 0 条；最新的文本是 2020-05-28。
            其中全国的 1 部，省里的 0 部，市里的 0 部。
            名单上废止的法律 138 部，缺新文本的 17 部。
            引用的条文已经失效或者不在库里的问答：wuye-zhangjia
            引用的法律缺新文本的问答：没有
            法条库已经六个月没有更新。

            """,
            told.Output);
        var json = await Operator.RunAsync(city.Settings, "laws", "status", "--json");
        Assert.Contains("\"notInForce\":[\"wuye-zhangjia\"]", json.Output, StringComparison.Ordinal);
        Assert.Contains("\"isOld\":true", json.Output, StringComparison.Ordinal);
    }

    private void Write(string law, string version, string first, string closing = "本条例自公布之日起施行。") =>
        folder.Write($"行政法规/{law}({version}).md", $"# {law}\n\n<!-- INFO END -->\n\n第一条 {first}\n\n第二条 {closing}\n");

    private Task<LawImportReport> ImportAsync(TestCity city) => city.Get<ImportLaws>().RunAsync(folder.Path, null, Cancellation);

    private static bool Found(TestCity city) =>
        city.Get<KnowledgeIndex>().Search("遛龙管理条例第一条", 10).Any(hit => hit.Id == "law:遛龙管理条例/第一条");

    private static async Task<LibraryStatus> StatusAsync(TestCity city) => (await city.Get<ReadLibraryStatus>().RunAsync(null, Cancellation))!;

    private static async Task<string?> CitedAsync(TestCity city, Citation citation, DateOnly? on = null)
    {
        var day = on ?? CityTime.Today(city.Clock.GetUtcNow());
        return (await Transcripts.QueryAsync(city, db => Citations.FindAsync(db, citation, day, Cancellation)))?.Article.Text;
    }
}
