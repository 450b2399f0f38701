using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using ResidentAssistant.Assistant;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Legal;
using ResidentAssistant.Tests.Harness;
using ResidentAssistant.Tests.Knowledge;
using Xunit;

namespace ResidentAssistant.Tests.Conversations;

public sealed class LegalTests
{
    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_question_is_answered_with_its_source_and_the_article_on_request(DatabaseProvider provider)
    {
        await using var city = await TestCity.StartAsync(provider);
        var resident = city.NewResident();
        await resident.Says("物业费涨价业主可以拒绝交吗");
        resident.Hears("《民法典》第二百八十条");
        resident.Hears(LegalTexts.GeneralInformation);
        Assert.Equal(["多久有结果", "要花多少钱", "对方不配合", "看法条原文", "有用", "没用", "转律师", "预约周四"], resident.Choices);
        await resident.Taps("看法条原文");
        resident.Hears("业主大会或者业主委员会的决定，对业主具有法律约束力。");
        await resident.Taps("有用");
        resident.Hears(LegalTexts.Thanks);
        await using var db = await city.Transactions.ReadAsync(TestContext.Current.CancellationToken);
        Assert.True((await db.LegalAnswers.SingleAsync(TestContext.Current.CancellationToken)).Helpful);
    }

    [Fact]
    public async Task Without_a_curated_answer_the_nearest_articles_are_shown()
    {
        await using var city = await TestCity.StartAsync();
        var resident = city.NewResident();
        await resident.Says("法律咨询");
        resident.Hears(LegalTexts.Ask);
        await resident.Says("继承开始后放弃继承应当怎么表示，有书面形式的要求吗，遗产处理前不说会怎样");
        resident.Hears("《民法典》第一千一百二十四条");
        resident.Hears(LegalTexts.GeneralInformation);
    }

    [Fact]
    public async Task A_question_nothing_matches_is_not_answered_with_a_guess()
    {
        await using var city = await TestCity.StartAsync();
        var resident = city.NewResident();
        await resident.Says("法律咨询");
        await resident.Says("qwerty zxcvb");
        resident.Hears(LegalTexts.Unknown);
        Assert.Equal(["转律师", "预约周四"], resident.Choices);
    }

    [Fact]
    public async Task An_entry_whose_article_is_not_in_the_library_is_never_shown_as_an_answer()
    {
        await using var city = await TestCity.StartAsync();
        var cancellation = TestContext.Current.CancellationToken;
        await city.Transactions.RunAsync(
            async db =>
            {
                var law = await db.Laws.SingleAsync(l => l.Key == "物业管理条例" && l.InForceUntil == null, cancellation);
                await db.Articles.Where(a => a.TextId == law.TextId).ExecuteDeleteAsync(cancellation);
            },
            cancellation);
        var resident = city.NewResident();
        await resident.Says("物业费涨价业主可以拒绝交吗");
        resident.DoesNotHear("《物业管理条例》");
        resident.DoesNotHear("物业自己单方面涨的部分，您可以不交");
    }

    [Fact]
    public async Task An_entry_that_cites_a_repealed_law_is_never_shown_as_an_answer()
    {
        await using var city = await TestCity.StartAsync();
        var cancellation = TestContext.Current.CancellationToken;
        using var folder = new TempFolder();
        folder.Write("物业新法(2026-01-01).md", "# 物业新法\n\n<!-- INFO END -->\n\n第一条 甲。\n\n第二条 本法自2026年2月1日起施行。《物业管理条例》同时废止。\n");
        var resident = city.NewResident();
        await resident.Says("物业费涨价业主可以拒绝交吗");
        resident.Hears("物业自己单方面涨的部分，您可以不交");
        await city.Get<ImportLaws>().RunAsync(folder.Path, null, cancellation);
        await city.Get<KnowledgeIndexer>().CatchUpAsync(cancellation);
        await resident.Says("物业费涨价业主可以拒绝交吗");
        resident.DoesNotHear("物业自己单方面涨的部分，您可以不交");
        resident.DoesNotHear("依据：");
    }

    [Theory]
    [InlineData("广场舞音响太吵，谁来管？", "五日以下拘留或者一千元以下罚款", "《生态环境法典》第五百九十三条", "《治安管理处罚法》第八十八条")]
    [InlineData("路边烧烤摊烟熏火燎，谁来管？", "五百元以上五千元以下", "《生态环境法典》第二百五十条", "《生态环境法典》第一千一百三十二条")]
    [InlineData("被车撞了，能要哪些赔偿，谁来赔？", "不能再向对方要一遍", "《最高人民法院关于审理道路交通事故损害赔偿案件适用法律若干问题的解释（二）》第六条、第十条", "《民法典》第一千一百七十九条")]
    public async Task An_answer_follows_the_law_of_today(string question, string answer, params string[] articles)
    {
        await using var city = await TestCity.StartAsync();
        var resident = city.NewResident();
        await resident.Says("法律咨询");
        await resident.Says(question);
        resident.Hears(answer);
        Assert.All(articles, resident.Hears);
    }

