using System.IO.Compression;
using MiniExcelLibs;
using ResidentAssistant.Assistant.Appointments;
using ResidentAssistant.Assistant.Cases;
using ResidentAssistant.Assistant.City;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Dialogs;
using ResidentAssistant.Assistant.Handoff;
using ResidentAssistant.Assistant.Lectures;
using ResidentAssistant.Assistant.Legal;
using ResidentAssistant.Assistant.Safety;
using ResidentAssistant.Assistant.Scenes;
using ResidentAssistant.Assistant.Staff;
using ResidentAssistant.Tests.Harness;
using Xunit;

namespace ResidentAssistant.Tests.Roles;

/// <summary>Everything staff do, one line each: 网格员, 社区, 街道, 部门, 律师, 知识编辑, 管理员.</summary>
internal static class UseCases
{
    private const int Stale = 999;
    private const string Nobody = "nobody@example.cn";

    /// <summary>What everybody does with the own account.</summary>
    public static readonly IReadOnlyList<string> OwnAccount = ["SignInStaff.SignOutAsync", "ChangePassword.RunAsync", "StaffStanding.HoldsAsync"];

    public static readonly IReadOnlyList<UseCase> All =
    [
        .. Cases("uuUu--c"),
        .. Moving(),
        .. Desk("uuUu--c"),
        .. Figures("--u---c"),
        .. OnTheSpot(),
        .. Alerts("uuU---c"),
        .. Bookings(),
        .. Receiving(),
        .. Codes("--u---c"),
        .. Understanding(),
        .. Reading("----ccc"),
        .. Drafting("----ccc"),
        .. Publishing("-----cc"),
        .. Running("------c"),
        .. Keeping("------c"),
    ];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static IEnumerable<UseCase> Cases(string who) =>
    [
        new("HandleCase.ListAsync", who, async (city, staff) =>
            Has(await city.Get<HandleCase>().ListAsync(staff, null, Cancellation), c => c.Id == city.Case.Id)),
        new("HandleCase.ListAsync", who, async (city, staff) =>
            Has(await city.Get<HandleCase>().ListAsync(staff, null, Cancellation), c => c.Id == city.Unassigned.Id)) { Unassigned = true },
        new("HandleCase.SearchAsync", who, async (city, staff) =>
            Has(await city.Get<HandleCase>().SearchAsync(staff, new CaseFilter { Words = city.Case.Number }, Cancellation), c => c.Id == city.Case.Id)),
        new("HandleCase.SearchAsync", who, async (city, staff) =>
            Has(await city.Get<HandleCase>().SearchAsync(staff, new CaseFilter { Words = city.Unassigned.Number }, Cancellation), c => c.Id == city.Unassigned.Id))
        {
            Unassigned = true,
        },
        new("HandleCase.TopicsAsync", who, async (city, staff) =>
            Has(await city.Get<HandleCase>().TopicsAsync(staff, Cancellation), topic => topic == CaseTopics.All || topic == CaseTopics.OfUnit(city.Community))),
        new("HandleCase.TopicsAsync", who, async (city, staff) =>
            Has(await city.Get<HandleCase>().TopicsAsync(staff, Cancellation), topic => topic == CaseTopics.All || topic == CaseTopics.OfUnit(null)))
        {
            Unassigned = true,
        },
        new("HandleCase.CountAsync", who, async (city, staff) =>
            (await city.Get<HandleCase>().CountAsync(staff, Cancellation)).GetValueOrDefault(CaseState.Received) >= 2),
        new("HandleCase.WordsAsync", who, async (city, staff) => (await city.Get<HandleCase>().WordsAsync(staff, [city.Case], Cancellation)).Count == 1),
        new("HandleCase.OpenAsync", who, async (city, staff) => await city.Get<HandleCase>().OpenAsync(staff, city.Case.Number, Cancellation) is not null),
        new("HandleCase.OpenAsync", who, async (city, staff) => await city.Get<HandleCase>().OpenAsync(staff, city.Unassigned.Number, Cancellation) is not null)
        {
            Unassigned = true,
        },
        new("HandleCase.StartAsync", who, (city, staff) => Found(city.Get<HandleCase>().StartAsync(staff, city.Case.Number, Stale, Cancellation))),
        new("HandleCase.ReplyAsync", who, (city, staff) => Found(city.Get<HandleCase>().ReplyAsync(staff, city.Case.Number, Stale, "好", Cancellation))),
        new("HandleCase.AnswerAsync", who, (city, staff) => Found(city.Get<HandleCase>().AnswerAsync(staff, city.Case.Number, Stale, "好", Cancellation))),
        new("HandleCase.CategoriseAsync", who, (city, staff) =>
            Found(city.Get<HandleCase>().CategoriseAsync(staff, city.Case.Number, Stale, CaseCategory.Other, Cancellation))),
        new("SimilarCaseIndex.ListAsync", who, async (city, staff) => (await city.Get<SimilarCaseIndex>().ListAsync(staff, city.Case, Cancellation)).Count > 0),
        new("ViewPhoto.OpenAsync", who, async (city, staff) => await city.Get<ViewPhoto>().OpenAsync(staff, city.Photo, Cancellation) is not null),
    ];

    /// <summary>What is done with a telephone in the hand.</summary>
    private static IEnumerable<UseCase> OnTheSpot() =>
    [
        new("RecordGridEntry.RunAsync", "ccc----", async (city, staff) => await city.Get<RecordGridEntry>().RunAsync(
            staff, new GridReport(Guid.NewGuid(), GridEntryKind.Service, "送了药"), [], Cancellation) is GridOutcome.Done),
        new("ReadGrid.LinesAsync", "ooo----", async (city, staff) => Has(await city.Get<ReadGrid>().LinesAsync(staff, Cancellation), line => line.Entry.StaffId == city.Lawyer)),
        new("ReadGrid.DoorsAsync", "uuu----", async (city, staff) =>
            Has(await city.Get<ReadGrid>().DoorsAsync(staff, Cancellation), door => door.UnitId == city.Community)),
        new("ReadGrid.PlaceAsync", "ccc----", async (city, staff) =>
            await city.Get<ReadGrid>().PlaceAsync(staff, city.Scene, Cancellation) is not null),
        new("AddCasePhotos.RunAsync", "uuUu--c", (city, staff) =>
            Found(city.Get<AddCasePhotos>().RunAsync(staff, city.Case.Number, Stale, [], Cancellation))),
        new("ReadGridMonth.RunAsync", "oou---c", async (city, staff) => Has(
            await city.Get<ReadGridMonth>().RunAsync(staff, new DateOnly(2026, 11, 1), Cancellation),
            line => line.StaffId == city.Lawyer && line.Services > 0)),
        new("ExportGridMonth.WorkbookAsync", "oou---c", async (city, staff) =>
        {
            using var file = new MemoryStream(await city.Get<ExportGridMonth>().WorkbookAsync(staff, new DateOnly(2026, 11, 1), Cancellation));
            return file.Query(useHeaderRow: true).Cast<IDictionary<string, object?>>().Any(row => row["姓名"] is "张律师" && row["便民服务"] is > 0d);
        }),
    ];

