using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Appointments;
using ResidentAssistant.Assistant.Cases;
using ResidentAssistant.Assistant.City;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Dialogs;
using ResidentAssistant.Assistant.Handoff;
using ResidentAssistant.Assistant.Lectures;
using ResidentAssistant.Assistant.Legal;
using ResidentAssistant.Assistant.Safety;
using ResidentAssistant.Assistant.Scenes;
using ResidentAssistant.Assistant.Staff;
using ResidentAssistant.Tests.Conversations;
using ResidentAssistant.Tests.Harness;
using Xunit;

namespace ResidentAssistant.Tests.Roles;

/// <summary>
/// A city in which there is something of everything that staff may see: a case with a photo and an alert in 檀溪社区 and one of each that no unit answers
/// for, a booked half hour and a held conversation of one lawyer, an entry, a gap, a code, what was not delivered.
/// </summary>
internal sealed class WorkedCity : IAsyncDisposable
{
    public const string Smoke = "楼下烧烤店油烟太大，晚上根本睡不着";

    private WorkedCity(TestCity city) => City = city;

    public TestCity City { get; }
    public Guid Lawyer { get; private set; }
    public Guid Community { get; private set; }
    public IReadOnlyDictionary<string, Guid?> Places { get; private set; } = null!;
    public Case Case { get; private set; } = null!;
    public Case Unassigned { get; private set; } = null!;
    public Guid Photo { get; private set; }
    public Guid Topic { get; private set; }
    public Guid Alert { get; private set; }
    public Guid UnassignedAlert { get; private set; }
    public string BookedSlot { get; private set; } = "";
    public string BookedCode { get; private set; } = "";
    public Guid Lecture { get; private set; }
    public Guid Held { get; private set; }
    public Guid Delivery { get; private set; }

    /// <summary>Of the street above 檀溪社区.</summary>
    public StaffIdentity Watcher { get; private set; } = null!;
    public string Scene { get; private set; } = "";
    public string Entry { get; private set; } = "";

    /// <summary>The month in which everything happens.</summary>
    public static DateOnly Month { get; } = new(2026, 11, 1);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public T Get<T>()
        where T : notnull => City.Get<T>();

    public static async Task<WorkedCity> StartAsync()
    {
        var city = new WorkedCity(await TestCity.StartAsync());
        await city.MapAsync();
        await city.FileCasesAsync();
        await city.CountAsync();
        await city.StandOnTheSpotAsync();
        await city.RaiseAlertsAsync();
        await city.BookAsync();
        await city.HoldAsync();
        await city.WriteAsync();
        await city.FailAsync();
        return city;
    }

    public ValueTask DisposeAsync() => City.DisposeAsync();

    /// <summary>Where somebody of staff can work, seen from 檀溪社区: the unit itself, the street above, a cell below, a neighbour, nowhere.</summary>
    private async Task MapAsync()
    {
        Places = await City.Transactions.RunAsync(
            async db =>
            {
                var here = await db.Units.SingleAsync(u => u.Name == "檀溪社区", Cancellation);
                var cell = new Unit(Guid.NewGuid(), "檀溪社区第一网格", UnitKind.GridCell, here);
                var other = new Unit(Guid.NewGuid(), "城北街道", UnitKind.Street, await db.Units.SingleAsync(u => u.Kind == UnitKind.City, Cancellation));
                db.Units.AddRange(cell, other);
                return new Dictionary<string, Guid?>
                {
                    ["here"] = here.Id,
                    ["above"] = here.ParentId,
                    ["below"] = cell.Id,
                    ["beside"] = (await db.Units.SingleAsync(u => u.Name == "昭明社区", Cancellation)).Id,
                    ["elsewhere"] = other.Id,
                    ["nowhere"] = null,
                };
            },
            Cancellation);
        Community = Places["here"]!.Value;
        Lawyer = (await City.StaffAsync("lawyer@example.cn")).Id;
    }

    private async Task FileCasesAsync()
    {
        var (resident, neighbour, stranger) = (City.NewResident(), City.NewResident(), City.NewResident());
        await FileAsync(resident, "阳光花园3号楼" + Smoke);
        await resident.SendsPhotos("", await ComplaintTests.PictureAsync(City));
        await FileAsync(neighbour, "阳光花园3号楼" + Smoke);
        await FileAsync(stranger, "月亮湾那边" + Smoke, "月亮湾");
        await using var db = await City.Transactions.ReadAsync(Cancellation);
        var cases = await db.Cases.OrderBy(c => c.Number).ToListAsync(Cancellation);
        Assert.Equal([Community, Community, null], cases.Select(c => c.UnitId));
        (Case, Unassigned) = (cases[0], cases[2]);
        Photo = (await db.Attachments.SingleAsync(a => a.CaseId == Case.Id, Cancellation)).Id;
        await FileAsync(resident, "阳光花园3号楼路灯坏了，晚上一片黑");
        Watcher = await City.StaffAsync("street@example.cn");
    }

