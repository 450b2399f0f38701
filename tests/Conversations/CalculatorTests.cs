using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using ResidentAssistant.Assistant;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Dialogs;
using ResidentAssistant.Assistant.Legal;
using ResidentAssistant.Assistant.Legal.Calculators;
using ResidentAssistant.Tests.Harness;
using Xunit;

namespace ResidentAssistant.Tests.Conversations;

/// <summary>法律计算器, from the question to the figure and its ground. It is Monday, 23 November 2026.</summary>
public sealed class CalculatorTests
{
    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task What_a_lawsuit_costs_with_the_steps_the_source_and_its_date(DatabaseProvider provider)
    {
        await using var city = await TestCity.StartAsync(provider);
        var resident = city.NewResident();
        await resident.Says("打官司要交多少诉讼费");
        await resident.Taps("要钱要财产");
        await resident.Says("三万");
        // 50 + 20,000 x 2.5% = 550, half of it 275.
        resident.Hears("案件受理费：550元");
        resident.Hears("减半：275元");
        resident.Hears("超过10,000元的 20,000元 × 2.5% = 500元");
        resident.Hears("《诉讼费用交纳办法》（2006年12月19日文本）第六条、第十二条、第十三条");
        resident.Hears(CalculatorTexts.Estimated);
        Assert.Equal(["看法条原文", "有用", "没用", "转律师", "预约周四", "重新算"], resident.Choices);
        await resident.Taps("看法条原文");
        resident.Hears("不超过1万元的，每件交纳50元");
    }

    [Fact]
    public async Task Dismissed_without_a_reason_told_in_the_residents_own_words()
    {
        await using var city = await TestCity.StartAsync();
        var resident = city.NewResident();
        await resident.Says("被辞退能赔多少钱？");
        await resident.Says("没理由就让我走了");
        await resident.Says("2019年3月1日到2022年4月30日");
        await resident.Says("八千");
        await resident.Says("不知道");
        // Three years and two months: 3.5 x 8,000 x 2.
        resident.Hears("赔偿金（2N）56,000元");
        resident.Hears("工资高于它三倍的，按三倍算，年限最多12年");
        resident.Hears("第八十七条");
    }

    [Fact]
    public async Task Dismissed_as_not_up_to_it_without_notice_is_N_plus_one_and_roughly_said_is_marked()
    {
        await using var city = await TestCity.StartAsync();
        var resident = city.NewResident();
        await resident.Says("n+1怎么算");
        await resident.Taps("说我不胜任或生病等");
        await resident.Taps("没有提前通知");
        await resident.Says("三年两个月");
        await resident.Says("八千左右");
        await resident.Says("9000");
        await resident.Says("7000");
        // 3.5 x 8,000 + 9,000; 8,000 is not above three times 7,000.
        resident.Hears("（N+1）约37,000元");
        resident.DoesNotHear("没有用到当地平均工资");
    }

    [Fact]
    public async Task The_citys_own_average_wage_is_used_and_not_asked()
    {
        await using var city = await TestCity.StartAsync(customise: Setting(new LocalStandards { AverageMonthlyWage = 7_000 }));
        var resident = city.NewResident();
        await resident.Says("被辞退能赔多少钱");
        await resident.Taps("裁员");
        await resident.Says("2010年1月1日到2024年12月31日");
        await resident.Says("三万");
        resident.Hears("（N）252,000元");
        resident.Hears("年限最多12年");
    }

    [Fact]
    public async Task Overtime_takes_none_for_an_answer()
    {
        await using var city = await TestCity.StartAsync();
        var resident = city.NewResident();
        await resident.Says("加班费怎么算");
        await resident.Says("4350元");
        await resident.Says("10小时");
        await resident.Says("两天");
        await resident.Says("没有");
        resident.Hears("年休假");
        await resident.Says("0");
        // 10 x 25 x 1.5 + 16 x 25 x 2.
        resident.Hears("加班费至少 1,175元");
        resident.Hears("《关于职工全年月平均工作时间和工资折算问题的通知》（2025年1月1日文本）第二条");
    }

