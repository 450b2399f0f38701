using ResidentAssistant.Assistant.Cases;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Dialogs;
using ResidentAssistant.Assistant.Handoff;
using ResidentAssistant.Assistant.Legal;
using ResidentAssistant.Assistant.Residents;
using ResidentAssistant.Assistant.Safety;
using ResidentAssistant.Assistant.Staff;
using ResidentAssistant.Tests.Curation;
using ResidentAssistant.Tests.Harness;
using ResidentAssistant.Tests.Roles;
using Xunit;

namespace ResidentAssistant.Tests.Upgrade;

/// <summary>
/// A city in which something has been written into every table, played through the use cases: the city of <see cref="WorkedCity"/>, and what has ended or
/// waits in it besides. Whoever is met again after an upgrade has an address of a known name.
/// </summary>
internal static class FilledCity
{
    public const string Phone = "13912345678";
    public const string Lamp = "昭明台的路灯坏了三天，晚上看不见路";
    public const string Result = "路灯已经换好，今晚会亮";
    public const string Advice = "您把劳动合同拍照发我看看";

    /// <summary>Whose case was closed and rated, and who left a number.</summary>
    public const string Rated = "resident-rated";

    /// <summary>Who is in the middle of a complaint.</summary>
    public const string InForm = "resident-in-form";

    /// <summary>Whom a lawyer advises.</summary>
    public const string Advised = "resident-advised";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<WorkedCity> StartAsync()
    {
        var worked = await WorkedCity.StartAsync();
        var city = worked.City;
        await RateAsync(city);
        await AdviseAsync(city);
        await BookAsync(city);
        await AskAsync(worked);
        await CurateAsync(city);
        await ImportAsync(city);
        await AttendAsync(worked);
        await KnockAsync(city);
        // Last, so that the reminder is still to come.
        await BeginAsync(city);
        return worked;
    }

    private static async Task RateAsync(TestCity city)
    {
        var resident = city.NewResident(address: Rated);
        await resident.Says(Lamp + "，我电话" + Phone);
        await resident.Taps("提交");
        var staff = await city.StaffAsync("admin@example.cn");
        var handle = city.Get<HandleCase>();
        var number = (await handle.ListAsync(staff, null, Cancellation)).Single(one => one.Description.Contains("路灯", StringComparison.Ordinal)).Number;
        Assert.Equal(CaseChange.Done, await handle.StartAsync(staff, number, 1, Cancellation));
        Assert.Equal(CaseChange.Done, await handle.ReplyAsync(staff, number, 3, "师傅已经出发", Cancellation));
        Assert.Equal(CaseChange.Done, await handle.CategoriseAsync(staff, number, 4, CaseCategory.Other, Cancellation));
        Assert.Equal(CaseChange.Done, await handle.SettleAsync(staff, number, Result, Cancellation));
        await resident.Listens();
        await resident.Says("不满意");
        await resident.Says("换了又坏");
        resident = city.NewResident();
        await resident.Says("檀溪路的健身房关门跑路，办卡的3000元不退，希望尽快让他们把钱退给我");
        await resident.Taps("提交");
    }

    /// <summary>One conversation that a lawyer gave back, and one held by a lawyer who has spoken.</summary>
    private static async Task AdviseAsync(TestCity city)
    {
        var lawyer = await city.StaffAsync("lawyer2@example.cn");
        var reception = city.Get<Reception>();
        foreach (var (resident, end) in new[] { (city.NewResident(), true), (city.NewResident(address: Advised), false) })
        {
            await resident.Says("转人工");
            var session = (await reception.ListAsync(lawyer, Cancellation)).Single(item => item.ConversationId == resident.ConversationId).SessionId;
            Assert.Equal(ReceptionOutcome.Done, await reception.ClaimAsync(lawyer, session, Cancellation));
            Assert.Equal(ReceptionOutcome.Done, await reception.SayAsync(lawyer, session, Advice, Cancellation));
            if (end)
                Assert.Equal(ReceptionOutcome.Done, await reception.EndAsync(lawyer, session, Cancellation));
        }
    }