    /// <summary>Every command of the loop: who may handle, who gives a case to others, who supervises.</summary>
    private static IEnumerable<UseCase> Moving()
    {
        var (unit, day) = (Guid.NewGuid(), new DateOnly(2026, 12, 1));
        CaseCommand[] handled =
        [
            new CaseCommand.Accept(), new CaseCommand.Classify(Urgency: CaseUrgency.Urgent), new CaseCommand.CheckIn(), new CaseCommand.Return("CG-01", "不归我们"),
            new CaseCommand.Reply("好", false), new CaseCommand.Note("记一下"), new CaseCommand.Answer("好了"), new CaseCommand.Hold(day, "等材料"),
            new CaseCommand.Extend(3, "人手不够"), new CaseCommand.Join(), new CaseCommand.Verdict(Solved.Yes),
        ];
        CaseCommand[] dispatched =
        [
            new CaseCommand.Dispatch(unit), new CaseCommand.Close("没有回音"), new CaseCommand.Refuse(RefusalReason.Court, "在打官司"), new CaseCommand.Unmerge(),
        ];
        CaseCommand[] supervised =
        [
            new CaseCommand.Whistle([unit], unit), new CaseCommand.Approve(), new CaseCommand.Supervise("抓紧"), new CaseCommand.Reopen("还有问题"),
        ];
        return
        [
            .. handled.Select(one => Move(one, "uuUu--c")), .. dispatched.Select(one => Move(one, "-uUu--c")),
            .. supervised.Select(one => Move(one, "--U---c")),
        ];

        static UseCase Move(CaseCommand command, string who) => new("HandleCase.RunAsync", who, (city, staff) =>
            Found(city.Get<HandleCase>().RunAsync(staff, city.Case.Number, Stale, command, Cancellation)));
    }

    /// <summary>What helps at the desk: dispatch from the list, views, who looks, earlier cases, texts.</summary>
    private static IEnumerable<UseCase> Desk(string who) =>
    [
        new("DispatchCases.ToSuggestedAsync", "-uUu--c", async (city, staff) =>
            (await city.Get<DispatchCases>().ToSuggestedAsync(staff, city.Case.Number, Stale, Cancellation)).Change == CaseChange.ChangedMeanwhile),
        new("DispatchCases.ToUnitAsync", "-uUu--c", async (city, staff) =>
            (await city.Get<DispatchCases>().ToUnitAsync(staff, [(city.Case.Number, Stale)], Guid.NewGuid(), Cancellation))
                is [(_, CaseChange.ChangedMeanwhile)]),
        new("ReadEarlierCases.ListAsync", who, async (city, staff) =>
        {
            var own = city.Case.ResidentId;
            return (await city.Get<ReadEarlierCases>().ListAsync(staff, city.Case.Number, Cancellation)).Any(one => one.ResidentId == own);
        }),
        new("WatchCase.LookAsync", who, async (city, staff) =>
        {
            await city.Get<WatchCase>().LookAsync(city.Watcher, city.Case.Number, false, Cancellation);
            return (await city.Get<WatchCase>().LookAsync(staff, city.Case.Number, false, Cancellation)).Any(one => one.Name == city.Watcher.Name);
        }),
        // Whoever has never looked leaves nothing behind.
        new("WatchCase.LeaveAsync", "ccccccc", async (city, staff) =>
        {
            await city.Get<WatchCase>().LeaveAsync(staff, city.Case.Number, Cancellation);
            return true;
        }),
        new("SavedViews.KeepAsync", "cccc--c", async (city, staff) =>
            await city.Get<SavedViews>().KeepAsync(staff, "", "?state=Received", Cancellation) is { } why && why.StartsWith("请给视图", StringComparison.Ordinal)),
        new("SavedViews.ListAsync", "cccc--c", async (city, staff) =>
        {
            await city.Get<SavedViews>().KeepAsync(staff with { Id = city.Lawyer }, "我的", "?state=Received", Cancellation);
            return (await city.Get<SavedViews>().ListAsync(staff with { Id = city.Lawyer }, Cancellation)).Count == 1;
        }),
        new("SavedViews.DropAsync", "ccccccc", async (city, staff) =>
        {
            await city.Get<SavedViews>().DropAsync(staff, Guid.NewGuid(), Cancellation);
            return true;
        }),
        new("ReplyTemplates.SaveAsync", "------c", async (city, staff) =>
            await city.Get<ReplyTemplates>().SaveAsync(staff, null, 0, "", "好", Cancellation) is { } why && why.StartsWith("请写名称", StringComparison.Ordinal)),
        new("ReplyTemplates.DropAsync", "------c", async (city, staff) =>
            await city.Get<ReplyTemplates>().DropAsync(staff, Guid.NewGuid(), 1, Cancellation) is { } why && why.StartsWith("刚才", StringComparison.Ordinal)),
        new("ReplyTemplates.ListAsync", "cccc--c", async (city, staff) => (await city.Get<ReplyTemplates>().ListAsync(staff, Cancellation)).Count > 0),
        new("WebhookDesk.ListAsync", "------c", async (city, staff) => (await city.Get<WebhookDesk>().ListAsync(staff, Cancellation)).Count > 0),
        new("WebhookDesk.FailuresAsync", "------c", async (city, staff) => (await city.Get<WebhookDesk>().FailuresAsync(staff, Cancellation)).Count > 0),
        new("WebhookDesk.RetryAsync", "------c", (city, staff) => city.Get<WebhookDesk>().RetryAsync(staff, city.Delivery, Cancellation)),
    ];

