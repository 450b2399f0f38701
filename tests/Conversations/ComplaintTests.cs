using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Cases;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Dialogs;
using ResidentAssistant.Tests.Harness;
using Xunit;

namespace ResidentAssistant.Tests.Conversations;

public sealed partial class ComplaintTests
{
    private const string Smoke = "3号楼楼下烧烤店油烟太大，晚上根本睡不着";

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_complaint_becomes_a_case_without_asking_twice(DatabaseProvider provider)
    {
        await using var city = await TestCity.StartAsync(provider);
        var resident = city.NewResident();
        await resident.Says(Smoke);
        resident.Hears("3号楼楼下");
        resident.Hears("是哪个小区");
        await resident.Says("阳光小区");
        resident.Hears("请您核对");
        resident.Hears("阳光花园 3号楼楼下");
        resident.Hears(Smoke);
        await resident.Taps("提交");
        Assert.Matches(@"XY-20261123-0001", resident.LastWords);
        await resident.Says("我的诉求");
        resident.Hears("XY-20261123-0001　已收到");
        await using var db = await city.Transactions.ReadAsync(TestContext.Current.CancellationToken);
        var filed = await db.Cases.SingleAsync(TestContext.Current.CancellationToken);
        Assert.Equal("檀溪社区", (await db.Units.SingleAsync(u => u.Id == filed.UnitId, TestContext.Current.CancellationToken)).Name);
    }

    [Fact]
    public async Task What_is_wrong_in_the_summary_is_corrected_by_saying_so()
    {
        await using var city = await TestCity.StartAsync();
        var resident = city.NewResident();
        await resident.Says(Smoke);
        await resident.Says("阳光花园");
        await resident.Says("不对，是5号楼");
        resident.Hears(DialogTexts.Corrected);
        resident.Hears("阳光花园 5号楼");
        await resident.Says("对");
        resident.Hears("已经提交");
    }

    [Fact]
    public async Task What_is_told_later_is_added_to_the_complaint()
    {
        await using var city = await TestCity.StartAsync();
        var resident = city.NewResident();
        await resident.Says(Smoke);
        await resident.Says("阳光花园");
        await resident.Says("老板还把桌子摆到人行道上，老人推着轮椅都过不去，跟他说了好几次也不听");
        resident.Hears(DialogTexts.Added);
        resident.Hears("老人推着轮椅都过不去");
        resident.Hears("阳光花园 3号楼楼下");
    }

    [Fact]
    public async Task Cancelling_files_nothing()
    {
        await using var city = await TestCity.StartAsync();
        var resident = city.NewResident();
        await resident.Says(Smoke);
        await resident.Says("取消");
        resident.Hears(DialogTexts.Cancelled);
        await resident.Says("我的诉求");
        resident.Hears(CaseTexts.NoCases);
    }

    [Fact]
    public async Task A_legal_question_in_the_middle_is_answered_and_the_complaint_resumes()
    {
        await using var city = await TestCity.StartAsync();
        var resident = city.NewResident();
        await resident.Says(Smoke);
        await resident.Says("物业费涨价业主可以拒绝交吗");
        resident.Hears("依据：《");
        resident.Hears(DialogTexts.Resume("反映问题"));
        resident.Hears("是哪个小区");
        await resident.Says("阳光花园");
        resident.Hears("请您核对");
    }

    [Fact]
    public async Task The_draft_survives_a_restart()
    {
        await using var city = await TestCity.StartAsync();
        var resident = city.NewResident();
        await resident.Says(Smoke);
        await city.RestartAsync();
        await resident.Says("东方花苑");
        resident.Hears("东方花苑 3号楼楼下");
    }