    /// <summary>An appointment and a seat that were given back, and a seat that is taken.</summary>
    private static async Task BookAsync(TestCity city)
    {
        var resident = city.NewResident();
        foreach (var words in new[] { "预约周四律师", "1", "跳过", "是的，就这个时间" })
            await resident.Says(words);
        resident.Hears("约好了");
        await resident.Says("取消预约");
        await resident.Says("确定取消");
        resident.Hears("预约已取消");
        foreach (var gives in new[] { true, false })
        {
            resident = city.NewResident();
            await resident.Says("道德讲堂");
            await resident.Says("1");
            resident.Hears("报好名");
            if (!gives)
                continue;
            await resident.Says("取消报名");
            await resident.Says("确定");
            resident.Hears("已取消报名");
        }
    }

    /// <summary>Votes, a resident who left, one who wants large text, a code that was scanned.</summary>
    private static async Task AskAsync(WorkedCity worked)
    {
        var city = worked.City;
        var (helped, other, left) = (city.NewResident(), city.NewResident(), city.NewResident());
        await helped.Says("物业费涨价业主可以拒绝交吗");
        await helped.Taps("有用");
        await other.Says("物业费涨价业主可以拒绝交吗");
        await other.Taps("没用");
        await other.Taps("我的情况不一样");
        await other.Says("大字版");
        await city.NewResident().SendsKind(MessageKind.Joined, worked.Scene);
        await left.Says("你好");
        await city.Get<LeaveChannel>().RunAsync("test", left.Address, Cancellation);
    }

    private static async Task CurateAsync(TestCity city)
    {
        var desk = await TestDesk.OpenAsync(city);
        var published = await desk.PublishedAsync();
        await desk.RevisedAsync(published, TestDesk.Unicorns with { Answer = "归物业管，也可以找社区。" }, "问过物业了");
        Assert.Equal(
            SynonymChange.Done, await new CurateSynonyms(city.Transactions, city.Clock).AddAsync(desk.Curator, "路灯不亮、灯坏了 = 照明设施损坏", Cancellation));
        var proposed = Assert.Single(await city.Get<CorrectIntents>().ListAsync(desk.Curator, Cancellation));
        Assert.Equal(CorrectionChange.Done, await city.Get<CorrectIntents>().ReviewAsync(desk.Curator, proposed.Id, proposed.Version, true, Cancellation));
    }

    /// <summary>A law, the one it replaced, and an answered question.</summary>
    private static async Task ImportAsync(TestCity city)
    {
        var folder = Directory.CreateTempSubdirectory("residentassistant-test-").FullName;
        await WriteAsync("昭明台灯光管理办法", "2010-01-01", "路灯应当点亮。", "本办法自公布之日起施行。");
        await WriteAsync("昭明台灯光管理规定", "2025-03-01", "路灯应当按时点亮。", "本规定自2025年5月1日起施行。《昭明台灯光管理办法》同时废止。");
        Assert.Single((await city.Get<ImportLaws>().RunAsync(folder, null, Cancellation)).Repealed);
        var questions = Path.Combine(folder, "questions.jsonl");
        await File.WriteAllTextAsync(
            questions,
            """{"question":"路灯不亮找谁","relevant":[{"law":"昭明台灯光管理规定","article":"第一条"}],"answer":"请找路灯管理处。"}""" + "\n", Cancellation);
        Assert.Equal(1, (await city.Get<ImportQuestions>().RunAsync(questions, Cancellation)).Added);
        Directory.Delete(folder, recursive: true);

        Task WriteAsync(string name, string adopted, string first, string second) => File.WriteAllTextAsync(
            Path.Combine(folder, $"{name}({adopted}).md"), $"# {name}\n\n<!-- INFO END -->\n\n第一条 {first}\n\n第二条 {second}\n", Cancellation);
    }

    private static async Task AttendAsync(WorkedCity worked)
    {
        var staff = await worked.City.StaffAsync("community@example.cn");
        var desk = worked.Get<DutyDesk>();
        Assert.Equal(DutyOutcome.Done, await desk.AcknowledgeAsync(staff, worked.Alert, Cancellation));
        Assert.Equal(DutyOutcome.Done, await desk.FinishAsync(staff, worked.Alert, "消防已到，火已扑灭，没有人受伤", Cancellation));
    }