    private static IEnumerable<UseCase> Figures(string who) =>
    [
        new("FiguresDesk.UnitsAsync", who, async (city, staff) => Has(await Desk(city).UnitsAsync(staff, Cancellation), unit => unit.Id == city.Community)),
        new("FiguresDesk.ReadAsync", who, async (city, staff) =>
            (await Desk(city).ReadAsync(staff, WorkedCity.Month, WorkedCity.Month.AddDays(29), null, Cancellation))?.Received > 0),
        new("FiguresDesk.MonthsAsync", who, async (city, staff) =>
            Has(await Desk(city).MonthsAsync(staff, WorkedCity.Month, null, Cancellation), month => month.Received > 0)),
        new("FiguresDesk.HotAsync", who, async (city, staff) =>
            Has(await Desk(city).HotAsync(staff, WorkedCity.Month.AddDays(29), null, Cancellation), hot => hot.UnitId == city.Community)),
        new("FiguresDesk.MonthAsync", who, async (city, staff) =>
            (await Desk(city).MonthAsync(staff, WorkedCity.Month, null, Cancellation))?.Figures.Received > 0),
        new("ExportFigures.WorkbookAsync", who, async (city, staff) =>
            await city.Get<ExportFigures>().WorkbookAsync(staff, WorkedCity.Month, WorkedCity.Month.AddDays(29), null, Cancellation) is { } book
                && new MemoryStream(book).Query(useHeaderRow: true, sheetName: "单位").Any()),
        new("KeepMonthlyTopics.FindAsync", who, async (city, staff) =>
            await city.Get<KeepMonthlyTopics>().FindAsync(staff, WorkedCity.Month, city.Community, Cancellation) is not null),
        new("KeepMonthlyTopics.ChooseAsync", who, async (city, staff) => await city.Get<KeepMonthlyTopics>().ChooseAsync(
            staff, WorkedCity.Month, city.Community, Stale, CaseCategory.Health, "看病", Cancellation) == TopicChange.ChangedMeanwhile),
        new("KeepMonthlyTopics.NoteAsync", who, async (city, staff) =>
            await city.Get<KeepMonthlyTopics>().NoteAsync(staff, city.Topic, "", Cancellation) == TopicChange.NoSentence),
    ];

    private static FiguresDesk Desk(WorkedCity city) => city.Get<FiguresDesk>();

    private static IEnumerable<UseCase> Alerts(string who) =>
    [
        new("DutyDesk.ListAsync", who, async (city, staff) =>
            Has(await city.Get<DutyDesk>().ListAsync(staff, Cancellation), item => item.Alert.Id == city.Alert)),
        new("DutyDesk.ListAsync", who, async (city, staff) =>
            Has(await city.Get<DutyDesk>().ListAsync(staff, Cancellation), item => item.Alert.Id == city.UnassignedAlert)) { Unassigned = true },
        new("DutyDesk.TopicsAsync", who, async (city, staff) =>
            Has(await city.Get<DutyDesk>().TopicsAsync(staff, Cancellation), topic => topic == DutyTopics.All || topic == DutyTopics.OfUnit(city.Community))),
        new("DutyDesk.OpenAsync", who, async (city, staff) => await city.Get<DutyDesk>().OpenAsync(staff, city.Alert, Cancellation) is not null),
        // Whom an alert rings goes by its level besides: at the beginning not the street and the city.
        new("DutyDesk.RingingAsync", "uu-----", async (city, staff) =>
            (await city.Get<DutyDesk>().RingingAsync(staff, Cancellation)).Contains(city.Alert)),
        new("DutyDesk.FinishAsync", who, async (city, staff) =>
            await city.Get<DutyDesk>().FinishAsync(staff, city.Alert, "", Cancellation) != DutyOutcome.NotFound),
        // The last, since it silences the alert.
        new("DutyDesk.AcknowledgeAsync", who, async (city, staff) =>
            await city.Get<DutyDesk>().AcknowledgeAsync(staff, city.Alert, Cancellation) != DutyOutcome.NotFound),
    ];

    /// <summary>The day of the booked half hour.</summary>
    private static readonly DateOnly Thursday = new(2026, 11, 26);