    /// <summary>Something grows in 檀溪社区, and is its problem of the month.</summary>
    private async Task CountAsync()
    {
        await City.FileAsync(
            CaseCategory.Health, Community, [TestCity.Monday.AddDays(-90), .. Enumerable.Range(1, 6).Select(day => TestCity.Monday.AddDays(-day))]);
        var (keep, admin) = (Get<KeepMonthlyTopics>(), await City.StaffAsync("admin@example.cn"));
        Assert.Equal(TopicChange.Done, await keep.ChooseAsync(admin, Month, Community, 0, CaseCategory.Health, "看病", Cancellation));
        Topic = (await keep.FindAsync(admin, Month, Community, Cancellation))!.Id;
    }

    /// <summary>The person to whom things belong has done a service for 檀溪社区, where one doorplate hangs.</summary>
    private async Task StandOnTheSpotAsync()
    {
        await City.Transactions.RunAsync(
            db =>
            {
                db.Doorplates.Add(new Doorplate(Guid.NewGuid(), "檀溪路12号", Community, null));
                return Task.CompletedTask;
            },
            Cancellation);
        Assert.IsType<GridOutcome.Done>(await Get<RecordGridEntry>().RunAsync(
            new StaffIdentity(Lawyer, "张律师", StaffRole.GridWorker, Community), new GridReport(Guid.NewGuid(), GridEntryKind.Service, "送了药"), [],
            Cancellation));
    }

    private static async Task FileAsync(TestResident resident, string words, string? place = null)
    {
        await resident.Says(words);
        if (place is not null && !resident.Choices.Contains("提交"))
            await resident.Says(place);
        await resident.Taps("提交");
    }

    private async Task RaiseAlertsAsync()
    {
        await City.NewResident().Says("阳光花园3号楼厨房着火了，火很大");
        await City.NewResident().Says("厨房着火了，火很大");
        await using var db = await City.Transactions.ReadAsync(Cancellation);
        Alert = (await db.DangerAlerts.SingleAsync(a => a.UnitId == Community, Cancellation)).Id;
        UnassignedAlert = (await db.DangerAlerts.SingleAsync(a => a.UnitId == null, Cancellation)).Id;
    }

    private async Task BookAsync()
    {
        await City.Transactions.RunAsync(
            async db =>
            {
                Lecture = (await db.LectureSessions.OrderBy(one => one.StartsAt).FirstAsync(Cancellation)).Id;
                db.LectureSessions.Add(new LectureSession(Guid.NewGuid(), LectureSeries.Moral, "上周讲过的", "王老师", "活动室", TestCity.Monday.AddDays(-7), 9));
            },
            Cancellation);
        var resident = City.NewResident();
        await resident.Says("预约11月26号下午两点张律师");
        await resident.Says("离婚财产怎么分");
        await resident.Says("确认预约");
        await using var db = await City.Transactions.ReadAsync(Cancellation);
        var booking = await db.Bookings.SingleAsync(Cancellation);
        (BookedSlot, BookedCode) = (booking.Slot.Id, booking.Code);
        Assert.Equal(Lawyer, booking.LawyerId);

        // Today the lawyer comes as well.
        var today = new DateOnly(2026, 11, 23);
        await City.Transactions.RunAsync(
            turn =>
            {
                turn.PatternExceptions.Add(new PatternException(Guid.NewGuid(), ExceptionKind.Extra, today, today)
                {
                    LawyerId = Lawyer,
                    VenueId = booking.VenueId,
                    From = new TimeOnly(17, 0),
                    Until = new TimeOnly(18, 0),
                });
                return Task.CompletedTask;
            },
            Cancellation);
    }

    /// <summary>The code of an appointment of the lawyer that the desk booked; a new one when the last was cancelled.</summary>
    public async Task<string> AnotherCodeAsync()
    {
        await using var db = await City.Transactions.ReadAsync(Cancellation);
        if (await db.Bookings.FirstOrDefaultAsync(one => one.Source == "desk" && one.State == BookingState.Booked, Cancellation) is { } standing)
            return standing.Code;
        var desk = new ProgramCaller.Staff(await City.StaffAsync("admin@example.cn"));
        var later = BookedSlot.Replace("1400-", "1500-", StringComparison.Ordinal);
        var outcome = await City.Transactions.RunAsync(
            async turn => await Get<BookForProgram>().BookAsync(turn, desk, later, new BookingRequest(null, null, "", null), Cancellation), Cancellation);
        return Assert.IsType<BookingOutcome.Confirmed>(outcome).Booking.Code;
    }