    [Fact]
    public async Task Who_names_a_repealed_law_hears_what_replaced_it()
    {
        await using var city = await TestCity.StartAsync();
        var resident = city.NewResident();
        await resident.Says("婚姻法第32条怎么说");
        resident.Hears("《婚姻法》已经废止，自2021年1月1日起由《民法典》婚姻家庭编替代。");
        resident.Hears(LegalTexts.TellMore);
        await resident.Says("合同法里租房合同到期后继续住，房东能随时赶人吗");
        resident.Hears("《合同法》已经废止，自2021年1月1日起由《民法典》合同编替代。");
        resident.Hears("《民法典》第");
        await resident.Says("噪声污染防治法第65条怎么说");
        resident.Hears("《噪声污染防治法》已经废止，自2026年8月15日起由《生态环境法典》替代。");
        await resident.Says("劳动合同法第82条怎么说");
        resident.DoesNotHear("已经废止");
    }

    [Theory]
    [InlineData("租房合同法律怎么规定")]
    [InlineData("我想做婚姻法律援助")]
    [InlineData("买卖合同，法院支持吗")]
    [InlineData("遗产继承法定顺序是什么")]
    [InlineData("婚姻法规在哪里看")]
    [InlineData("签了合同法人代表换了怎么办")]
    [InlineData("勞動合同法第八十二條")]
    [InlineData("被侵权责任法官怎么认定")]
    public async Task The_name_of_a_repealed_law_within_other_words_is_none(string said)
    {
        await using var city = await TestCity.StartAsync();
        var resident = city.NewResident();
        await resident.Says("法律咨询");
        await resident.Says(said);
        resident.DoesNotHear("已经废止");
    }

    [Theory]
    [InlineData("婚姻法规定几岁能结婚")]
    [InlineData("继承法里谁先继承")]
    [InlineData("《收养法》第几条")]
    public async Task The_name_of_a_repealed_law_is_still_found(string said)
    {
        await using var city = await TestCity.StartAsync();
        var resident = city.NewResident();
        await resident.Says("法律咨询");
        await resident.Says(said);
        resident.Hears("已经废止");
    }

    [Theory]
    [InlineData("民法典1062条", "《民法典》第一千零六十二条\n")]
    [InlineData("请问民法典第1062条是怎么规定的", "《民法典》第一千零六十二条\n")]
    [InlineData("劳动合同法第四十七条、第八十二条", "《劳动合同法》第八十二条\n")]
    [InlineData("帮我查一下消法第五十五条", "《消费者权益保护法》第五十五条\n")]
    [InlineData("民法典第9999条", "没有这一条：《民法典》第九千九百九十九条")]
    [InlineData("刑法102条", "没有这一条：《刑法》第一百零二条")]
    [InlineData("民法典1062", "《民法典》第一千零六十二条\n")]
    [InlineData("《民法典》 第 1062 条 第二款", "《民法典》第一千零六十二条\n")]
    [InlineData("交通法76条", "《道路交通安全法》第七十六条\n")]
    [InlineData("1062条", "哪部法律")]
    [InlineData("第九百四十四条怎么说", "哪部法律")]
    [InlineData("宪法第三十五条", "没有这一条：《宪法》第三十五条")]
    [InlineData("民法典第9999条说物业费可以不交，是真的吗", "没有这一条：《民法典》第九千九百九十九条")]
    public async Task Who_names_an_article_gets_that_one_or_hears_that_there_is_none(string said, string heard)
    {
        await using var city = await TestCity.StartAsync();
        var resident = city.NewResident();
        await resident.Says(said);
        resident.Hears(heard);
        resident.DoesNotHear("下面这几条法律");
    }

    [Fact]
    public async Task A_word_that_ends_like_a_law_is_none()
    {
        await using var city = await TestCity.StartAsync();
        var resident = city.NewResident();
        await resident.Says("法律咨询");
        await resident.Says("邻居有3条狗天天叫没办法3条都不管怎么办");
        resident.DoesNotHear("没有这一条");
    }