    private static IEnumerable<UseCase> Bookings() =>
    [
        new("SlotDesk.ComingAsync", "-cc-c-c", async (city, staff) => (await Slots(city).ComingAsync(staff, Cancellation)).Count > 0),
        new("SlotDesk.WithdrawAsync", "-cc-o-c", async (city, staff) =>
            await Slots(city).WithdrawAsync(staff, city.BookedSlot, Cancellation) == SlotWithdrawal.Booked),
        new("ChangeSupply.ReadAsync", "-cc-c-c", async (city, staff) =>
            (await city.Get<ChangeSupply>().ReadAsync(staff, Cancellation)).Patterns.Count > 0),
        new("ChangeSupply.PreviewAsync", "-cc-c-c", async (city, staff) =>
            (await city.Get<ChangeSupply>().PreviewAsync(staff, null, 28, Cancellation)).Slots.Count > 0),
        new("ChangeSupply.RunAsync", "--c---c", async (city, staff) => await city.Get<ChangeSupply>().RunAsync(
            staff, new SupplyChange.RemovePattern(Guid.NewGuid()), new Dictionary<string, string?>(), Cancellation) is SupplyChanged.Refused),
        new("ChangeSupply.RunAsync", "-cc-o-c", async (city, staff) => await city.Get<ChangeSupply>().RunAsync(
            staff, new SupplyChange.AddException(Leave(city.Lawyer)), new Dictionary<string, string?>(), Cancellation) is SupplyChanged.Touches),
        new("KeepDoor.ListAsync", "-cc-o-c", async (city, staff) =>
            (await city.Get<KeepDoor>().ListAsync(staff, Thursday, Cancellation)).Count > 0),
        new("KeepDoor.FreeAsync", "-cc-o-c", async (city, staff) => (await city.Get<KeepDoor>().FreeAsync(staff, Cancellation)).Count > 0),
        new("KeepDoor.WalkInAsync", "-cc-o-c", async (city, staff) =>
            await city.Get<KeepDoor>().WalkInAsync(staff, city.BookedSlot, null, null, null, Cancellation) is BookingOutcome.SlotTaken),
        new("KeepDoor.MarkAsync", "-cc-o-c", async (city, staff) =>
            (await city.Get<KeepDoor>().MarkAsync(staff, city.BookedCode, new DoorEntry(DoorMark.Arrived), Cancellation)).Outcome == DoorOutcome.OtherDay),
        new("WeekDesk.ReadAsync", "-cc-c-c", async (city, staff) =>
            (await city.Get<WeekDesk>().ReadAsync(staff, Thursday.AddDays(-3), Cancellation)).Count > 0),
        new("WeekDesk.MoveAsync", "-cc-o-c", async (city, staff) =>
            await city.Get<WeekDesk>().MoveAsync(staff, city.BookedCode, city.BookedSlot, Cancellation) is BookingOutcome.Confirmed),
        new("ReadAppointmentFigures.RunAsync", "--c---c", async (city, staff) =>
            (await city.Get<ReadAppointmentFigures>().RunAsync(staff, WorkedCity.Month, Cancellation)).Lines.Count > 0),
        new("ReadAppointmentFigures.WorkbookAsync", "--c---c", async (city, staff) => new MemoryStream(
            await city.Get<ReadAppointmentFigures>().WorkbookAsync(staff, WorkedCity.Month, Cancellation)).Query(true, "接待").Any()),
        new("ImportPatterns.RunAsync", "--c---c", async (city, staff) =>
            await city.Get<ImportPatterns>().RunAsync(staff, new MemoryStream([1]), Cancellation) is PatternsImported.Refused(var why)
                && why.Contains(".xlsx", StringComparison.Ordinal)),
        new("ImportPatterns.WorkbookAsync", "--c---c", async (city, staff) => new MemoryStream(
            await city.Get<ImportPatterns>().WorkbookAsync(staff, Cancellation)).Query(true, "排班").Any()),
        new("BookForProgram.BookAsync", "-cc-o-c", async (city, staff) => await city.City.Transactions.RunAsync(
            async db => await city.Get<BookForProgram>().BookAsync(
                db, new ProgramCaller.Staff(staff), city.BookedSlot, new BookingRequest(null, null, "", null), Cancellation),
            Cancellation) is BookingOutcome.SlotTaken),
        new("BookForProgram.ListAsync", "-cc-o-c", async (city, staff) =>
            (await city.Get<BookForProgram>().ListAsync(new ProgramCaller.Staff(staff), Thursday, null, null, 10, Cancellation)).Count > 0),
        new("BookForProgram.FindAsync", "-cc-o-c", async (city, staff) =>
            await city.Get<BookForProgram>().FindAsync(new ProgramCaller.Staff(staff), city.BookedCode, Cancellation) is not null),
        new("BookForProgram.MoveAsync", "-cc-o-c", async (city, staff) => await city.Get<BookForProgram>().MoveAsync(
            new ProgramCaller.Staff(staff), city.BookedCode, city.BookedSlot, Cancellation) is BookingOutcome.Confirmed),
        new("BookForProgram.CancelAsync", "-cc-o-c", async (city, staff) => await city.Get<BookForProgram>().CancelAsync(
            new ProgramCaller.Staff(staff), await city.AnotherCodeAsync(), Cancellation)),
        new("BookForProgram.CheckInAsync", "-cc-o-c", async (city, staff) => await city.Get<BookForProgram>().CheckInAsync(
            new ProgramCaller.Staff(staff), city.BookedCode, null, Cancellation) == DoorOutcome.OtherDay),
        new("BookForProgram.EndAsync", "-cc-o-c", async (city, staff) => await city.Get<BookForProgram>().EndAsync(
            new ProgramCaller.Staff(staff), city.BookedCode, BookingResult.Answered, null, Cancellation) == DoorOutcome.NotBegun),
        new("LectureDesk.ComingAsync", "-cc-c-c", async (city, staff) =>
            (await city.Get<LectureDesk>().ComingAsync(staff, Cancellation)).Count > 0),
        new("LectureDesk.PastAsync", "-cc-c-c", async (city, staff) =>
            (await city.Get<LectureDesk>().PastAsync(staff, Cancellation)).Count > 0),
        new("LectureDesk.SeriesAsync", "-cc-c-c", async (city, staff) =>
            (await city.Get<LectureDesk>().SeriesAsync(staff, Cancellation)).Count > 0),
        .. Lectures("-cc---c"),
    ];

    private static IEnumerable<UseCase> Lectures(string who) =>
    [
        new("LectureDesk.OpenAsync", who, async (city, staff) =>
            await city.Get<LectureDesk>().OpenAsync(staff, city.Lecture, Cancellation) is not null),
        new("ExportAttendance.WorkbookAsync", who, async (city, staff) =>
            await city.Get<ExportAttendance>().WorkbookAsync(staff, city.Lecture, Cancellation) is not null),
        new("ArrangeLectures.SaveSeriesAsync", who, async (city, staff) =>
            await city.Get<ArrangeLectures>().SaveSeriesAsync(staff, null, "", "", Cancellation) is LectureChange.Refused { Why: ['系', ..] }),
        new("ArrangeLectures.SaveSessionAsync", who, async (city, staff) => await city.Get<ArrangeLectures>().SaveSessionAsync(
            staff, null, new SessionDraft("", "", "", "", TestCity.Monday, TestCity.Monday, 0), Cancellation) is LectureChange.Refused { Why: ['请', '写', ..] }),
        new("ArrangeLectures.CallOffAsync", who, async (city, staff) =>
            await city.Get<ArrangeLectures>().CallOffAsync(staff, Guid.NewGuid(), Cancellation) is LectureChange.Refused { Why: ['没', ..] }),
        new("LectureDoor.CheckInAsync", who, async (city, staff) =>
            await city.Get<LectureDoor>().CheckInAsync(staff, city.Lecture, "AAAAAA", Cancellation) == CheckInOutcome.Unknown),
        new("LectureDoor.AddAsync", who, async (city, staff) => (await city.Get<LectureDoor>().AddAsync(
            staff, city.Lecture, new RegistrationRequest(null, null, "", 0), true, Cancellation)).Why is ['一', ..]),
        new("LectureDoor.GiveBackAsync", who, async (city, staff) =>
            await city.Get<LectureDoor>().GiveBackAsync(staff, city.Lecture, "AAAAAA", Cancellation) == false),
    ];