    [Fact]
    public async Task Support_for_two_children_of_a_parent_without_a_fixed_income()
    {
        await using var city = await TestCity.StartAsync();
        var resident = city.NewResident();
        await resident.Says("离婚孩子抚养费给多少");
        await resident.Says("两个");
        await resident.Says("没有");
        await resident.Says("一年6万");
        // 60,000 / 12 = 5,000: 20% to 50%.
        resident.Hears("1,000元 到 2,500元");
        resident.Hears("第四十九条");
    }

    [Fact]
    public async Task An_old_iou_is_over_but_not_lost()
    {
        await using var city = await TestCity.StartAsync();
        var resident = city.NewResident();
        await resident.Says("欠条过了三年还能要吗");
        await resident.Taps("欠款约好了还款日");
        await resident.Says("2021年");
        resident.Hears(CalculatorTexts.WhichMonth);
        await resident.Says("2021年3月1日");
        await resident.Taps("都没有");
        resident.Hears("2024年3月1日（周五） 已经满了");
        resident.Hears("法院不会主动提时效");
        resident.Hears("中断");
        resident.Hears("中止");
    }

    [Fact]
    public async Task A_debt_without_a_due_day_is_explained()
    {
        await using var city = await TestCity.StartAsync();
        var resident = city.NewResident();
        await resident.Says("诉讼时效怎么算");
        await resident.Taps("欠款没约还款日");
        await resident.Taps("还没要过");
        resident.Hears("还没有开始算");
        resident.Hears("《民法典》（2020年5月28日文本）");
        resident.Hears("第六百七十五条");
    }

    [Fact]
    public async Task What_began_before_October_2017_is_left_to_the_lawyer()
    {
        await using var city = await TestCity.StartAsync();
        var resident = city.NewResident();
        await resident.Says("诉讼时效怎么算");
        await resident.Taps("欠款约好了还款日");
        await resident.Says("2016年5月1日");
        await resident.Taps("都没有");
        resident.Hears("当时的法律");
        Assert.Contains("转律师", resident.Choices);
    }

    [Fact]
    public async Task Arbitration_of_unpaid_wages_has_no_limit_while_employed_and_a_year_after()
    {
        await using var city = await TestCity.StartAsync();
        var resident = city.NewResident();
        await resident.Says("劳动仲裁还来得及吗");
        await resident.Says("老板欠我工资");
        await resident.Taps("还在上班");
        resident.Hears("不受一年限制");
        await resident.Taps("重新算");
        await resident.Taps("拖欠劳动报酬");
        await resident.Taps("已经离开");
        await resident.Says("去年12月1日");
        await resident.Taps("都没有");
        resident.Hears("2026年12月1日（周二），还有 8 天");
    }

    [Fact]
    public async Task Legal_aid_asks_for_the_income_only_where_the_city_has_a_standard()
    {
        await using var city = await TestCity.StartAsync();
        var resident = city.NewResident();
        await resident.Says("请不起律师怎么办");
        await resident.Taps("工资、劳动关系");
        await resident.Taps("都不是");
        resident.Hears("请打电话问当地标准");
        resident.Hears("12348");

        await using var richer = await TestCity.StartAsync(customise: Setting(new LocalStandards { LegalAidMonthlyIncome = 1_500, LegalAidOffice = "政务中心二楼" }));
        resident = richer.NewResident();
        await resident.Says("请不起律师怎么办");
        await resident.Taps("工资、劳动关系");
        await resident.Taps("都不是");
        await resident.Says("一千二");
        resident.Hears("1,500元）以内");
        resident.Hears("政务中心二楼");
    }

    [Fact]
    public async Task The_list_opens_each_calculator()
    {
        await using var city = await TestCity.StartAsync();
        var resident = city.NewResident();
        await resident.Says("法律计算器");
        Assert.Equal(["诉讼费", "离职补偿", "加班费", "抚养费", "诉讼时效", "劳动仲裁时效", "法律援助自查"], resident.Choices);
        await resident.Says("3");
        resident.Hears("月工资");
    }

