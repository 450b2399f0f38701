using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using ResidentAssistant.Assistant.Appointments;
using ResidentAssistant.Assistant.Cases;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Dialogs;
using ResidentAssistant.Assistant.Handoff;
using ResidentAssistant.Assistant.Lectures;
using ResidentAssistant.Assistant.Legal;
using ResidentAssistant.Assistant.Scenes;
using ResidentAssistant.Tests.Curation;
using ResidentAssistant.Tests.Harness;
using ResidentAssistant.Tests.WebChat;
using ResidentAssistant.Tests.WeChat;
using Xunit;

namespace ResidentAssistant.Tests.Durability;

/// <summary>
/// A name, a telephone number, an identity number and a WeChat id go in by every way there is; afterwards they stand
/// readable nowhere: not in the database, the index, the attachments or the log, whatever level it has.
/// </summary>
public sealed class InTheClearTests
{
    private const string Name = "欧阳测试甲";
    private const string Phone = "13987654321";
    private const string Identity = "420606199001011234";
    private const string OpenId = "oOuyangCeshiJia0001abcdefghi";

    /// <summary>As somebody writes it.</summary>
    private const string Marks = $"{Name}，身份证{Identity}，电话{Phone}";
    private const string Heritage = $"继承开始后放弃继承应当怎么表示，有书面形式的要求吗，{Marks}";
    private static readonly string[] Secrets = [Name, Phone, Identity, OpenId];