    private static IEnumerable<UseCase> Receiving() =>
    [
        new("Reception.ListAsync", "----c-c", async (city, staff) => (await city.Get<Reception>().ListAsync(staff, Cancellation)).Count > 0),
        new("Reception.ListAsync", "----o-o", async (city, staff) =>
            Has(await city.Get<Reception>().ListAsync(staff, Cancellation), item => item.SessionId == city.Held)),
        new("Reception.ClaimAsync", "----c-c", async (city, staff) =>
            await city.Get<Reception>().ClaimAsync(staff, city.Held, Cancellation) == ReceptionOutcome.Gone),
        new("Reception.SayAsync", "----o-o", async (city, staff) =>
            await city.Get<Reception>().SayAsync(staff, city.Held, " ", Cancellation) == ReceptionOutcome.Empty),
        new("Reception.EndAsync", "----c-c", async (city, staff) =>
            await city.Get<Reception>().EndAsync(staff, Guid.NewGuid(), Cancellation) == ReceptionOutcome.Gone),
        new("ReadConversation.OpenAsync", "----o-o", async (city, staff) =>
            await new ReadConversation(city.City.Transactions, city.City.Clock).OpenAsync(staff, city.Held, 0, Cancellation) is not null),
        new("ReadConversation.LinesAsync", "----o-o", async (city, staff) =>
            await new ReadConversation(city.City.Transactions, city.City.Clock).LinesAsync(staff, city.Held, 0, 1, Cancellation) is not null),
        new("ReadConversation.EndingAsync", "-------", async (city, staff) =>
            (await new ReadConversation(city.City.Transactions, city.City.Clock).EndingAsync(staff, city.Held, 0, Cancellation)).Count > 0),
        new("Reception.FindAsync", "----c-c", async (city, staff) =>
            await city.Get<Reception>().FindAsync(staff, Guid.NewGuid(), Cancellation) is null && staff.May(HandoffActions.Receive)),
        new("Reception.FindItemAsync", "----o-o", async (city, staff) =>
        {
            await using var db = await city.City.Transactions.ReadAsync(Cancellation);
            var conversation = db.Handoffs.Where(h => h.Id == city.Held).Select(h => h.ConversationId).First();
            return await city.Get<Reception>().FindItemAsync(staff, conversation, Cancellation) is not null;
        }),
        new("Reception.HolderAsync", "----c-c", async (city, staff) =>
            await city.Get<Reception>().HolderAsync(staff, city.Held, Cancellation) is not null),
        new("Reception.GlanceAsync", "----o-o", async (city, staff) => await city.Get<Reception>().GlanceAsync(staff, Cancellation) is not null),
        new("Reception.RunAsync", "----o-o", async (city, staff) =>
            await city.Get<Reception>().RunAsync(staff, city.Held, new ReceptionCommand.Note(" "), Cancellation) == ReceptionOutcome.Empty),
        new("KeepPresence.SetAsync", "----o-o", async (city, staff) =>
            await city.Get<KeepPresence>().SetAsync(staff, PresenceState.On, null, Cancellation) is not null),
        new("KeepPresence.GetAsync", "----o-o", async (city, staff) => await city.Get<KeepPresence>().GetAsync(staff, Cancellation) is not null),
        new("KeepPresence.BeatAsync", "----o-o", (city, staff) => city.Get<KeepPresence>().BeatAsync(staff, Cancellation)),
        new("ListLawyers.RunAsync", "----c-c", async (city, staff) => (await city.Get<ListLawyers>().RunAsync(staff, Cancellation)).Count > 0),
        new("ListLawyers.FindAsync", "----c-c", async (city, staff) =>
            await city.Get<ListLawyers>().FindAsync(staff, "lawyer@example.cn", Cancellation) is not null),
        new("ArrangeShifts.AddAsync", "----o-c", async (city, staff) => await city.Get<ArrangeShifts>().AddAsync(
            staff, city.Lawyer, new DateOnly(2026, 11, 20), new TimeOnly(9, 0), new TimeOnly(10, 0), 1, Cancellation) == "这个时间已经过去了。"),
        new("ArrangeShifts.DropAsync", "----c-c", async (city, staff) =>
            await city.Get<ArrangeShifts>().DropAsync(staff, Guid.NewGuid(), Cancellation) is null),
        new("ArrangeShifts.GiveAsync", "----c-c", async (city, staff) =>
            await city.Get<ArrangeShifts>().GiveAsync(staff, Guid.NewGuid(), city.Lawyer, Cancellation) is null),
        new("SuperviseReception.ReadAsync", "------c", async (city, staff) =>
            await city.Get<SuperviseReception>().ReadAsync(staff, Cancellation) is not null),
        new("SuperviseReception.HandAsync", "------c", async (city, staff) =>
            await city.Get<SuperviseReception>().HandAsync(staff, Guid.NewGuid(), city.Lawyer, Cancellation) == ReceptionOutcome.Gone),
        new("SuperviseReception.JoinAsync", "------c", async (city, staff) =>
            await city.Get<SuperviseReception>().JoinAsync(staff, Guid.NewGuid(), Cancellation) == ReceptionOutcome.Gone),
        new("ReadReceptionMonth.RunAsync", "----o-c", async (city, staff) => Has(
            await city.Get<ReadReceptionMonth>().RunAsync(staff, new DateOnly(2026, 11, 1), Cancellation), line => line.LawyerId == city.Lawyer)),
        new("ExportReceptionMonth.WorkbookAsync", "----o-c", async (city, staff) =>
        {
            using var file = new MemoryStream(await city.Get<ExportReceptionMonth>().WorkbookAsync(staff, new DateOnly(2026, 11, 1), Cancellation));
            return file.Query(useHeaderRow: true).Cast<IDictionary<string, object?>>().Any(row => row["律师"] is "张律师");
        }),
        new("ArrangeShifts.ListAsync", "----c-c", async (city, staff) =>
        {
            var day = new DateOnly(2026, 12, 24);
            var arranger = new StaffIdentity(city.Lawyer, "张律师", StaffRole.Lawyer, null);
            await city.Get<ArrangeShifts>().AddAsync(arranger, city.Lawyer, day, new TimeOnly(19, 0), new TimeOnly(21, 0), 1, Cancellation);
            return (await city.Get<ArrangeShifts>().ListAsync(staff, day, 1, Cancellation)).Count > 0;
        }),
        new("KeepLawyerAnswer.RunAsync", "----o-o", async (city, staff) =>
            await new KeepLawyerAnswer(city.Get<EntryWork>()).RunAsync(staff, city.Held, Cancellation) is EntryChange.Incomplete),
    ];