    [Theory]
    [InlineData("低保怎么申请")]
    [InlineData("身份证丢了怎么补办")]
    [InlineData("社保卡坏了怎么换")]
    [InlineData("居住证在哪里办")]
    [InlineData("办残疾证要什么材料")]
    [InlineData("咨询异地社保转移办理流程")]
    [InlineData("營業執照怎麼辦理")]
    public async Task How_something_is_done_at_an_office_opens_no_complaint_and_is_recorded_as_unanswered(string said)
    {
        await using var city = await TestCity.StartAsync(customise: services => services.Replace(ServiceDescriptor.Singleton(new CityOptions
        {
            ServiceOffice = "政务服务中心一楼",
            Offices = new Dictionary<string, string> { ["低保"] = "街道民政窗口" },
        })));
        var resident = city.NewResident();
        await resident.Says(said);
        resident.Hears("12345");
        resident.Hears(said.StartsWith("低保", StringComparison.Ordinal) ? "街道民政窗口" : "政务服务中心一楼");
        await using var db = await city.Transactions.ReadAsync(TestContext.Current.CancellationToken);
        var asked = await db.LegalAnswers.SingleAsync(TestContext.Current.CancellationToken);
        Assert.Equal((said, null), (asked.Question, asked.EntryId));
        Assert.DoesNotContain("complaint",
            (await db.Conversations.SingleAsync(c => c.Id == resident.ConversationId, TestContext.Current.CancellationToken)).Dialog
                ?? "", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("低保申请了半年不给办，社区一直推诿")]
    [InlineData("身份证办理窗口工作人员态度很差，骂人")]
    public async Task That_an_office_does_not_do_it_is_a_complaint(string said)
    {
        await using var city = await TestCity.StartAsync();
        var resident = city.NewResident();
        await resident.Says(said);
        resident.DoesNotHear("怕说错耽误您跑路");
    }

    [Theory]
    [InlineData("打架赔偿怎么算", "打伤人的一方要赔")]
    [InlineData("被人打伤了能赔多少钱", "打伤人的一方要赔")]
    [InlineData("骑电动车撞了人赔偿怎么算", "骑电动车有过错")]
    [InlineData("工伤赔偿怎么算", "治伤的医疗费")]
    [InlineData("交通事故赔偿怎么算", "交强险")]
    [InlineData("被狗咬了赔偿怎么算", "狗主人要赔")]
    [InlineData("法院判决下来对方不给钱怎么办", "申请强制执行")]
    [InlineData("医疗事故赔偿怎么算", "医院")]
    [InlineData("烧伤赔偿怎么算", "下面这几条法律")]
    [InlineData("收养孩子要什么条件", "没有医学上认为不该收养的病")]
    public async Task Damages_are_those_of_what_happened(string said, string heard)
    {
        await using var city = await TestCity.StartAsync();
        var resident = city.NewResident();
        await resident.Says("法律咨询");
        await resident.Says(said);
        resident.Hears(heard);
    }

    [Theory]
    [InlineData("2015年的遛龙管理条例第一条怎么规定", "2015年的时候，《遛龙管理条例》第一条是这样写的，后来改了：\n遛龙不必牵绳。")]
    [InlineData("2015年6月1日遛龙管理条例第2条怎么规定", "2015年6月1日的时候，《遛龙管理条例》第二条和现在写得一样。")]
    [InlineData("2021年的遛龙管理条例第一条怎么规定", null)]
    [InlineData("遛龙管理条例第一条怎么规定", null)]
    public async Task Who_names_a_day_hears_how_the_article_was_worded_then(string question, string? heard)
    {
        await using var city = await TestCity.StartAsync();
        var cancellation = TestContext.Current.CancellationToken;
        using var folder = new TempFolder();
        folder.Write("遛龙管理条例(2010-01-01).md", "# 遛龙管理条例\n\n<!-- INFO END -->\n\n第一条 遛龙不必牵绳。\n\n第二条 龙粪应当清理。\n");
        folder.Write("遛龙管理条例(2020-06-01).md", "# 遛龙管理条例\n\n<!-- INFO END -->\n\n第一条 遛龙应当牵绳。\n\n第二条 龙粪应当清理。\n");
        await city.Get<ImportLaws>().RunAsync(folder.Path, null, cancellation);
        await city.Get<KnowledgeIndexer>().CatchUpAsync(cancellation);
        var resident = city.NewResident();
        await resident.Says("法律咨询");
        await resident.Says(question);
        resident.Hears("《遛龙管理条例》第");
        if (heard is null)
            resident.DoesNotHear("的时候，");
        else
            resident.Hears(heard);
    }
}
