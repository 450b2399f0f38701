using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using ResidentAssistant.Assistant.Cases;
using ResidentAssistant.Assistant.Conversations;
using ResidentAssistant.Integrations.WebChat;
using ResidentAssistant.Tests.Harness;
using ResidentAssistant.Web.My;
using Xunit;

namespace ResidentAssistant.Tests.WeChat;

/// <summary>A resident's own page, opened inside WeChat or in the browser of the web chat.</summary>
public sealed partial class MyPageTests
{
    private const string InWeChat = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 MicroMessenger/8.0.50";

    /// <summary>One account, so that it is clear which one a browser inside WeChat came from.</summary>
    private static readonly (string, string?)[] OneAccount = [("WeChat:Accounts:both:AppSecret", ""), ("WeChat:Accounts:open:AppSecret", "")];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Inside_WeChat_a_resident_sees_their_own_cases_and_bookings_without_a_question()
    {
        await using var city = await WeChatCity.StartAsync(settings: OneAccount);
        var (resident, other) = (city.NewUser(), city.NewUser());
        await FileAsync(resident, "阳光花园3号楼楼下<b>油烟</b>太大，晚上睡不着");
        await FileAsync(other, "檀溪路路灯坏了，晚上一片黑");
        await resident.Says("预约周四律师");
        await resident.Says("1");
        await resident.Says("跳过");
        var code = BookingCode().Match((await resident.Says("确认预约")).Text!).Groups[1].Value;
        await resident.Says("道德讲堂");
        Assert.StartsWith("报好名了", (await resident.Says("1")).Text, StringComparison.Ordinal);
        using var phone = new Phone(city, resident.OpenId);
        var page = await phone.OpenAsync("/my");
        Assert.Equal((HttpStatusCode.OK, "/my"), (page.Status, page.Address.PathAndQuery));
        Assert.Contains("XY-20261123-0001", page.Html, StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;油烟&lt;/b&gt;", page.Html, StringComparison.Ordinal);
        Assert.Contains("地点：阳光花园 3号楼", page.Html, StringComparison.Ordinal);
        Assert.Contains("已收到", page.Html, StringComparison.Ordinal);
        Assert.Contains("，留了 1 个座位", page.Html, StringComparison.Ordinal);
        Assert.Contains(code, page.Html, StringComparison.Ordinal);
        Assert.Equal(code, ScanReader.Read(page.Html));
        Assert.DoesNotContain("XY-20261123-0002", page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("檀溪路", page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page.Html, StringComparison.Ordinal);
        Assert.Equal("no-store", page.CacheControl);
        Assert.DoesNotMatch("[0-9a-f]{32}|[0-9a-f-]{36}", page.Html);
        Assert.DoesNotContain(resident.OpenId, city.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_resident_was_asked_about_a_closed_case_stays_answerable_until_it_is_answered()
    {
        await using var city = await WeChatCity.StartAsync(settings: OneAccount);
        var (resident, other) = (city.NewUser(), city.NewUser());
        await FileAsync(resident, "阳光花园3号楼楼下油烟太大，晚上睡不着");
        await FileAsync(other, "檀溪路路灯坏了，晚上一片黑");
        using var phone = new Phone(city, resident.OpenId);
        Assert.DoesNotContain("<form", (await phone.OpenAsync("/my")).Html, StringComparison.Ordinal);
        foreach (var number in new[] { "XY-20261123-0001", "XY-20261123-0002" })
            await city.City.Get<HandleCase>().SettleAsync(await city.City.StaffAsync("admin@example.cn"), number, "已经处理", Cancellation);
        city.Clock.Advance(TimeSpan.FromDays(30));
        await resident.Says("物业费涨价业主可以拒绝交吗");
        phone.LeaveWeChat();
        using var later = new Phone(city, resident.OpenId);
        var asked = (await later.OpenAsync("/my")).Html;
        var key = FormKey().Match(asked).Groups[1].Value;
        Assert.Contains("<form", (await later.RateAsync("XY-20261123-0001", "Yes", "forged")).Html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await later.RateAsync("XY-20261123-0001", "Perfect", key)).Status);
        await later.RateAsync("XY-20261123-0002", "No", key);
        Assert.Equal(CaseState.Answered, await StateAsync("XY-20261123-0002"));
        using var nobody = new Phone(city, "oNobody");
        nobody.LeaveWeChat();
        Assert.Equal(HttpStatusCode.Unauthorized, (await nobody.RateAsync("XY-20261123-0001", "Yes", key)).Status);
        Assert.Contains(MyTexts.HowWasIt, (await later.RateAsync("XY-20261123-0001", "Yes", key)).Html, StringComparison.Ordinal);
        var rated = await later.RateAsync("XY-20261123-0001", "Acceptable", key);
        Assert.Equal("/my", rated.Address.PathAndQuery);
        Assert.Contains("您的评价：基本满意", rated.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("<form", rated.Html, StringComparison.Ordinal);
        await later.RateAsync("XY-20261123-0001", "Dissatisfied", key);
        Assert.Contains("您的评价：基本满意", (await later.OpenAsync("/my")).Html, StringComparison.Ordinal);

        async Task<CaseState> StateAsync(string number)
        {
            await using var db = await city.City.Transactions.ReadAsync(Cancellation);
            return db.Cases.Single(c => c.Number == number).State;
        }
    }

    [Fact]
    public async Task The_resident_reads_what_staff_wrote_last_and_the_result_beside_the_question()
    {
        await using var city = await WeChatCity.StartAsync(settings: OneAccount);
        var resident = city.NewUser();
        await FileAsync(resident, "阳光花园3号楼楼下油烟太大，晚上睡不着");
        var (handle, staff) = (city.City.Get<HandleCase>(), await city.City.StaffAsync("admin@example.cn"));
        using var phone = new Phone(city, resident.OpenId);
        Assert.DoesNotContain("工作人员", (await phone.OpenAsync("/my")).Html, StringComparison.Ordinal);
        await handle.ReplyAsync(staff, "XY-20261123-0001", 1, "请问店名叫什么？", Cancellation);
        city.Clock.Advance(TimeSpan.FromMinutes(1));
        await handle.ReplyAsync(staff, "XY-20261123-0001", 2, "请问几点<b>最严重</b>？", Cancellation);
        var asked = (await phone.OpenAsync("/my")).Html;
        Assert.Contains("请问几点&lt;b&gt;最严重&lt;/b&gt;？", asked, StringComparison.Ordinal);
        Assert.DoesNotContain("店名", asked, StringComparison.Ordinal);
        city.Clock.Advance(TimeSpan.FromMinutes(1));
        await handle.SettleAsync(staff, "XY-20261123-0001", "店家已加装净化器", Cancellation);
        var closed = (await phone.OpenAsync("/my")).Html;
        Assert.InRange(closed.IndexOf("店家已加装净化器", StringComparison.Ordinal), 1, closed.IndexOf(MyTexts.IsItSolved, StringComparison.Ordinal));
        Assert.DoesNotContain("最严重", closed, StringComparison.Ordinal);
        city.Clock.Advance(TimeSpan.FromMinutes(1));
        await handle.ReplyAsync(staff, "XY-20261123-0001", 6, "过一周我们再去看一次", Cancellation);
        await phone.RateAsync("XY-20261123-0001", "Yes", FormKey().Match(closed).Groups[1].Value);
        var rated = (await phone.OpenAsync("/my")).Html;
        Assert.Contains("店家已加装净化器", rated, StringComparison.Ordinal);
        Assert.Contains("过一周我们再去看一次", rated, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_cookie_of_a_sign_in_is_for_the_server_alone_and_lives_two_hours()
    {
        await using var city = await WeChatCity.StartAsync(settings: OneAccount);
        var resident = city.NewUser();
        await FileAsync(resident, "阳光花园3号楼楼下油烟太大，晚上睡不着");
        using var phone = new Phone(city, resident.OpenId);
        await phone.OpenAsync("/my");
        var cookie = Assert.Single(phone.SetCookies, line => line.StartsWith("ra_my=", StringComparison.Ordinal));
        Assert.EndsWith("; max-age=7200; path=/; samesite=lax; httponly", cookie, StringComparison.Ordinal);
        phone.LeaveWeChat();
        Assert.Equal(HttpStatusCode.OK, (await phone.OpenAsync("/my")).Status);
        city.Clock.Advance(MyVisit.Life);
        var late = await phone.OpenAsync("/my");
        Assert.Equal((HttpStatusCode.Unauthorized, true), (late.Status, late.Html.Contains(MyTexts.HowToOpen, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Who_has_left_is_shown_nothing_although_the_cookie_still_lives()
    {
        await using var city = await WeChatCity.StartAsync(settings: OneAccount);
        var resident = city.NewUser();
        await FileAsync(resident, "阳光花园3号楼楼下油烟太大，晚上睡不着");
        using var phone = new Phone(city, resident.OpenId);
        Assert.Equal(HttpStatusCode.OK, (await phone.OpenAsync("/my")).Status);
        await resident.Does("unsubscribe");
        Assert.Equal(HttpStatusCode.Unauthorized, (await phone.OpenAsync("/my")).Status);
    }

    [Theory]
    [InlineData(true, "使用完整服务")]
    [InlineData(false, "您还没有和我们说过话")]
    public async Task A_snapshot_and_a_stranger_are_told_what_to_do_and_leave_no_record(bool snapshot, string told)
    {
        await using var city = await WeChatCity.StartAsync(settings: OneAccount);
        city.Peer.Snapshot = snapshot;
        using var phone = new Phone(city, "oStranger_0001-abcdefghijklm");
        var page = await phone.OpenAsync("/my");
        Assert.Contains(told, page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain(phone.SetCookies, line => line.StartsWith("ra_my=", StringComparison.Ordinal));
        await using var db = await city.City.Transactions.ReadAsync(Cancellation);
        Assert.Empty(db.Conversations);
    }

    [Fact]
    public async Task A_spent_code_is_asked_for_anew_once_and_then_the_telephone_is_named()
    {
        await using var city = await WeChatCity.StartAsync(settings: OneAccount);
        var resident = city.NewUser();
        await resident.Says("你好");
        using var phone = new Phone(city, resident.OpenId);
        city.Peer.CodeFaults.Enqueue(40163);
        Assert.Equal(HttpStatusCode.OK, (await phone.OpenAsync("/my")).Status);
        using var unlucky = new Phone(city, resident.OpenId);
        city.Peer.CodeFaults.Enqueue(40029);
        city.Peer.CodeFaults.Enqueue(42003);
        var page = await unlucky.OpenAsync("/my");
        Assert.Equal((HttpStatusCode.BadGateway, true), (page.Status, page.Html.Contains("急事请打 12345", StringComparison.Ordinal)));
        Assert.Empty(city.Peer.CodeFaults);
    }

    [Fact]
    public async Task An_answer_that_this_browser_did_not_ask_for_lets_nobody_in()
    {
        await using var city = await WeChatCity.StartAsync(settings: OneAccount);
        var victim = city.NewUser();
        await victim.Says("你好");
        city.Peer.Codes["STOLEN"] = victim.OpenId;
        using var phone = new Phone(city, victim.OpenId);
        foreach (var state in new[] { "", "&state=", "&state=00000000000000000000000000000000" })
        {
            Assert.Equal(HttpStatusCode.BadRequest, (await phone.OpenAsync("/wechat/main/signin/back?code=STOLEN" + state)).Status);
            Assert.Equal(HttpStatusCode.Found, (await phone.OpenAsync("/wechat/main/signin", follow: false)).Status);
            Assert.Equal(HttpStatusCode.BadRequest, (await phone.OpenAsync("/wechat/main/signin/back?code=STOLEN" + state)).Status);
        }

        Assert.True(city.Peer.Codes.ContainsKey("STOLEN"));
        Assert.Equal(HttpStatusCode.NotFound, (await phone.OpenAsync("/wechat/both/signin")).Status);
    }

    [Theory]
    [InlineData("/my", "/my")]
    [InlineData("/law/a?on=2019-06-01", "/law/a?on=2019-06-01")]
    [InlineData("//evil.example", "/my")]
    [InlineData("/\\evil.example", "/my")]
    [InlineData("https://evil.example", "/my")]
    [InlineData("javascript:alert(1)", "/my")]
    [InlineData("/my\r\nSet-Cookie: a=b", "/my")]
    [InlineData(null, "/my")]
    public void A_sign_in_leads_to_a_page_of_this_site_only(string? wanted, string landing) => Assert.Equal(landing, MySignIn.Landing(wanted));

    [Fact]
    public async Task Whoever_is_not_known_is_told_how_to_open_the_page()
    {
        await using var city = await WeChatCity.StartAsync();
        using var phone = new Phone(city, "oNobody");
        // Three accounts: which one the resident came from is not known.
        foreach (var cookie in new[] { "", "ra_my=forged", "ra_visitor=0123456789abcdef0123456789abcdef" })
        {
            var page = await phone.OpenAsync("/my", cookie);
            Assert.Equal((HttpStatusCode.Unauthorized, "no-store"), (page.Status, page.CacheControl));
            Assert.Contains(MyTexts.HowToOpen, page.Html, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_browser_of_the_web_chat_opens_it_too()
    {
        await using var city = await WeChatCity.StartAsync();
        var browser = new DefaultHttpContext();
        var user = await city.Get<VisitorCookie>().WelcomeAsync(browser, Cancellation);
        var cookie = browser.Response.Headers.SetCookie.Single()!.Split(';')[0];
        foreach (var words in new[] { "阳光花园3号楼楼下油烟太大，晚上睡不着", "提交" })
        {
            var receipt = await city.Get<Inbox>().ReceiveAsync(new InboundMessage.Text("webchat", user, words, words), Cancellation);
            await city.Get<TurnRunner>().RunAsync(receipt.ConversationId, Cancellation);
        }

        using var phone = new Phone(city, "oNobody");
        Assert.Equal(HttpStatusCode.Unauthorized, (await phone.OpenAsync("/my", "ra_visitor=" + user["dl_".Length..])).Status);
        var page = await phone.OpenAsync("/my", cookie);
        Assert.Contains("XY-20261123-0001", page.Html, StringComparison.Ordinal);
        Assert.Contains("href=\"/chat\"", page.Html, StringComparison.Ordinal);
    }

    private static async Task FileAsync(WeChatUser resident, string what)
    {
        await resident.Says(what);
        Assert.Contains("已经提交", (await resident.Says("提交")).Text, StringComparison.Ordinal);
    }

    [GeneratedRegex("name=\"key\" value=\"([^\"]+)\"")]
    private static partial Regex FormKey();

    [GeneratedRegex("预约码 ([0-9A-Z]{6})")]
    private static partial Regex BookingCode();

    /// <summary>A browser inside WeChat: keeps cookies and follows redirects, also to WeChat's authorize page.</summary>
    internal sealed class Phone : IDisposable
    {
        private readonly HttpClient http;
        private readonly WeChatCity city;
        private readonly string openId;
        private readonly Dictionary<string, string> cookies = [];
        private string agent = InWeChat;

        public Phone(WeChatCity city, string openId)
        {
            (this.city, this.openId) = (city, openId);
            http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false });
        }

        /// <summary>Every cookie line that this site sent.</summary>
        public List<string> SetCookies { get; } = [];

        /// <summary>Of the newest answer.</summary>
        public string? Policy { get; private set; }

        public void LeaveWeChat() => agent = "Mozilla/5.0 (Windows NT 10.0)";

        public async Task<(HttpStatusCode Status, string Html, string? CacheControl, Uri Address)> OpenAsync(string address, string cookie = "",
            bool follow = true)
        {
            city.Peer.Visitor = openId;
            var at = new Uri(city.Http.BaseAddress!, address);
            for (var steps = 0; steps < 10; steps++)
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, at);
                request.Headers.TryAddWithoutValidation("User-Agent", agent);
                if (at.Authority == city.Http.BaseAddress!.Authority)
                    request.Headers.TryAddWithoutValidation("Cookie",
                        string.Join("; ", cookies.Select(c => $"{c.Key}={c.Value}").Append(cookie).Where(c => c.Length > 0)));
                using var answer = await http.SendAsync(request, Cancellation);
                Keep(answer);
                Policy = answer.Headers.TryGetValues("Content-Security-Policy", out var policy) ? policy.Single() : null;
                if (answer.Headers.Location is not { } next || !follow)
                    return (answer.StatusCode, await answer.Content.ReadAsStringAsync(Cancellation), answer.Headers.CacheControl?.ToString(), at);
                Assert.True(answer.StatusCode == HttpStatusCode.Found
                    && (at.Port == city.Http.BaseAddress.Port ? answer.Headers.CacheControl?.NoStore == true : true), at.ToString());
                at = new Uri(at, next);
            }

            throw new InvalidOperationException("It goes round in circles.");
        }

        /// <summary>Taps one of the buttons under a closed case, and follows to the page.</summary>
        public async Task<(HttpStatusCode Status, string Html, string? CacheControl, Uri Address)> RateAsync(string number, string rating, string key)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(city.Http.BaseAddress!, $"/my/cases/{number}/word"));
            request.Headers.TryAddWithoutValidation("Cookie", string.Join("; ", cookies.Select(c => $"{c.Key}={c.Value}")));
            request.Content = new FormUrlEncodedContent([KeyValuePair.Create("word", rating), KeyValuePair.Create("key", key)]);
            using var answer = await http.SendAsync(request, Cancellation);
            return answer.Headers.Location is { } next
                ? await OpenAsync(next.ToString())
                : (answer.StatusCode, await answer.Content.ReadAsStringAsync(Cancellation), null, request.RequestUri!);
        }

        public void Dispose() => http.Dispose();

        private void Keep(HttpResponseMessage answer)
        {
            foreach (var line in answer.Headers.TryGetValues("Set-Cookie", out var lines) ? lines : [])
            {
                SetCookies.Add(line);
                var (name, value) = line.Split(';')[0].Split('=', 2) is [var first, var second] ? (first, second) : ("", "");
                if (value.Length == 0)
                    cookies.Remove(name);
                else
                    cookies[name] = value;
            }
        }
    }
}