    private static IEnumerable<UseCase> Codes(string who) =>
    [
        new("SceneDesk.UnitsAsync", who, async (city, staff) => Has(await city.Get<SceneDesk>().UnitsAsync(staff, Cancellation), u => u.Id == city.Community)),
        new("SceneDesk.ListAsync", who, async (city, staff) =>
            Has(await city.Get<SceneDesk>().ListAsync(staff, Cancellation), line => line.Scene.Id == city.Scene)),
        new("SceneDesk.FindAsync", who, async (city, staff) => await city.Get<SceneDesk>().FindAsync(staff, city.Scene, Cancellation) is not null),
        new("SceneDesk.AddAsync", who, async (city, staff) =>
            await city.Get<SceneDesk>().AddAsync(staff, SceneKind.Doorplate, "阳光花园5号楼", city.Community, null, Cancellation) is SceneAdded.Done),
    ];

    private static IEnumerable<UseCase> Understanding() =>
    [
        new("CorrectIntents.ProposeAsync", "ccccc-c", async (city, staff) =>
            await city.Get<CorrectIntents>().ProposeAsync(staff, NotUnderstood(city), Intent.Lecture, Cancellation) == CorrectionChange.NothingToLearn),
        new("CorrectIntents.ListAsync", "-----cc", async (city, staff) => (await city.Get<CorrectIntents>().ListAsync(staff, Cancellation)).Count > 0),
        new("CorrectIntents.ReviewAsync", "-----cc", async (city, staff) =>
            await city.Get<CorrectIntents>().ReviewAsync(staff, Guid.NewGuid(), 0, true, Cancellation) == CorrectionChange.ChangedMeanwhile),
        new("ReplayMessages.RunAsync", "-----cc", async (city, staff) => (await city.Get<ReplayMessages>().RunAsync(staff, 10, [], Cancellation)).Messages > 0),
    ];

    private static IEnumerable<UseCase> Reading(string who) =>
    [
        new("CurateEntries.ListAsync", who, async (city, staff) => (await Curate(city).ListAsync(staff, Cancellation)).Count > 0),
        new("CurateEntries.OpenAsync", who, async (city, staff) => await Curate(city).OpenAsync(staff, city.Entry, Cancellation) is not null),
        new("CurateEntries.HistoryAsync", who, async (city, staff) => await Curate(city).HistoryAsync(staff, city.Entry, Cancellation) is not null),
        new("CurateEntries.OwnersAsync", who, async (city, staff) => (await Curate(city).OwnersAsync(staff, Cancellation)).Count > 0),
        new("CurateSynonyms.ListAsync", who, async (city, staff) => (await Synonyms(city).ListAsync(staff, Cancellation)).Count > 0),
        new("CurateEndedLaws.ListAsync", who, async (city, staff) => (await EndedLaws(city).ListAsync(staff, Cancellation)).Count > 0),
        new("ReadLibraryStatus.RunAsync", who, async (city, staff) => await city.Get<ReadLibraryStatus>().RunAsync(staff, Cancellation) is not null),
        new("EntryReports.ReadAsync", who, async (city, staff) => (await Reports(city).ReadAsync(staff, Cancellation)).Count > 0),
        new("EntryReports.OfAsync", who, async (city, staff) => (await Reports(city).OfAsync(staff, "wuye-zhangjia", Cancellation)).Shown > 0),
        new("FindGaps.ListAsync", who, async (city, staff) =>
            (await new FindGaps(city.City.Transactions, city.City.Clock).ListAsync(staff, Cancellation)).Count > 0),
        new("ExportEntries.MarkdownAsync", who, async (city, staff) =>
            new ZipArchive(new MemoryStream(await new ExportEntries(city.City.Transactions).MarkdownAsync(staff, Cancellation))).Entries.Count > 0),
        new("ExportEntries.WorkbookAsync", who, async (city, staff) =>
            (await new ExportEntries(city.City.Transactions).WorkbookAsync(staff, Cancellation)).Length > 6_000),
        new("PreviewEntry.AskAsync", who, async (city, staff) =>
            await new PreviewEntry(city.City.Transactions, city.Get<AnswerQuestion>(), city.City.Clock).AskAsync(staff, "独角兽", "x", NoContent, Cancellation)
                is not null),
    ];

    private static IEnumerable<UseCase> Drafting(string who) =>
    [
        new("ProposeEntry.BeginAsync", who, async (city, staff) => await Propose(city).BeginAsync(staff, NoContent, null, Cancellation) is EntryChange.Done),
        new("ProposeEntry.SaveAsync", who, (city, staff) => Late(Propose(city).SaveAsync(staff, city.Entry, Stale, NoContent, Cancellation))),
        new("ProposeEntry.SubmitAsync", who, (city, staff) => Late(Propose(city).SubmitAsync(staff, city.Entry, Stale, null, Cancellation))),
        new("ProposeEntry.RestoreAsync", who, (city, staff) => Late(Propose(city).RestoreAsync(staff, city.Entry, Stale, 1, Cancellation))),
        new("ProposeEntry.DropAsync", who, (city, staff) => Late(Propose(city).DropAsync(staff, city.Entry, Stale, Cancellation))),
        new("ImportEntries.RunAsync", who, async (city, staff) =>
        {
            using var file = new MemoryStream("没有内容"u8.ToArray());
            var import = await new ImportEntries(city.City.Transactions, city.City.Clock).RunAsync(staff, "a.md", file, Cancellation);
            return !Assert.Single(import.Refused).Why.Contains("角色", StringComparison.Ordinal);
        }),
    ];