    /// <summary>
    /// A password that was wrong, an account that is disabled, a browser whose cookies were taken away, a token of an outside system, a revoked key, a program
    /// that acts as a member of staff, and what it was answered.
    /// </summary>
    private static async Task KnockAsync(TestCity city)
    {
        await city.Get<SignInStaff>().RunAsync("admin@example.cn", "wrong", new Caller("192.0.2.1", []), Cancellation);
        Assert.IsType<AccountChange.Done>(await city.Get<StaffAccounts>().DisableAsync(null, "dept@example.cn", Cancellation));
        var visitors = city.Get<CheckVisitor>();
        var pass = visitors.NewPass() with { Serial = 1 };
        await visitors.RunAsync(pass, Cancellation);
        await visitors.EndAsync(pass.Visitor, Cancellation);
        await city.Get<SharedTokens>().GetAsync(
            "wechat:main:access_token", _ => Task.FromResult<FreshToken?>(new FreshToken("token", TimeSpan.FromHours(2))), Cancellation);
        var key = Assert.IsType<ApiKeyAdded.Done>(await city.Get<ApiKeys>().AddAsync(null, "旧系统", [ApiScope.FiguresRead], null, Cancellation));
        Assert.Null(await city.Get<ApiKeys>().RevokeAsync(null, key.Row.Id, Cancellation));
        var token = Assert.IsType<StaffTokenGiven.Done>(await city.Get<StaffTokens>().GiveAsync(null, "admin@example.cn", 30, Cancellation)).Text;
        var program = Assert.IsType<ProgramCaller.Staff>(await city.Get<RecogniseProgram>().RunAsync(token, Cancellation));
        await city.Get<AnswerOnce>().RunAsync(
            RepeatableCall.Of(program.Id, "1", "POST", "/api/v1/nothing", "{}"u8),
            async db =>
            {
                db.Audit.Add(AuditEntry.Of(program, "staff.login", program.Id.ToString("N"), city.Clock.GetUtcNow()));
                await db.SaveChangesAsync(Cancellation);
                return new CallAnswer(201, "{}");
            },
            Cancellation);
        await TellAsync(city, program);
    }

    /// <summary>A webhook of an administrator and one of a key, whose targets did not take what they were told.</summary>
    private static async Task TellAsync(TestCity city, ProgramCaller staff)
    {
        var added = Assert.IsType<ApiKeyAdded.Done>(await city.Get<ApiKeys>().AddAsync(null, "城市大脑", [ApiScope.CasesRead], null, Cancellation));
        var key = Assert.IsType<ProgramCaller.Key>(await city.Get<RecogniseProgram>().RunAsync(added.Text, Cancellation));
        foreach (var caller in new[] { staff, key })
            await city.Transactions.RunAsync(
                db => city.Get<ManageWebhooks>().AddAsync(db, caller, new Uri("https://hooks.example.cn/"), ["*"], "0123456789abcdef", Cancellation),
                Cancellation);
        var report = new CaseReport(new ComplaintDraft { Description = "檀溪路的井盖松了" }, null, CaseUrgency.Normal, null);
        await city.Transactions.RunAsync(
            db => city.Get<FileCase>().RunAsync(db, report, new CaseOrigin("12345", Reporter: "欧阳", ExternalId: "A-1"), CaseActor.Resident, Cancellation),
            Cancellation);
        var queue = city.Get<WebhookQueue>();
        foreach (var due in await queue.DueAsync(Cancellation))
            await queue.EndAsync((await queue.TakeAsync(due, Cancellation))!, new WebhookResult(500, "status"), Cancellation);
    }

    /// <summary>A complaint that waits while an appointment is made, and one that is open.</summary>
    private static async Task BeginAsync(TestCity city)
    {
        var resident = city.NewResident();
        await resident.Says("楼上天天半夜装修，吵得睡不着");
        await resident.Says("预约周四律师");
        resident = city.NewResident(address: InForm);
        await resident.Says("楼上天天半夜装修，吵得睡不着");
    }
}