    [Theory]
    [InlineData("公司把我辞退了能拿到多少补偿呀", "算一算：离职补偿")]
    [InlineData("离婚以后两个娃的抚养费应该咋个算", "算一算：抚养费")]
    [InlineData("过了诉讼时效钱就要不回来了吗", "算一算：诉讼时效")]
    public async Task A_legal_question_is_answered_and_the_fitting_calculator_offered(string question, string offer)
    {
        await using var city = await TestCity.StartAsync();
        var resident = city.NewResident();
        await resident.Says(question);
        resident.Hears(LegalTexts.GeneralInformation);
        await resident.Taps(offer);
        Assert.NotEmpty(resident.Heard);
        resident.DoesNotHear(LegalTexts.GeneralInformation);
    }

    [Fact]
    public async Task Back_passes_over_questions_that_did_not_arise()
    {
        await using var city = await TestCity.StartAsync();
        var resident = city.NewResident();
        await resident.Says("被辞退能赔多少钱");
        await resident.Taps("裁员");
        var question = resident.LastWords;
        await resident.Says("上一步");
        resident.Hears("怎么离开单位的");
        await resident.Taps("合同到期没续");
        Assert.Equal(question, resident.LastWords);
    }

    [Fact]
    public async Task A_correction_changes_what_it_speaks_of()
    {
        await using var city = await TestCity.StartAsync();
        var resident = city.NewResident();
        await resident.Says("打官司要交多少诉讼费");
        await resident.Taps("要钱要财产");
        await resident.Says("不对，是离婚");
        resident.Hears(DialogTexts.Corrected);
        await resident.Says("30万");
        resident.Hears("550元 到 800元");
    }

    [Theory]
    [InlineData("没催过", "已经满了")]
    [InlineData("去年催过", "最近的一次")]
    public async Task Not_having_asked_is_told_from_having_asked(string answer, string next)
    {
        await using var city = await TestCity.StartAsync();
        var resident = city.NewResident();
        await resident.Says("诉讼时效怎么算");
        await resident.Taps("欠款约好了还款日");
        await resident.Says("2021年3月1日");
        await resident.Says(answer);
        resident.Hears(next);
    }

    [Fact]
    public async Task A_number_without_its_unit_is_asked_again()
    {
        await using var city = await TestCity.StartAsync();
        var resident = city.NewResident();
        await resident.Says("打官司要交多少诉讼费");
        await resident.Taps("要钱要财产");
        await resident.Says("3");
        resident.Hears(CalculatorTexts.AmountTooSmall);
        await resident.Says("两三万");
        resident.Hears("没听明白");
        await resident.Says("2万多");
        resident.Hears("案件受理费：约300元");
    }

    [Fact]
    public async Task Where_the_law_is_missing_or_has_changed_no_figure_is_given()
    {
        await using var city = await TestCity.StartAsync();
        var cancellation = TestContext.Current.CancellationToken;
        await city.Transactions.RunAsync(
            db => db.Laws.Where(l => l.Key == "诉讼费用交纳办法").ExecuteUpdateAsync(set => set.SetProperty(l => l.Version, new DateOnly(2026, 1, 1)), cancellation),
            cancellation);
        await city.Transactions.RunAsync(db => db.Laws.Where(l => l.Key == "劳动法").ExecuteUpdateAsync(set => set.SetProperty(l => l.InForceUntil, new DateOnly(2026, 1, 1)), cancellation), cancellation);
        var resident = city.NewResident();
        await resident.Says("打官司要交多少诉讼费");
        resident.Hears(CalculatorTexts.LawChanged);
        await resident.Says("加班费怎么算");
        resident.Hears(CalculatorTexts.LawChanged);
        Assert.Equal(["转律师", "预约周四"], resident.Choices);
    }

    private static Action<IServiceCollection> Setting(LocalStandards standards) =>
        services => services.Replace(ServiceDescriptor.Singleton(new CityOptions { Standards = standards }));
}