    private static IEnumerable<UseCase> Publishing(string who) =>
    [
        new("CurateEntries.PublishAsync", who, (city, staff) => Late(Curate(city).PublishAsync(staff, city.Entry, Stale, default, Cancellation))),
        new("CurateEntries.SendBackAsync", who, (city, staff) => Late(Curate(city).SendBackAsync(staff, city.Entry, Stale, "再看看", Cancellation))),
        new("CurateEntries.ExpireAsync", who, (city, staff) => Late(Curate(city).ExpireAsync(staff, city.Entry, Stale, Cancellation))),
        new("CurateEntries.ConfirmAsync", who, (city, staff) => Late(Curate(city).ConfirmAsync(staff, city.Entry, Stale, default, Cancellation))),
        new("CurateEntries.AssignAsync", who, (city, staff) => Late(Curate(city).AssignAsync(staff, city.Entry, Stale, null, default, Cancellation))),
        new("CurateSynonyms.AddAsync", who, async (city, staff) => await Synonyms(city).AddAsync(staff, "甲", Cancellation) == SynonymChange.NotReadable),
        new("CurateSynonyms.SaveAsync", who, async (city, staff) =>
            await Synonyms(city).SaveAsync(staff, Guid.NewGuid(), 0, "甲", Cancellation) == SynonymChange.NotReadable),
        new("CurateSynonyms.DeleteAsync", who, async (city, staff) =>
            await Synonyms(city).DeleteAsync(staff, Guid.NewGuid(), 0, Cancellation) == SynonymChange.ChangedMeanwhile),
        new("CurateEndedLaws.AddAsync", who, async (city, staff) => await EndedLaws(city).AddAsync(staff, NoLaw, Cancellation) == EndedLawChange.NotWhole),
        new("CurateEndedLaws.SaveAsync", who, async (city, staff) =>
            await EndedLaws(city).SaveAsync(staff, Guid.NewGuid(), 0, NoLaw, Cancellation) == EndedLawChange.NotWhole),
        new("CurateEndedLaws.DeleteAsync", who, async (city, staff) =>
            await EndedLaws(city).DeleteAsync(staff, Guid.NewGuid(), 0, Cancellation) == EndedLawChange.ChangedMeanwhile),
        new("ReadLibraryStatus.NewestAsync", who, async (city, staff) => await city.Get<ReadLibraryStatus>().NewestAsync(staff, Cancellation) is not null),
    ];

    private static IEnumerable<UseCase> Running(string who) =>
    [
        new("DeliveryDesk.DeadAsync", who, async (city, staff) => (await Deliveries(city).DeadAsync(staff, Cancellation)).Count > 0),
        new("DeliveryDesk.DeferredAsync", who, async (city, staff) => await Deliveries(city).DeferredAsync(staff, Cancellation) > 0),
        new("DeliveryDesk.FailedTurnsAsync", who, async (city, staff) => (await Deliveries(city).FailedTurnsAsync(staff, Cancellation)).Count > 0),
        new("DeliveryDesk.ResendAsync", who, async (city, staff) => await Deliveries(city).ResendAsync(staff, Guid.NewGuid(), Cancellation) == Resend.NotDead),
        new("ChannelAlarms.ListAsync", who, async (city, staff) => (await city.Get<ChannelAlarms>().ListAsync(staff, Cancellation)).Count > 0),
        new("ChannelAlarms.ClearAsync", who, (city, staff) => city.Get<ChannelAlarms>().ClearAsync(staff, "test", 2, Cancellation)),
        new("AuditTrail.NewestAsync", who, async (city, staff) => (await new AuditTrail(city.City.Transactions).NewestAsync(staff, 1, Cancellation)).Count > 0),
        new("StaffAccounts.ListAsync", who, async (city, staff) => (await city.Get<StaffAccounts>().ListAsync(staff, Cancellation)).Count > 0),
        new("StaffAccounts.ForetellAsync", who, async (city, staff) =>
            (await city.Get<StaffAccounts>().ForetellAsync(staff, city.Lawyer, Cancellation)).Count > 0),
        new("StaffAccounts.DisableAsync", who, (city, staff) => Unknown(city.Get<StaffAccounts>().DisableAsync(staff, Nobody, Cancellation))),
        new("StaffAccounts.EnableAsync", who, (city, staff) => Unknown(city.Get<StaffAccounts>().EnableAsync(staff, Nobody, Cancellation))),
        new("StaffAccounts.MoveAsync", who, (city, staff) => Unknown(city.Get<StaffAccounts>().MoveAsync(staff, Nobody, null, null, Cancellation))),
        new("StaffAccounts.ResetAsync", who, (city, staff) => Unknown(city.Get<StaffAccounts>().ResetAsync(staff, Nobody, Cancellation))),
        new("StaffTokens.GiveAsync", who, async (city, staff) =>
            Refused(await city.Get<StaffTokens>().GiveAsync(staff, Nobody, 1, Cancellation)).StartsWith("没有邮箱", StringComparison.Ordinal)),
        new("ApiKeys.AddAsync", who, async (city, staff) =>
            Refused(await city.Get<ApiKeys>().AddAsync(staff, "热线", [ApiScope.CasesRead], "没有", Cancellation)).StartsWith("没有名为", StringComparison.Ordinal)),
        new("ApiKeys.ListAsync", who, async (city, staff) => (await city.Get<ApiKeys>().ListAsync(staff, Cancellation)).Count > 0),
        new("ApiKeys.RevokeAsync", who, async (city, staff) =>
            (await city.Get<ApiKeys>().RevokeAsync(staff, Guid.Empty, Cancellation))!.StartsWith("没有编号", StringComparison.Ordinal)),
    ];