    private async Task HoldAsync()
    {
        var (held, waiting) = (City.NewResident(), City.NewResident());
        await held.Says("转人工");
        var lawyer = await City.StaffAsync("lawyer@example.cn");
        Held = Assert.Single(await Get<Reception>().ListAsync(lawyer, Cancellation)).SessionId;
        Assert.Equal(ReceptionOutcome.Done, await Get<Reception>().ClaimAsync(lawyer, Held, Cancellation));
        await waiting.Says("转人工");
    }

    private async Task WriteAsync()
    {
        var (resident, other) = (City.NewResident(), City.NewResident());
        await resident.Says("物业费涨价业主可以拒绝交吗");
        await other.Says("法律咨询");
        await other.Says("独角兽没人管怎么办");
        var lawyer = await City.StaffAsync("lawyer@example.cn");
        var content = new EntryContent("宠物", "独角兽在小区里散步归谁管", [], "归物业管。", ["先找物业"], [new Citation("民法典", "第九百四十四条")]);
        var draft = await new ProposeEntry(Get<EntryWork>()).BeginAsync(lawyer, content, null, Cancellation);
        Entry = Assert.IsType<EntryChange.Done>(draft).Entry.Id;
        Scene = Assert.IsType<SceneAdded.Done>(
            await Get<SceneDesk>().AddAsync(null, SceneKind.Doorplate, "阳光花园3号楼", Community, null, Cancellation)).Scene.Id;
        await using var db = await City.Transactions.ReadAsync(Cancellation);
        var lines = await db.Activities.Where(a => a.Speaker == Speaker.Resident && a.Decision != null).ToListAsync(Cancellation);
        var line = lines.First(one => one.Decision!.Intents.Count > 0);
        Assert.Equal(
            CorrectionChange.Done,
            await Get<CorrectIntents>().ProposeAsync(await City.StaffAsync("community@example.cn"), line, Intent.Lecture, Cancellation));
    }

    /// <summary>One key of another system, one reply that was given up, one that waits, one message nobody could answer, one alarm.</summary>
    private async Task FailAsync()
    {
        Assert.IsType<ApiKeyAdded.Done>(await Get<ApiKeys>().AddAsync(null, "12345热线", [ApiScope.CasesWrite], "檀溪社区", Cancellation));
        var admin = await City.StaffAsync("admin@example.cn");
        Assert.Null(await Get<ReplyTemplates>().SaveAsync(admin, null, 0, "收到", "{称呼}，收到了。", Cancellation));
        Delivery = await City.Transactions.RunAsync(
            async db =>
            {
                var hook = await Get<ManageWebhooks>().AddAsync(
                    db, new ProgramCaller.Staff(admin), new Uri("https://example.cn/hook?token=1"), ["case.filed"], "0123456789abcdef", Cancellation);
                var filed = await db.CaseEvents.FirstAsync(happened => happened.CaseId == Case.Id, Cancellation);
                return db.WebhookDeliveries.Add(new WebhookDelivery(hook!.Id, filed, "case.filed")).Entity.Id;
            },
            Cancellation);
        await City.Transactions.RunAsync(
            db => db.WebhookDeliveries.Where(one => one.Id == Delivery).ExecuteUpdateAsync(
                set => set.SetProperty(one => one.State, WebhookDeliveryState.Failed).SetProperty(one => one.NextAt, (DateTimeOffset?)null), Cancellation),
            Cancellation);
        await Get<ChannelAlarms>().RaiseAsync("test", 1, "额度用完了", Cancellation);
        await City.Transactions.RunAsync(
            async db =>
            {
                var lines = await db.Activities.Where(a => a.Speaker == Speaker.Assistant).OrderBy(a => a.Id).Take(2).ToListAsync(Cancellation);
                db.Outbox.AddRange(lines.Select(line => new OutboxMessage(line, "test", City.Clock.GetUtcNow(), false)));
                await db.SaveChangesAsync(Cancellation);
                var (dead, deferred) = (lines[0].Id, lines[1].Id);
                await db.Outbox.Where(m => m.Id == dead).ExecuteUpdateAsync(set => set.SetProperty(m => m.State, DeliveryState.Dead), Cancellation);
                await db.Outbox.Where(m => m.Id == deferred).ExecuteUpdateAsync(set => set.SetProperty(m => m.State, DeliveryState.Deferred), Cancellation);
                await db.Activities.Where(a => a.Speaker == Speaker.Resident && a.CaseId == null).OrderBy(a => a.Id).Take(1)
                    .ExecuteUpdateAsync(set => set.SetProperty(a => a.Turn, TurnState.Failed), Cancellation);
            },
            Cancellation);
    }
}