    [Fact]
    public async Task Case_numbers_of_one_day_count_up_and_begin_anew_the_next_day()
    {
        await using var city = await TestCity.StartAsync();
        await FileAsync(city, "XY-20261123-0001");
        await FileAsync(city, "XY-20261123-0002");
        city.Clock.Advance(TimeSpan.FromHours(15));
        await FileAsync(city, "XY-20261124-0001");
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Staff_handle_the_case_and_the_resident_rates_it(DatabaseProvider provider)
    {
        await using var city = await TestCity.StartAsync(provider);
        var resident = await FileAsync(city, "XY-20261123-0001");
        var staff = await city.StaffAsync("community@example.cn");
        var handle = city.Get<HandleCase>();
        var cancellation = TestContext.Current.CancellationToken;
        var seen = Assert.Single(await handle.ListAsync(staff, null, cancellation));
        Assert.Equal(CaseChange.Done, await handle.StartAsync(staff, seen.Number, 1, cancellation));
        await resident.Listens();
        resident.Hears("已经开始办理");
        Assert.Equal(CaseChange.ChangedMeanwhile, await handle.AnswerAsync(staff, seen.Number, 1, "没看见别人已经动过", cancellation));
        Assert.Equal(CaseChange.Done, await handle.SettleAsync(staff, seen.Number, "已要求店家加装油烟净化器", cancellation));
        await resident.Listens();
        resident.Hears("已要求店家加装油烟净化器");
        Assert.Equal(["已解决", "部分解决", "没解决"], resident.Choices);
        await resident.Says("1");
        Assert.Equal(["满意", "基本满意", "不满意"], resident.Choices);
        await resident.Says("2");
        resident.Hears(CaseTexts.RatingThanks);
        Assert.Equal(Rating.Acceptable, (await handle.OpenAsync(staff, seen.Number, cancellation))!.Case.Rating);
    }

    [Fact]
    public async Task Staff_of_another_community_and_lawyers_do_not_see_the_case()
    {
        await using var city = await TestCity.StartAsync();
        await FileAsync(city, "XY-20261123-0001");
        var handle = city.Get<HandleCase>();
        foreach (var email in new[] { "grid@example.cn", "dept@example.cn", "lawyer@example.cn", "curator@example.cn" })
        {
            var other = await city.StaffAsync(email);
            Assert.Empty(await handle.ListAsync(other, null, TestContext.Current.CancellationToken));
            Assert.Null(await handle.OpenAsync(other, "XY-20261123-0001", TestContext.Current.CancellationToken));
            Assert.Equal(CaseChange.NotFound, await handle.SettleAsync(other, "XY-20261123-0001", "x", TestContext.Current.CancellationToken));
        }
    }

    [Fact]
    public async Task Staff_read_what_belongs_to_the_case_and_not_what_was_asked_at_another_time()
    {
        await using var city = await TestCity.StartAsync();
        var resident = city.NewResident();
        await resident.Says("离婚孩子归谁");
        city.Clock.Advance(TimeSpan.FromHours(2));
        await resident.Says(Smoke);
        await resident.Says("阳光花园");
        await resident.Says("提交");
        city.Clock.Advance(TimeSpan.FromHours(2));
        await resident.Says("老板拖欠工资怎么办");
        var staff = await city.StaffAsync("community@example.cn");
        var handle = city.Get<HandleCase>();
        await handle.ReplyAsync(staff, "XY-20261123-0001", 1, "明天上午上门看看，方便吗", TestContext.Current.CancellationToken);
        city.Clock.Advance(TimeSpan.FromHours(1));
        await resident.Says("方便，十点以后都在家");
        var read = (await handle.OpenAsync(staff, "XY-20261123-0001", TestContext.Current.CancellationToken))!.Transcript
            .Where(line => line.Speaker == Speaker.Resident).Select(line => line.Text);
        Assert.Equal([Smoke, "阳光花园", "提交", "方便，十点以后都在家"], read);
    }

    [Fact]
    public async Task A_rating_button_of_somebody_elses_case_does_nothing()
    {
        await using var city = await TestCity.StartAsync();
        await FileAsync(city, "XY-20261123-0001");
        await using var db = await city.Transactions.ReadAsync(TestContext.Current.CancellationToken);
        var id = (await db.Cases.SingleAsync(TestContext.Current.CancellationToken)).Id;
        var stranger = city.NewResident();
        await stranger.Says("你好");
        await stranger.Says($"case.rate:{id:N},Satisfied");
        Assert.Equal(CaseState.Received, (await db.Cases.AsNoTracking().SingleAsync(TestContext.Current.CancellationToken)).State);
    }

    [Fact]
    public async Task A_photo_goes_with_the_complaint_and_a_later_one_is_added_to_it()
    {
        await using var city = await TestCity.StartAsync();
        var resident = city.NewResident();
        await resident.Says(Smoke);
        await resident.SendsPhotos("", await PictureAsync(city));
        resident.Hears(DialogTexts.PhotoTaken);
        await resident.Says("阳光花园");
        resident.Hears("照片：1 张");
        await resident.Says("提交");
        await resident.SendsPhotos("", await PictureAsync(city));
        resident.Hears("1 张照片已补充到诉求 XY-20261123-0001");
        var staff = await city.StaffAsync("admin@example.cn");
        var file = await city.Get<HandleCase>().OpenAsync(staff, "XY-20261123-0001", TestContext.Current.CancellationToken);
        Assert.Equal(2, file!.Photos.Count);
    }

    [Fact]
    public async Task What_residents_say_is_not_readable_in_the_database_file()
    {
        await using var city = await TestCity.StartAsync();
        var resident = city.NewResident();
        await resident.Says("我叫欧阳锋，住阳光花园9号楼，电话13912345678，楼下烧烤店油烟太大");
        await resident.Says("提交");
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        foreach (var file in Directory.EnumerateFiles(city.Folder, "assistant.db*"))
        {
            var stored = System.Text.Encoding.UTF8.GetString(await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken));
            Assert.DoesNotContain("13912345678", stored, StringComparison.Ordinal);
            Assert.DoesNotContain("欧阳锋", stored, StringComparison.Ordinal);
            Assert.DoesNotContain("9号楼", stored, StringComparison.Ordinal);
        }
    }

    internal static async Task<TestResident> FileAsync(TestCity city, string number)
    {
        var resident = city.NewResident();
        await resident.Says(Smoke);
        await resident.Says("阳光花园");
        await resident.Says("提交");
        Assert.Equal(number, CaseNumber().Match(resident.LastWords).Value);
        return resident;
    }

    internal static async Task<Attachment> PictureAsync(TestCity city)
    {
        using var bitmap = new SkiaSharp.SKBitmap(40, 30);
        bitmap.Erase(SkiaSharp.SKColors.OrangeRed);
        using var image = SkiaSharp.SKImage.FromBitmap(bitmap);
        var png = image.Encode(SkiaSharp.SKEncodedImageFormat.Png, 100).ToArray();
        var stored = await city.Get<Photos>().StoreAsync(new MemoryStream(png), "油烟.png", "test", TestContext.Current.CancellationToken);
        return Assert.IsType<PhotoResult.Stored>(stored).Attachment;
    }

    [GeneratedRegex("XY-[0-9]{8}-[0-9]{4}")]
    private static partial Regex CaseNumber();
}
