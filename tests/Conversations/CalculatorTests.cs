using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using ResidentAssistant.Assistant;
using ResidentAssistant.Assistant.City;
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
        resident.Hears("按您说的：\n· 官司的种类：要钱要财产\n· 要求的金额：30,000元");
        Assert.Equal(["看法条原文", "有用", "没用", "转律师", "预约周四", "重新算", "改官司的种类", "改要求的金额"], resident.Choices);
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
        Assert.Equal(["诉讼费", "离职补偿", "加班费", "抚养费", "诉讼时效", "劳动仲裁时效", "法律援助自查", "上诉期"], resident.Choices);
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
        await resident.Says("两三万吧");
        resident.Hears("没听明白");
        Assert.Equal(["20,000元", "30,000元"], resident.Choices);
        await resident.Says("2万多");
        resident.Hears("案件受理费：约300元");
    }

    [Fact]
    public async Task Of_a_range_either_end_can_be_tapped()
    {
        await using var city = await TestCity.StartAsync();
        var resident = city.NewResident();
        await resident.Says("打官司要交多少诉讼费");
        await resident.Taps("要钱要财产");
        await resident.Says("两三万");
        await resident.Taps("30,000元");
        resident.Hears("案件受理费：550元");
        await resident.Taps("重新算");
        await resident.Taps("要钱要财产");
        await resident.Says("伍仟元整");
        resident.Hears("案件受理费：50元");
    }

    [Theory]
    [InlineData("帮我算算离职补偿", "怎么离开单位的")]
    [InlineData("算一算：诉讼费", "哪一类官司")]
    [InlineData("算一下加班费", "月工资")]
    [InlineData("能帮我算一下孩子的抚养费吗", "几个孩子")]
    [InlineData("帮我算算被辞退能拿多少经济补偿金", "怎么离开单位的")]
    [InlineData("经济补偿金帮我算一下", "怎么离开单位的")]
    [InlineData("幫我算算加班費", "月工资")]
    [InlineData("我想算算诉讼时效", "哪一种")]
    [InlineData("诉讼费多少钱", "哪一类官司")]
    [InlineData("去法院起诉要花多少钱", "哪一类官司")]
    [InlineData("打官司大概要多少费用", "哪一类官司")]
    [InlineData("离婚诉讼费怎么收", "要分割的夫妻财产")]
    [InlineData("上诉期限是多久", "您收到的是哪一种")]
    [InlineData("收到判决书不服怎么办", "哪一天收到的")]
    [InlineData("一审判决下来了，我不服，咋办", "哪一天收到的")]
    public async Task Words_of_ones_own_open_a_calculator(string said, string asked)
    {
        await using var city = await TestCity.StartAsync();
        var resident = city.NewResident();
        await resident.Says(said);
        resident.Hears(asked);
        resident.DoesNotHear(LegalTexts.GeneralInformation);
    }

    [Theory]
    [InlineData("打官司要回13万2，诉讼费多少", "案件受理费：2,940元")]
    [InlineData("告他欠我3万不还，诉讼费要交多少", "案件受理费：550元")]
    [InlineData("劳动争议打官司诉讼费多少", "案件受理费每件：10元")]
    [InlineData("离婚要分30万财产，起诉要交多少钱", "550元 到 800元")]
    public async Task What_the_question_says_is_filled_and_not_asked(string said, string answer)
    {
        await using var city = await TestCity.StartAsync();
        var resident = city.NewResident();
        await resident.Says(said);
        resident.Hears(answer);
        resident.Hears("按您说的：");
    }

    [Theory]
    [InlineData("诉讼费谁出")]
    [InlineData("打官司输了诉讼费由谁承担")]
    public async Task Who_bears_the_fee_is_a_question_of_law(string said)
    {
        await using var city = await TestCity.StartAsync();
        var resident = city.NewResident();
        await resident.Says("法律咨询");
        await resident.Says(said);
        resident.DoesNotHear("哪一类官司");
    }

    [Theory]
    [InlineData("借出去8万块，他不还")]
    [InlineData("房东扣了我2000押金")]
    public async Task A_sentence_that_tells_a_matter_is_no_wage(string said)
    {
        await using var city = await TestCity.StartAsync();
        var resident = city.NewResident();
        await resident.Says("被辞退能赔多少钱");
        await resident.Taps("裁员");
        await resident.Says("2019年3月1日到2022年4月30日");
        resident.Hears("平均每月应发工资多少");
        await resident.Says(said);
        resident.DoesNotHear("月平均工资是多少");
        resident.Hears("平均每月应发工资多少");
        await resident.Says("平均每个月到手八千左右吧");
        resident.Hears("月平均工资是多少");
    }

    [Fact]
    public async Task What_was_taken_is_shown_and_each_of_it_can_be_changed()
    {
        await using var city = await TestCity.StartAsync();
        var resident = city.NewResident();
        await resident.Says("帮我算算离职补偿，我2019年3月1日到2022年4月30日在那里，月工资8000");
        await resident.Taps("裁员");
        await resident.Says("不知道");
        resident.Hears("按您说的：\n· 怎么离开的：裁员\n· 工作时间：2019年3月1日到2022年4月30日\n· 月工资：8,000元\n· 本市平均工资：不知道\n\n经济补偿（N）28,000元");
        await resident.Taps("改月工资");
        resident.Hears("平均每月应发工资多少");
        await resident.Says("9000");
        resident.Hears("经济补偿（N）31,500元");
        await resident.Taps("改怎么离开的");
        await resident.Taps("单位无理由辞退");
        resident.Hears("赔偿金（2N）63,000元");
        await resident.Says("不对，工资是7000");
        resident.Hears("赔偿金（2N）49,000元");
    }

    [Fact]
    public async Task Another_kind_of_lawsuit_asks_for_its_own_sum()
    {
        await using var city = await TestCity.StartAsync();
        var resident = city.NewResident();
        await resident.Says("打官司要回13万2，诉讼费多少");
        await resident.Taps("改官司的种类");
        await resident.Taps("离婚");
        resident.Hears("要分割的夫妻财产");
    }

    [Fact]
    public async Task A_judgment_that_was_received_can_be_appealed_until_a_day()
    {
        await using var city = await TestCity.StartAsync();
        var resident = city.NewResident();
        await resident.Says("9月5日收到一审判决书，上诉期到哪天");
        resident.Hears("· 收到的文书：民事一审判决\n· 收到的日子：2026年9月5日");
        resident.Hears("2026年9月20日（周日） 已经满了");
        resident.Hears("期限是 15 天");
        resident.Hears(CalculatorTexts.MovedWorkday);
        resident.Hears("第一百七十一条");
        await resident.Says("11月20号拿到刑事判决书，几天内上诉");
        resident.Hears("2026年11月30日（周一），还有 7 天");
        resident.Hears("《刑事诉讼法》（2018年10月26日文本）第一百零五条");
        await resident.Says("昨天收到劳动仲裁裁决书，裁决不服多久内起诉");
        resident.Hears("向法院起诉最晚到 2026年12月7日");
        resident.Hears("第五十条");
    }

    [Fact]
    public async Task A_last_day_in_a_year_that_is_not_loaded_says_so()
    {
        await using var city = await TestCity.StartAsync();
        var resident = city.NewResident();
        await resident.Says("诉讼时效怎么算");
        await resident.Taps("欠款约好了还款日");
        await resident.Says("2024年3月1日");
        await resident.Taps("都没有");
        resident.Hears("2027年3月1日（周一）");
        resident.Hears(CalculatorTexts.YearNotLoaded(2027, new DateOnly(2026, 11, 23)));
        resident.DoesNotHear("顺延");
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_last_day_in_a_holiday_is_moved_and_the_resident_hears_why(DatabaseProvider provider)
    {
        await using var city = await TestCity.StartAsync(provider);
        var resident = city.NewResident();
        await resident.Says("诉讼时效怎么算");
        await resident.Taps("欠款约好了还款日");
        await resident.Says("2023年10月5日");
        await resident.Taps("都没有");
        resident.Hears("三年后的对应日是最后一天：2026年10月5日。");
        resident.Hears("2026年10月5日（周一）是国庆节假期，按法律顺延到放假后的第一天：2026年10月8日（周四）。");
        resident.Hears("2026年10月8日（周四） 已经满了");
        resident.Hears("第二百零三条");
        resident.DoesNotHear("放假安排还没公布");
        await resident.Taps("看法条原文");
        resident.Hears("期间的最后一日是法定休假日的，以法定休假日结束的次日为期间的最后一日。");

        await resident.Says("劳动仲裁还来得及吗");
        await resident.Taps("辞退、补偿等其他");
        await resident.Says("2025年11月28日");
        await resident.Taps("都没有");
        resident.Hears("2026年11月28日（周六）是周末，按法律顺延到放假后的第一天：2026年11月30日（周一）。");
        resident.Hears("来得及：最晚到 2026年11月30日（周一）");
    }

    [Fact]
    public async Task A_year_that_was_imported_moves_the_last_day_within_a_minute()
    {
        await using var city = await TestCity.StartAsync();
        var resident = city.NewResident();
        await AskAsync();
        resident.Hears("2026年12月1日（周二），还有 8 天");
        using var file = new MemoryStream("2026-12-01\toff\t运动会\n2026-12-05\twork\t运动会\n"u8.ToArray());
        Assert.IsType<CalendarImport.Done>(await city.Get<ImportCalendar>().RunAsync(file, TestContext.Current.CancellationToken));
        await AskAsync();
        resident.Hears("2026年12月1日（周二），还有 8 天");
        city.Clock.Advance(TimeSpan.FromMinutes(1));
        await AskAsync();
        resident.Hears("2026年12月1日（周二）是运动会假期，按法律顺延到放假后的第一天：2026年12月2日（周三）。");

        async Task AskAsync()
        {
            await resident.Says("劳动仲裁还来得及吗");
            await resident.Taps("辞退、补偿等其他");
            await resident.Says("2025年12月1日");
            await resident.Taps("都没有");
        }
    }

    [Fact]
    public async Task Where_the_law_is_missing_or_has_changed_no_figure_is_given()
    {
        await using var city = await TestCity.StartAsync();
        var cancellation = TestContext.Current.CancellationToken;
        await city.Transactions.RunAsync(
            db => db.Laws.Where(l => l.Key == "诉讼费用交纳办法").ExecuteUpdateAsync(set => set.SetProperty(l => l.Version, new DateOnly(2026, 1, 1)), cancellation),
            cancellation);
        await city.Transactions.RunAsync(db => db.Laws.Where(l => l.Key == "劳动法")
            .ExecuteUpdateAsync(set => set.SetProperty(l => l.InForceUntil, new DateOnly(2026, 1, 1)), cancellation), cancellation);
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
