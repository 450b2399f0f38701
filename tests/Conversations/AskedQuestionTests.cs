using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Cases;
using ResidentAssistant.Tests.Harness;
using Xunit;

namespace ResidentAssistant.Tests.Conversations;

/// <summary>What was asked outside a form stays asked: a verdict, an answer to staff.</summary>
public sealed class AskedQuestionTests
{
    private const string Smoke = "阳光花园3号楼楼下烧烤店油烟太大，晚上根本睡不着";
    private const string Lamp = "北街的路灯坏了三天，晚上看不见路";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("没有修好", Rating.Dissatisfied)]
    [InlineData("路灯修好了很满意", Rating.Satisfied)]
    [InlineData("修是修了，就是慢", Rating.Acceptable)]
    [InlineData("不是不满意，挺好的", Rating.Satisfied)]
    [InlineData("根本没人来，糊弄人", Rating.Dissatisfied)]
    [InlineData("满意", Rating.Satisfied)]
    public async Task A_verdict_in_words_is_taken_for_the_case_and_nothing_new_is_filed(string said, Rating rating)
    {
        await using var city = await TestCity.StartAsync();
        var resident = city.NewResident();
        await FileAsync(resident, Smoke);
        await CloseAsync(city, "XY-20261123-0001");
        await resident.Says(said);
        Assert.Equal(rating, (await CasesAsync(city)).Single().Rating);
    }

    [Theory]
    [InlineData("嗯…")]
    [InlineData("你们辛苦了吗")]
    [InlineData("我再看看")]
    public async Task What_is_no_verdict_rates_nothing(string said)
    {
        await using var city = await TestCity.StartAsync();
        var resident = city.NewResident();
        await FileAsync(resident, Smoke);
        await CloseAsync(city, "XY-20261123-0001");
        await resident.Says(said);
        Assert.Null((await CasesAsync(city)).Single().Rating);
    }

    [Theory]
    [InlineData("北街的路灯坏了三天，一直没人修")]
    [InlineData("东方花苑2号楼电梯还是不行")]
    public async Task Another_matter_is_no_verdict(string said)
    {
        await using var city = await TestCity.StartAsync();
        var resident = city.NewResident();
        await FileAsync(resident, Smoke);
        await CloseAsync(city, "XY-20261123-0001");
        await resident.Says(said);
        Assert.Null((await CasesAsync(city)).Single().Rating);
        resident.Hears("请您核对");
    }

    [Fact]
    public async Task After_something_else_was_said_only_a_plain_verdict_counts()
    {
        await using var city = await TestCity.StartAsync();
        var resident = city.NewResident();
        await FileAsync(resident, Smoke);
        await CloseAsync(city, "XY-20261123-0001");
        await resident.Says("物业费涨价可以拒绝交吗");
        await resident.Says("物业根本不行，没人管");
        Assert.Null((await CasesAsync(city)).Single().Rating);
        await resident.Says("取消");
        await resident.Says("不满意");
        Assert.Equal(Rating.Dissatisfied, (await CasesAsync(city)).Single().Rating);
    }

    [Fact]
    public async Task A_verdict_in_the_middle_of_a_booking_is_taken_and_the_booking_goes_on()
    {
        await using var city = await TestCity.StartAsync();
        var resident = city.NewResident();
        await FileAsync(resident, Smoke);
        await resident.Says("预约周四律师");
        await CloseAsync(city, "XY-20261123-0001");
        await resident.Says("满意");
        resident.Hears(CaseTexts.RatingThanks);
        resident.Hears("请选一个时间");
        Assert.Equal(Rating.Satisfied, (await CasesAsync(city)).Single().Rating);
    }

    [Fact]
    public async Task Of_two_closed_cases_both_are_rated()
    {
        await using var city = await TestCity.StartAsync();
        var resident = city.NewResident();
        await FileAsync(resident, Smoke);
        await FileAsync(resident, Lamp);
        await CloseAsync(city, "XY-20261123-0001");
        await CloseAsync(city, "XY-20261123-0002");
        await resident.Says("满意");
        resident.Hears("XY-20261123-0001");
        await resident.Says("没解决");
        Assert.Equal(
            [("XY-20261123-0001", Solved.No), ("XY-20261123-0002", Solved.Yes)],
            (await CasesAsync(city)).Select(c => (c.Number, c.Solved!.Value)).Order());
    }

    [Fact]
    public async Task Of_two_cases_that_staff_ask_about_the_answer_goes_to_the_one_it_speaks_of_and_else_the_resident_says_which()
    {
        await using var city = await TestCity.StartAsync();
        var resident = city.NewResident();
        await FileAsync(resident, Smoke);
        await FileAsync(resident, Lamp);
        var (staff, handle) = (await city.StaffAsync("admin@example.cn"), city.Get<HandleCase>());
        await handle.ReplyAsync(staff, "XY-20261123-0001", 1, "油烟是从哪个单元飘上来的？", Cancellation);
        await handle.ReplyAsync(staff, "XY-20261123-0002", 1, "路灯坏在几单元门口？", Cancellation);
        await resident.Says("油烟从三单元飘上来");
        resident.Hears("诉求 XY-20261123-0001");
        var version = (await handle.ListAsync(staff, null, Cancellation)).Single(c => c.Number == "XY-20261123-0001").Version;
        Assert.Equal(CaseChange.Done, await handle.ReplyAsync(staff, "XY-20261123-0001", version, "是哪一层？", Cancellation));
        await resident.Says("最里头");
        resident.Hears(CaseTexts.WhichCase);
        await resident.Says("2");
        resident.Hears("已经转给经办的同志");
        var words = await handle.WordsAsync(staff, await handle.ListAsync(staff, null, Cancellation), Cancellation);
        Assert.Contains(words.Values, said => said.Text == "油烟从三单元飘上来" || said.Text.Contains("最里头", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("我要反映问题", "请说说遇到了什么问题")]
    [InlineData("预约周四律师", "请选一个时间")]
    public async Task An_answer_to_staff_who_wrote_last_goes_to_the_case_and_the_open_form_goes_on(string begins, string goesOn)
    {
        await using var city = await TestCity.StartAsync();
        var resident = city.NewResident();
        await FileAsync(resident, Smoke);
        await resident.Says(begins);
        var (staff, handle) = (await city.StaffAsync("community@example.cn"), city.Get<HandleCase>());
        await handle.ReplyAsync(staff, "XY-20261123-0001", 1, "请问是几单元？怎么联系您？", Cancellation);
        await resident.Says("二单元，13900001111");
        resident.Hears("已经转给经办的同志");
        resident.Hears(goesOn);
        var words = await handle.WordsAsync(staff, await handle.ListAsync(staff, null, Cancellation), Cancellation);
        Assert.Equal("二单元，13900001111", Assert.Single(words).Value.Text);
    }

    [Fact]
    public async Task A_photo_with_words_that_staff_asked_for_goes_to_the_case()
    {
        await using var city = await TestCity.StartAsync();
        var resident = city.NewResident();
        await FileAsync(resident, Smoke);
        var (staff, handle) = (await city.StaffAsync("community@example.cn"), city.Get<HandleCase>());
        await handle.ReplyAsync(staff, "XY-20261123-0001", 1, "请拍张照片，再告诉我们是几单元。", Cancellation);
        await resident.SendsPhotos("二单元", await ComplaintTests.PictureAsync(city));
        resident.Hears("已经转给经办的同志");
        var file = await handle.OpenAsync(staff, "XY-20261123-0001", Cancellation);
        Assert.Single(file!.Photos);
        Assert.Contains(file.Events, happened => happened.Note == "二单元");
    }

    [Fact]
    public async Task A_closed_case_is_rated_in_words_after_staff_wrote_again_and_from_the_list_of_cases()
    {
        await using var city = await TestCity.StartAsync();
        var resident = city.NewResident();
        await FileAsync(resident, Lamp);
        await CloseAsync(city, "XY-20261123-0001");
        await resident.Says("我的诉求");
        resident.Hears("解决了吗");
        Assert.Equal(["已解决", "部分解决", "没解决"], resident.Choices);
        var (staff, handle) = (await city.StaffAsync("admin@example.cn"), city.Get<HandleCase>());
        var version = (await handle.ListAsync(staff, null, Cancellation)).Single().Version;
        await handle.ReplyAsync(staff, "XY-20261123-0001", version, "师傅昨天去看过了。", Cancellation);
        await resident.Says("没有修好，还是黑的");
        resident.Hears("没解决的我们重新办，这次由城南街道负责");
        await resident.Says("能不能改成满意，今天又亮了");
        resident.Hears("还在办，办结以后再请您评价");
    }

    [Theory]
    [InlineData("店名叫老王烧烤，我电话13812345678")]
    [InlineData("老王烧烤，就在楼道口左边")]
    [InlineData("每天晚上九点到半夜两点最厉害")]
    public async Task What_is_answered_to_a_question_of_staff_goes_to_the_case_and_is_new_for_them(string answer)
    {
        await using var city = await TestCity.StartAsync();
        var resident = city.NewResident();
        await FileAsync(resident, Smoke);
        var staff = await city.StaffAsync("community@example.cn");
        var handle = city.Get<HandleCase>();
        await handle.ReplyAsync(staff, "XY-20261123-0001", 1, "请告诉我们店名，几点最严重，怎么联系您？", Cancellation);
        await resident.Says(answer);
        resident.Hears("已经转给经办的同志");
        var cases = await handle.ListAsync(staff, null, Cancellation);
        var words = Assert.Single(await handle.WordsAsync(staff, cases, Cancellation)).Value;
        Assert.True(words.IsNew);
        Assert.Contains(answer, words.Text, StringComparison.Ordinal);
        await handle.ReplyAsync(staff, "XY-20261123-0001", cases[0].Version, "收到，谢谢。", Cancellation);
        Assert.False((await handle.WordsAsync(staff, cases, Cancellation)).Single().Value.IsNew);
    }

    [Theory]
    [InlineData("物业费涨价可以拒绝交吗", "物业")]
    [InlineData("我想预约周四的律师", "请选一个时间")]
    [InlineData("转人工", "值班律师")]
    public async Task Another_job_is_no_answer_to_staff(string said, string heard)
    {
        await using var city = await TestCity.StartAsync();
        var resident = city.NewResident();
        await FileAsync(resident, Smoke);
        await city.Get<HandleCase>().ReplyAsync(await city.StaffAsync("community@example.cn"), "XY-20261123-0001", 1, "请问店名叫什么？", Cancellation);
        await resident.Says(said);
        resident.DoesNotHear("已经转给经办的同志");
        resident.Hears(heard);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_photo_alone_is_new_for_staff_and_stands_in_the_history_of_the_case(bool asked)
    {
        await using var city = await TestCity.StartAsync();
        var resident = city.NewResident();
        await FileAsync(resident, Smoke);
        var (staff, handle) = (await city.StaffAsync("community@example.cn"), city.Get<HandleCase>());
        if (asked)
            await handle.ReplyAsync(staff, "XY-20261123-0001", 1, "请拍一张照片发来。", Cancellation);
        await resident.SendsPhotos("", await ComplaintTests.PictureAsync(city), await ComplaintTests.PictureAsync(city));
        resident.Hears("2 张照片");
        var cases = await handle.ListAsync(staff, null, Cancellation);
        Assert.True(Assert.Single(await handle.WordsAsync(staff, cases, Cancellation)).Value.IsNew);
        var last = (await handle.OpenAsync(staff, "XY-20261123-0001", Cancellation))!.Events[^1];
        Assert.Equal((null, "照片 2 张"), (last.ByName, last.Note));
    }

    [Theory]
    [InlineData("满意", Rating.Satisfied)]
    [InlineData("基本满意", Rating.Acceptable)]
    public async Task A_verdict_that_was_given_on_the_residents_own_page_is_named_at_the_next_tap(string name, Rating rating)
    {
        await using var city = await TestCity.StartAsync();
        var resident = city.NewResident();
        await FileAsync(resident, Smoke);
        await CloseAsync(city, "XY-20261123-0001");
        await resident.Listens();
        Assert.True(await city.Get<RateCase>().RunAsync(
            resident.ConversationId, "XY-20261123-0001", new CaseCommand.Verdict(Solved.Yes, rating), Cancellation));
        await resident.Taps("已解决");
        Assert.StartsWith($"已经收到您的评价：{name}。", resident.LastWords, StringComparison.Ordinal);
        Assert.Equal(rating, (await CasesAsync(city)).Single().Rating);
    }

    private static async Task FileAsync(TestResident resident, string what)
    {
        await resident.Says(what);
        await resident.Says("提交");
        resident.Hears("已经提交");
    }

    private static async Task CloseAsync(TestCity city, string number)
    {
        var staff = await city.StaffAsync("admin@example.cn");
        var handle = city.Get<HandleCase>();
        Assert.Equal(CaseChange.Done, await handle.SettleAsync(staff, number, "已经处理好了。", Cancellation));
    }

    private static async Task<List<Case>> CasesAsync(TestCity city)
    {
        await using var db = await city.Transactions.ReadAsync(Cancellation);
        return await db.Cases.AsNoTracking().ToListAsync(Cancellation);
    }
}