    /// <summary>Units, places and duties: what there is not is not there for those who may, and not theirs for the others.</summary>
    private static IEnumerable<UseCase> Keeping(string who) =>
    [
        new("KeepUnits.ListAsync", who, async (city, staff) => (await city.Get<KeepUnits>().ListAsync(staff, Cancellation)).Count > 0),
        new("KeepUnits.AddAsync", who, (city, staff) => Kept(city.Get<KeepUnits>().AddAsync(staff, "", UnitKind.Street, null, Cancellation))),
        new("KeepUnits.ChangeAsync", who, (city, staff) =>
            Kept(city.Get<KeepUnits>().ChangeAsync(staff, Guid.NewGuid(), "某街道", UnitKind.Street, null, Cancellation))),
        new("KeepUnits.DisableAsync", who, (city, staff) => Kept(city.Get<KeepUnits>().DisableAsync(staff, Guid.NewGuid(), Cancellation))),
        new("KeepUnits.EnableAsync", who, (city, staff) => Kept(city.Get<KeepUnits>().EnableAsync(staff, Guid.NewGuid(), Cancellation))),
        new("KeepDoorplates.ListAsync", who, async (city, staff) => (await city.Get<KeepDoorplates>().ListAsync(staff, Cancellation)).Count > 0),
        new("KeepPlaces.ListAsync", who, async (city, staff) => (await city.Get<KeepPlaces>().ListAsync(staff, Cancellation)).Count > 0),
        new("KeepPlaces.AddAsync", who, (city, staff) => Kept(city.Get<KeepPlaces>().AddAsync(staff, "月亮湾", "", Guid.NewGuid(), Cancellation))),
        new("KeepPlaces.SaveAsync", who, (city, staff) =>
            Kept(city.Get<KeepPlaces>().SaveAsync(staff, Guid.NewGuid(), "月亮湾", "", city.Community, Cancellation))),
        new("KeepPlaces.DeleteAsync", who, (city, staff) => Kept(city.Get<KeepPlaces>().DeleteAsync(staff, Guid.NewGuid(), Cancellation))),
        new("KeepDuties.ListAsync", who, async (city, staff) => (await city.Get<KeepDuties>().ListAsync(staff, Cancellation)).Count > 0),
        new("KeepDuties.AddAsync", who, (city, staff) =>
            Kept(city.Get<KeepDuties>().AddAsync(staff, "XX-01", Guid.NewGuid(), "其他", "某事", Cancellation))),
        new("KeepDuties.SaveAsync", who, (city, staff) =>
            Kept(city.Get<KeepDuties>().SaveAsync(staff, Guid.NewGuid(), "XX-01", city.Community, "其他", "某事", Cancellation))),
        new("KeepDuties.DeleteAsync", who, (city, staff) => Kept(city.Get<KeepDuties>().DeleteAsync(staff, Guid.NewGuid(), Cancellation))),
        new("ImportTerritory.RunAsync", who, async (city, staff) =>
        {
            using var file = new MemoryStream("没有内容"u8.ToArray());
            var import = await city.Get<ImportTerritory>().RunAsync(staff, file, TerritorySheets.All, Cancellation);
            return !Assert.IsType<TerritoryImport.Refused>(import).Why.Contains("管理员", StringComparison.Ordinal);
        }),
        new("ExportTerritory.WorkbookAsync", who, async (city, staff) =>
        {
            using var file = new MemoryStream(await city.Get<ExportTerritory>().WorkbookAsync(staff, Cancellation));
            return file.Query(sheetName: "单位").Count() > 1;
        }),
        new("StaffAccounts.AddAsync", who, async (city, staff) =>
            Assert.IsType<AccountChange.Refused>(await city.Get<StaffAccounts>().AddAsync(staff, "某人", "没有", StaffRole.Curator, null, Cancellation))
                .Why.StartsWith("邮箱格式", StringComparison.Ordinal)),
    ];

    private static async Task<bool> Kept(Task<TerritoryChange> change) =>
        !Assert.IsType<TerritoryChange.Refused>(await change).Why.Contains("由管理员维护", StringComparison.Ordinal);

    private static EntryContent NoContent => new("", "", [], "", [], []);

    private static EndedLawFacts NoLaw => new("", default, "", "", default);

    /// <summary>Of the lawyer whom somebody has booked.</summary>
    private static PatternException Leave(Guid lawyer) =>
        new(Guid.NewGuid(), ExceptionKind.Closed, new DateOnly(2026, 11, 26), new DateOnly(2026, 11, 26)) { LawyerId = lawyer };

    private static SlotDesk Slots(WorkedCity city) => city.Get<SlotDesk>();

    private static DeliveryDesk Deliveries(WorkedCity city) => new(city.City.Transactions, city.City.Clock);

    private static CurateEntries Curate(WorkedCity city) => new(city.City.Transactions, city.Get<EntryWork>(), city.City.Clock);

    private static CurateSynonyms Synonyms(WorkedCity city) => new(city.City.Transactions, city.City.Clock);

    private static CurateEndedLaws EndedLaws(WorkedCity city) => new(city.City.Transactions, city.City.Clock);

    private static EntryReports Reports(WorkedCity city) => new(city.City.Transactions, city.City.Clock);

    private static ProposeEntry Propose(WorkedCity city) => new(city.Get<EntryWork>());

    private static bool Has<T>(IReadOnlyList<T> all, Func<T, bool> which) => all.Any(which);

    private static async Task<bool> Found(Task<CaseChange> change) => await change switch
    {
        CaseChange.NotFound or CaseChange.NotAllowed => false,
        CaseChange.ChangedMeanwhile => true,
        var other => throw new InvalidOperationException($"A stale case was changed: {other}"),
    };

    private static async Task<bool> Late(Task<EntryChange> change) => await change switch
    {
        EntryChange.NotAllowed => false,
        EntryChange.ChangedMeanwhile => true,
        var other => throw new InvalidOperationException($"A stale entry was changed: {other}"),
    };

    private static string Refused(StaffTokenGiven given) => Assert.IsType<StaffTokenGiven.Refused>(given).Why;

    private static string Refused(ApiKeyAdded added) => Assert.IsType<ApiKeyAdded.Refused>(added).Why;

    private static async Task<bool> Unknown(Task<AccountChange> change) =>
        Assert.IsType<AccountChange.Refused>(await change).Why.StartsWith("没有邮箱", StringComparison.Ordinal);

    private static Activity NotUnderstood(WorkedCity city)
    {
        using var db = city.Get<AppDbFactory>().CreateDbContext();
        return db.Activities.First(line => line.Speaker == Speaker.Assistant);
    }
}