    private static readonly Dictionary<string, string?> Loud = new()
    {
        ["Logging:LogLevel:Default"] = "Debug",
        ["Logging:LogLevel:Microsoft"] = "Debug",
        ["Logging:LogLevel:Microsoft.AspNetCore"] = "Debug",
        ["Logging:LogLevel:Microsoft.AspNetCore.Routing"] = "Trace",
        ["Logging:LogLevel:Microsoft.AspNetCore.Http"] = "Debug",
        ["Logging:LogLevel:Microsoft.AspNetCore.Hosting.Diagnostics"] = "Debug",
        ["Logging:LogLevel:System.Net.Http.HttpClient"] = "Trace",
        // Nobody answers there: what could not be delivered is noted.
        ["WeChat:ApiBase"] = "http://127.0.0.1:9",
        ["WeChat:MediaHosts:0"] = "127.0.0.1",
        ["WeChat:Accounts:open:AppId"] = WeChatCity.AppId,
        ["WeChat:Accounts:open:AppSecret"] = WeChatCity.Secret,
        ["WeChat:Accounts:open:Token"] = WeChatCity.Token,
        ["WeChat:Accounts:open:Mode"] = "Plain",
    };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_tells_who_somebody_is_can_be_read_nowhere_on_the_disk_and_in_no_log()
    {
        var log = new CapturedLog();
        await using var host =
            await TestHost.StartAsync(settings: Loud, customise: builder => builder.Logging.AddProvider(log).SetMinimumLevel(LogLevel.Trace));
        await ComplainsAsync(host);
        await AsksTheLawAsync(host);
        await BooksAndLeavesAsync(host);
        await TalksToLawyerAsync(host);
        await WritesInWeChatAsync(host);
        await SendsWhatIsRefusedAsync(host);
        await StaffWriteAsync(host);
        await host.Get<KnowledgeIndexer>().CatchUpAsync(Cancellation);
        await HasTakenAllAsync(host);
        host.City.Clock.Advance(TimeSpan.FromSeconds(30));
        await host.Get<OutboxSender>().DeliverDueAsync(Cancellation);
        await host.StopAsync();
        Assert.Contains("Debug ", log.Text, StringComparison.Ordinal);
        var found = InTheClear.Find(host.City.Folder, Secrets).Concat(log.Text.Split('\n').Where(HoldsSecret).Select(line => "log: " + line)).ToList();
        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    private static bool HoldsSecret(string line) =>
        Secrets.Any(secret => line.Contains(secret, StringComparison.Ordinal) || line.Contains(Uri.EscapeDataString(secret), StringComparison.Ordinal));

    /// <summary>Web chat: text, client's fields, file names, a place in own words, correction, addition, a photo, an answer to staff, rating.</summary>
    private static async Task ComplainsAsync(TestHost host)
    {
        using var visitor = await DirectLineClient.OpenAsync(host);
        await visitor.SaysAsync("我要反映问题");
        var activity = DirectLineClient.Message($"楼下烧烤店油烟太大，晚上根本睡不着。{Marks}", $"key-{Name}-{Phone}");
        activity["locale"] = $"zh-CN-{Name}";
        activity["from"] = new JsonObject { ["id"] = Phone, ["name"] = Name };
        activity["entities"] = new JsonArray(new JsonObject { ["type"] = "ClientCapabilities", ["who"] = Identity });
        activity["channelData"]!["nick"] = Marks;
        await visitor.PostAsync(activity);
        await host.AnsweredAsync(visitor.Conversation);
        await visitor.SaysAsync($"{Name}{Phone}家旁边");
        await visitor.SaysAsync($"不对，是5号楼{Name}家");
        using (var upload =
            await visitor.UploadAsync($"photo-{Name}", ([.. TestPictures.JpegWithPlace(), .. Encoding.UTF8.GetBytes(Marks)], $"{Name}的身份证{Identity}.jpg")))
            Assert.True(upload.IsSuccessStatusCode);
        await host.AnsweredAsync(visitor.Conversation);
        await host.AnsweredAsync(visitor.Conversation);
        await visitor.ReadNewsAsync();
        Assert.Contains(await visitor.SaysAsync("提交"), said => said.Contains("已经提交", StringComparison.Ordinal));
        await visitor.SaysAsync($"补充一下，{Marks}可以作证");
        await visitor.SaysAsync($"不对，是8号楼{Name}家");
        var (cases, staff) = (host.Get<HandleCase>(), await host.City.StaffAsync("street@example.cn"));
        var filed = Assert.Single(await cases.ListAsync(staff, null, Cancellation));
        Assert.Contains(Name, filed.Community, StringComparison.Ordinal);
        Assert.Equal(CaseChange.Done, await cases.StartAsync(staff, filed.Number, filed.Version, Cancellation));
        Assert.Equal(CaseChange.Done, await cases.ReplyAsync(staff, filed.Number, filed.Version + 2, $"{Marks}您好，什么时候方便？", Cancellation));
        await visitor.SaysAsync($"好的，找{Marks}就行");
        Assert.Equal(CaseChange.Done, await cases.SettleAsync(staff, filed.Number, $"已告知{Marks}", Cancellation));
        await visitor.SaysAsync($"满意，谢谢{Name}");
        await visitor.SaysAsync("满意");
        await visitor.SaysAsync(Name);
    }

    /// <summary>Two residents whose votes teach the index their question; a calculator; a misunderstood line that staff correct.</summary>
    private static async Task AsksTheLawAsync(TestHost host)
    {
        for (var i = 0; i < 2; i++)
        {
            host.City.Clock.Advance(TimeSpan.FromMinutes(1));
            using var visitor = await DirectLineClient.OpenAsync(host);
            await visitor.SaysAsync("法律咨询");
            await visitor.SaysAsync(Heritage);
            Assert.Contains(await visitor.SaysAsync("都不是"), said => said.Contains("第一千一百二十四条", StringComparison.Ordinal));
            await visitor.SaysAsync("有用");
            await visitor.SaysAsync($"打官司要回13万2，诉讼费多少，我是{Marks}");
            await visitor.SaysAsync($"{Marks} qwerty");
        }

        await using var db = await host.Get<Transactions>().ReadAsync(Cancellation);
        var line = (await db.Activities.AsNoTracking().Where(a => a.Speaker == Speaker.Resident).OrderByDescending(a => a.At).ToListAsync(Cancellation))
            .First(a => a.Decision is { Intents.Count: > 0 });
        Assert.Equal(CorrectionChange.Done, await host.Get<CorrectIntents>()
            .ProposeAsync(await host.City.StaffAsync("community@example.cn"), line, Intent.Legal, Cancellation));
    }

    /// <summary>What an appointment is about; a form left in the middle, whose draft is kept.</summary>
    private static async Task BooksAndLeavesAsync(TestHost host)
    {
        using var visitor = await DirectLineClient.OpenAsync(host);
        await visitor.SaysAsync("我想预约周四的律师");
        await visitor.SaysAsync("第一个");
        await visitor.SaysAsync($"{Marks}欠我钱不还");
        Assert.Contains(await visitor.SaysAsync("确认预约"), said => said.Contains("约好了", StringComparison.Ordinal));
        await visitor.SaysAsync("讲堂");
        await visitor.SaysAsync("第一个");
        await visitor.SaysAsync($"3号楼{Name}家楼下烧烤店油烟太大，电话{Phone}");
        await visitor.SaysAsync("先这样");
        await visitor.SaysAsync($"楼道里的灯坏了，{Name}摔了一跤");
    }

    private static async Task TalksToLawyerAsync(TestHost host)
    {
        using var visitor = await DirectLineClient.OpenAsync(host);
        await visitor.SaysAsync("转人工");
        var (reception, lawyer) = (host.Get<Reception>(), await host.City.StaffAsync("lawyer@example.cn"));
        var session = Assert.Single(await reception.ListAsync(lawyer, Cancellation)).SessionId;
        await reception.ClaimAsync(lawyer, session, Cancellation);
        await visitor.SaysAsync($"房东不退押金怎么办，{Marks}");
        await reception.SayAsync(lawyer, session, $"{Name}您好，依照民法典第七百一十条可以要求退还，{Phone}是您的电话吗？", Cancellation);
        Assert.IsType<EntryChange.Done>(await new KeepLawyerAnswer(host.Get<EntryWork>()).RunAsync(lawyer, session, Cancellation));
        Assert.Equal(ReceptionOutcome.Done, await reception.EndAsync(lawyer, session, Cancellation));
    }

    /// <summary>The id, a text, a place, a link, speech, a picture that cannot be had, a scan; then leaving.</summary>
    private static async Task WritesInWeChatAsync(TestHost host)
    {
        using var http = new HttpClient { BaseAddress = host.Address };
        await PostAsync(http, host, ("MsgType", "event"), ("Event", "subscribe"), ("EventKey", "qrscene_" + Phone));
        await PostAsync(http, host, ("MsgType", "text"), ("Content", $"我是{Marks}，小区门口垃圾没人收"), ("MsgId", "1"));
        await PostAsync(http, host, ("MsgType", "location"), ("Label", $"{Name}家，{Phone}"), ("Location_X", "32.01"), ("MsgId", "2"));
        await PostAsync(http, host, ("MsgType", "link"), ("Title", Marks), ("Url", "https://example.cn/?id=" + Identity), ("MsgId", "3"));
        await PostAsync(http, host, ("MsgType", "voice"), ("Recognition", Marks), ("MediaId", Phone), ("MsgId", "4"));
        await PostAsync(http, host, ("MsgType", "voice"), ("MediaId", Identity), ("MsgId", "5"));
        await PostAsync(http, host, ("MsgType", "image"), ("PicUrl", $"http://127.0.0.1:9/{Phone}?{Identity}"), ("MsgId", "6"));
        await PostAsync(http, host, ("MsgType", Name), ("MsgId", "7"));
        await PostAsync(http, host, ("MsgType", "event"), ("Event", Identity), ("EventKey", Phone));
        await host.Get<OutboxSender>().DeliverDueAsync(Cancellation);
    }

    private static async Task PostAsync(HttpClient http, TestHost host, params (string Name, string Value)[] fields)
    {
        var timestamp = host.City.Clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var xml =
            new XElement("xml", new XElement("ToUserName", "gh_a1b2c3d4e5f6"), new XElement("FromUserName", OpenId), new XElement("CreateTime", timestamp),
                fields.Select(field => new XElement(field.Name, field.Value)));
        using var body = new StringContent(xml.ToString(), Encoding.UTF8, "text/xml");
        using var answer =
            await http.PostAsync($"/wechat/open?signature={WeChatUser.Sha1(WeChatCity.Token, timestamp, "1")}&timestamp={timestamp}&nonce=1&openid={OpenId}",
                body, Cancellation);
        Assert.True(answer.IsSuccessStatusCode, $"{fields[0].Value}: {answer.StatusCode}");
    }

    /// <summary>Addresses, headers and bodies that are refused or not understood.</summary>
    private static async Task SendsWhatIsRefusedAsync(TestHost host)
    {
        using var visitor = await DirectLineClient.OpenAsync(host);
        using var http = new HttpClient { BaseAddress = host.Address };
        http.DefaultRequestHeaders.Add("User-Agent", $"Phone/{Phone}");
        http.DefaultRequestHeaders.Add("X-Forwarded-For", Identity);
        http.DefaultRequestHeaders.Add("Cookie", $"ra_visitor={Phone}; ra_staff={Identity}");
        foreach (var path in new[]
        {
            $"/api/v1/knowledge/search?q={Uri.EscapeDataString(Marks)}", $"/api/v1/knowledge/search?q=1&top={Phone}",
                $"/api/v1/knowledge/search?q=1&on={Identity}",
            $"/law/{Uri.EscapeDataString(Name)}", $"/chat?name={Phone}", $"/console/cases?state={Phone}", $"/console/cases/{Identity}",
                $"/webchat/photos/{Guid.NewGuid()}?until={Phone}&sign={Identity}",
            $"/v3/directline/conversations/{Phone}/activities?watermark={Identity}", $"/my?code={Phone}&state={Identity}", $"/{Phone}",
        })
        {
            using var answer = await http.GetAsync(path, Cancellation);
            Assert.NotEqual(500, (int)answer.StatusCode);
        }

        foreach (var body in new[] { $"{{\"type\":\"message\",\"text\":\"{Marks}", $"{{\"{Phone}\":1,\"{Phone}\":2}}", Marks })
            using (await visitor.PostRawAsync(body))
            {
            }

        using var form = new FormUrlEncodedContent([KeyValuePair.Create("Form.Email", $"{Phone}@example.cn"), KeyValuePair.Create("Form.Password", Identity)]);
        using (await http.PostAsync("/console/login", form, Cancellation))
        {
        }

        using (await http.PostAsync("/v3/directline/conversations", JsonContent.Create(new { who = Marks }), Cancellation))
        {
        }
    }

    /// <summary>What staff write about residents: drafts, notes, remarks, codes.</summary>
    private static async Task StaffWriteAsync(TestHost host)
    {
        var propose = new ProposeEntry(host.Get<EntryWork>());
        var curate = new CurateEntries(host.Get<Transactions>(), host.Get<EntryWork>(), host.City.Clock);
        var (lawyer, curator, street) =
            (await host.City.StaffAsync("lawyer@example.cn"), await host.City.StaffAsync("curator@example.cn"),
                await host.City.StaffAsync("street@example.cn"));
        var content = TestDesk.Unicorns with { Answer = $"像{Marks}这样的", AskedAs = [Marks] };
        var draft = TestDesk.Done(await propose.BeginAsync(lawyer, content, $"{Marks}问的", Cancellation));
        var submitted = TestDesk.Done(await propose.SubmitAsync(lawyer, draft.Id, draft.Version, $"按{Marks}说的改", Cancellation));
        var back = TestDesk.Done(await curate.SendBackAsync(curator, draft.Id, submitted.Version, $"去掉{Marks}", Cancellation));
        var clean = TestDesk.Done(await propose.SaveAsync(lawyer, draft.Id, back.Version, TestDesk.Unicorns, Cancellation));
        var again = TestDesk.Done(await propose.SubmitAsync(lawyer, draft.Id, clean.Version, $"去掉了{Marks}", Cancellation));
        TestDesk.Done(await curate.PublishAsync(curator, draft.Id, again.Version, new DateOnly(2027, 11, 23), Cancellation));
        Assert.IsType<SceneAdded.Done>(await host.Get<SceneDesk>()
            .AddAsync(street, SceneKind.Doorplate, $"{Marks}门牌", street.UnitId, $"阳光花园{Name}家", Cancellation));
        var lecture = (await host.Get<LectureDesk>().ComingAsync(street, Cancellation))[0].Session.Id;
        Assert.Null((await host.Get<LectureDoor>().AddAsync(
            street, lecture, new RegistrationRequest(null, null, "", 1) { Name = Name, Phone = Phone }, isHere: false, Cancellation)).Why);
        var service = new GridReport(Guid.NewGuid(), GridEntryKind.Service, $"帮{Marks}填了表") { Place = $"阳光花园{Name}家" };
        Assert.IsType<GridOutcome.Done>(await host.Get<RecordGridEntry>().RunAsync(street, service, [], Cancellation));
        var report = new GridReport(Guid.NewGuid(), GridEntryKind.Report, $"{Marks}家漏水") { Place = $"阳光花园{Name}家" };
        Assert.IsType<GridOutcome.Done>(await host.Get<RecordGridEntry>().RunAsync(street, report, [], Cancellation));
    }

    /// <summary>A test that plants nothing finds nothing: the words went in, and who may can read them.</summary>
    private static async Task HasTakenAllAsync(TestHost host)
    {
        await using var db = await host.Get<Transactions>().ReadAsync(Cancellation);
        var lines = await db.Activities.AsNoTracking().ToListAsync(Cancellation);
        Assert.InRange(lines.Count(line => Secrets.Any(line.Text.Contains)), 25, 1000);
        Assert.Contains(await db.Conversations.AsNoTracking().ToListAsync(Cancellation), conversation => conversation.Address == OpenId);
        Assert.Contains(await db.Conversations.AsNoTracking().ToListAsync(Cancellation), conversation =>
            conversation.Dialog?.Contains(Name, StringComparison.Ordinal) == true);
        Assert.Contains(await db.Attachments.AsNoTracking().ToListAsync(Cancellation), photo => photo.Name.Contains(Name, StringComparison.Ordinal));
        Assert.Contains(Name, (await db.Bookings.AsNoTracking().SingleAsync(Cancellation)).Matter, StringComparison.Ordinal);
        Assert.Equal([null, Name], (await db.Registrations.AsNoTracking().OrderBy(one => one.Place).ToListAsync(Cancellation)).Select(one => one.PersonName));
        Assert.Contains(await db.LegalAnswers.AsNoTracking().ToListAsync(Cancellation), answer =>
            answer.Question.Contains(Name, StringComparison.Ordinal) && answer.Helpful == true);
        Assert.Single(await db.AnsweredQuestions.AsNoTracking().ToListAsync(Cancellation));
        Assert.Equal(3, (await TrainingQuestions.AllAsync(db, Cancellation)).Count(lesson => lesson.Question.Contains(Name, StringComparison.Ordinal)));
        Assert.True(await db.CaseEvents.CountAsync(step => step.Note != null, Cancellation) >= 5);
    }
}
