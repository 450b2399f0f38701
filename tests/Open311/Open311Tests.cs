using System.Net;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using Microsoft.EntityFrameworkCore;
using ResidentAssistant.Assistant.Cases;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Staff;
using ResidentAssistant.Tests.Api;
using ResidentAssistant.Tests.Harness;
using Xunit;

namespace ResidentAssistant.Tests.Open311;

/// <summary>Programs that speak Open311 GeoReport v2 file requests and follow them, in XML and JSON.</summary>
public sealed class Open311Tests
{
    private const string Lamp = "路灯不亮，晚上看不见路";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Both_formats_say_where_it_is_and_how_a_key_is_got()
    {
        await using var shared = await ProgramHost.StartAsync();
        foreach (var place in new[] { "/open311/discovery", "/open311/v2/discovery" })
        {
            var json = (await GetAsync(shared, $"{place}.json", "application/json")).Json;
            Assert.Equal(["changeset", "contact", "key_service", "endpoints"], json.EnumerateObject().Select(one => one.Name));
            var endpoint = Assert.Single(json.GetProperty("endpoints").EnumerateArray());
            Assert.Equal("http://wiki.open311.org/GeoReport_v2", endpoint.GetProperty("specification").GetString());
            Assert.Equal(new Uri(shared.Host.Address, "/open311/v2").ToString(), endpoint.GetProperty("url").GetString());
            Assert.Equal("""["text/xml","application/json"]""", endpoint.GetProperty("formats").GetRawText());
            var xml = (await GetAsync(shared, $"{place}.xml", "text/xml")).Xml;
            Assert.Equal("discovery", xml.Name);
            Assert.Equal(
                ["text/xml", "application/json"],
                xml.Element("endpoints")!.Element("endpoint")!.Element("formats")!.Elements("format").Select(one => one.Value));
        }
    }

    [Fact]
    public async Task The_categories_are_the_services_and_some_ask_for_more()
    {
        await using var shared = await ProgramHost.StartAsync();
        var services = (await GetAsync(shared, "/open311/v2/services.json", "application/json")).Json.EnumerateArray().ToList();
        Assert.Equal(
            ["construction", "environment", "transport", "education", "labour", "commerce", "health", "other"],
            services.Select(one => one.GetProperty("service_code").GetString()));
        Assert.Equal(
            """
            {"service_code":"environment","service_name":"环境保护","description":"噪声、油烟、污水、垃圾、扬尘","metadata":true,"type":"realtime",
            "keywords":"噪声,油烟,污水,垃圾,扬尘","group":"诉求"}
            """.ReplaceLineEndings(""),
            services[1].GetRawText());
        var answer = await GetAsync(shared, "/open311/v2/services.xml", "text/xml");
        Assert.StartsWith(
            """<?xml version="1.0" encoding="utf-8"?><services><service><service_code>construction</service_code>""", answer.Body, StringComparison.Ordinal);
        Assert.Equal("true", answer.Xml.Elements("service").First().Element("metadata")!.Value);
        var labour = (await GetAsync(shared, "/open311/v2/services/labour.json", "application/json")).Json;
        Assert.Equal("labour", labour.GetProperty("service_code").GetString());
        Assert.Equal(
            ["ABOUT string True 1", "AMOUNT number False 2", "WHEN string False 3", "WISH text False 4"],
            labour.GetProperty("attributes").EnumerateArray().Select(one =>
                $"{one.GetProperty("code")} {one.GetProperty("datatype")} {one.GetProperty("required")} {one.GetProperty("order")}"));
        var xml = (await GetAsync(shared, "/open311/v2/services/labour.xml", "text/xml")).Xml;
        Assert.Equal(("service_definition", 4), (xml.Name.ToString(), xml.Element("attributes")!.Elements("attribute").Count()));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_request_is_filed_and_followed_to_its_end_and_nobody_reads_the_words(DatabaseProvider provider)
    {
        await using var shared = await ProgramHost.StartAsync(provider);
        var key = await shared.KeyAsync(ApiScope.CasesWrite);
        var filed = await PostAsync(
            shared, "json", ("api_key", key), ("service_code", "construction"), ("address_string", "阳光花园3号楼2单元501"), ("description", Lamp),
            ("phone", "13900001111"), ("last_name", "欧阳"), ("first_name", "测试"), ("attribute[WHEN]", "昨晚"), ("attribute[WISH][]", "修好"),
            ("attribute[WISH][]", "多装一盏"), ("attribute[NOTHING]", "x"), ("email", "a@example.cn"), ("device_id", "d-1"));
        Assert.Equal(
            """[{"service_request_id":"XY-20261123-0001","service_notice":"预计 11月27日（周五）前答复","account_id":null}]""", filed.Body);
        Assert.Equal(200, filed.Status);
        await using (var db = await shared.Host.City.Transactions.ReadAsync(Cancellation))
        {
            var one = await db.Cases.SingleAsync(Cancellation);
            Assert.Equal(
                ("阳光花园", "阳光花园3号楼2单元501", Lamp, "13900001111", "欧阳测试", "昨晚", "修好、多装一盏", "open311"),
                (one.Community, one.Spot, one.Description, one.Phone, one.Reporter, one.When, one.Wish, one.Source));
        }

        var seen = await GetAsync(shared, "/open311/v2/requests/XY-20261123-0001.json", "application/json");
        Assert.Equal(
            """
            [{"service_request_id":"XY-20261123-0001","status":"open","status_notes":"已收到","service_name":"城乡建设","service_code":"construction",
            "description":null,"agency_responsible":"檀溪社区","service_notice":null,"requested_datetime":"2026-11-23T09:00:00+08:00",
            "updated_datetime":"2026-11-23T09:00:00+08:00","expected_datetime":"2026-11-27T17:00:00+08:00","address":"阳光花园","address_id":null,
            "zipcode":null,"lat":null,"long":null,"media_url":null}]
            """.ReplaceLineEndings(""),
            seen.Body);
        var staff = await shared.TokenAsync("community@example.cn");
        (await shared.CallAsync(staff, "/cases/XY-20261123-0001/refuse", """{"version":1,"code":"private","reason":"邻居之间的事"}""")).Is(HttpStatusCode.OK);
        var xml = (await GetAsync(shared, "/open311/v2/requests/XY-20261123-0001.xml", "text/xml")).Xml;
        var request = Assert.Single(xml.Elements("request"));
        Assert.Equal(
            ("service_requests", "closed", "不予受理", "", ""),
            (xml.Name.ToString(), request.Element("status")!.Value, request.Element("status_notes")!.Value, request.Element("description")!.Value,
                request.Element("expected_datetime")!.Value));
        foreach (var format in new[] { "json", "xml" })
            foreach (var secret in new[] { "501", "路灯", "139", "欧阳", "昨晚", "邻居" })
                Assert.DoesNotContain(secret, (await GetAsync(shared, $"/open311/v2/requests.{format}", null)).Body, StringComparison.Ordinal);
        Assert.Equal(
            """[{"service_request_id":"XY-20261123-0001","token":"XY-20261123-0001"}]""",
            (await GetAsync(shared, "/open311/v2/tokens/XY-20261123-0001.json", "application/json")).Body);
    }

    [Fact]
    public async Task The_same_request_again_within_minutes_is_the_one_before()
    {
        await using var shared = await ProgramHost.StartAsync();
        var (key, other) = (await shared.KeyAsync(ApiScope.CasesWrite), await shared.KeyAsync(ApiScope.CasesWrite));
        (string, string)[] fields = [("service_code", "transport"), ("lat", "32.01"), ("long", "112.14"), ("description", "信号灯坏了")];
        Assert.Equal("XY-20261123-0001", await NumberAsync(key));
        Assert.Equal("XY-20261123-0001", await NumberAsync(key));
        shared.Host.City.Clock.Advance(TimeSpan.FromMinutes(9.5));
        Assert.Equal("XY-20261123-0001", await NumberAsync(key));
        Assert.Equal("XY-20261123-0002", await NumberAsync(other));
        shared.Host.City.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal("XY-20261123-0003", await NumberAsync(key));
        await using var db = await shared.Host.City.Transactions.ReadAsync(Cancellation);
        Assert.Equal("坐标 32.01, 112.14（WGS84）", (await db.Cases.FirstAsync(Cancellation)).Spot);

        async Task<string?> NumberAsync(string shown)
        {
            var answer = await PostAsync(shared, "xml", [("api_key", shown), .. fields]);
            Assert.Equal((200, "text/xml"), (answer.Status, answer.Type));
            return answer.Xml.Element("request")!.Element("service_request_id")!.Value;
        }
    }

    [Theory]
    [InlineData("json")]
    [InlineData("xml")]
    public async Task What_cannot_be_filed_is_told_in_the_same_format(string format)
    {
        await using var shared = await ProgramHost.StartAsync();
        var (key, reader) = (await shared.KeyAsync(ApiScope.CasesWrite), await shared.KeyAsync(ApiScope.CasesRead));
        (string, string) service = ("service_code", "labour"), place = ("address_string", "檀溪路"), firm = ("attribute[ABOUT]", "宏远公司"), shown = ("api_key", key);
        await IsAsync(403, 1, service, place, firm);
        await IsAsync(403, 1, ("api_key", "ra-key_x"), service, place, firm);
        await IsAsync(403, 1, ("api_key", reader), service, place, firm);
        await IsAsync(403, 1, ("api_key", await shared.TokenAsync("admin@example.cn")), service, place, firm);
        await IsAsync(400, 1, shown, place, firm);
        await IsAsync(404, 1, shown, ("service_code", "weather"), place);
        await IsAsync(400, 1, shown, service, firm);
        await IsAsync(400, 1, shown, service, place);
        await IsAsync(400, 2, shown, service);
        await IsAsync(400, 1, shown, service, place, ("attribute[ABOUT]", "  "));
        await IsAsync(400, 1, shown, service, place, firm, ("attribute[AMOUNT]", "很多"));
        await IsAsync(400, 1, shown, service, firm, ("lat", "32.01"));
        await IsAsync(400, 1, shown, service, firm, ("lat", "NaN"), ("long", "112"));
        await IsAsync(400, 1, shown, service, firm, ("lat", "91"), ("long", "112"));
        await IsAsync(400, 1, shown, service, place, firm, ("description", new string('长', 4001)));
        await IsAsync(400, 1, shown, service, place, firm, ("media_url", "javascript:alert(1)"));
        await IsAsync(400, 1, shown, service, place, firm, ("description", "a\0b"));
        await IsAsync(200, 1, shown, service, place, firm, ("attribute[AMOUNT]", "3200.50"));
        using var http = new HttpClient { BaseAddress = shared.Host.Address };
        using var json = new StringContent("{}", Encoding.UTF8, "application/json");
        using var answer = await http.PostAsync($"/open311/v2/requests.{format}", json, Cancellation);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);

        async Task IsAsync(int status, int items, params (string, string)[] fields)
        {
            var answer = await PostAsync(shared, format, fields);
            Assert.Equal((status, format == "json" ? "application/json" : "text/xml"), (answer.Status, answer.Type));
            if (format == "json")
                Assert.Equal(items, answer.Json.GetArrayLength());
            else
                Assert.Equal((status == 200 ? "service_requests" : "errors", items), (answer.Xml.Name.ToString(), answer.Xml.Elements().Count()));
            if (status == 200)
                return;
            var codes = format == "json" ? answer.Json.EnumerateArray().Select(one => one.GetProperty("code").GetString()!)
                : answer.Xml.Elements("error").Select(one => one.Element("code")!.Value);
            Assert.All(codes, code => Assert.Equal($"{status}", code));
            Assert.Matches(@"\p{IsCJKUnifiedIdeographs}", answer.Body);
        }
    }

    [Fact]
    public async Task The_list_is_narrowed_by_service_status_and_days_and_numbers_go_before_all()
    {
        await using var shared = await ProgramHost.StartAsync();
        var (key, clock) = (await shared.KeyAsync(ApiScope.CasesWrite), shared.Host.City.Clock);
        foreach (var service in new[] { "construction", "transport", "environment", "health" })
        {
            await PostAsync(shared, "json", ("api_key", key), ("service_code", service), ("address_string", "阳光花园"), ("description", service));
            clock.Advance(TimeSpan.FromMinutes(10));
        }

        var staff = await shared.TokenAsync("admin@example.cn");
        (await shared.CallAsync(staff, "/cases/XY-20261123-0002/refuse", """{"version":1,"code":"private","reason":"不归城市管"}""")).Is(HttpStatusCode.OK);
        (await shared.CallAsync(staff, "/cases/XY-20261123-0004/classify", """{"version":1,"confidential":true}""")).Is(HttpStatusCode.OK);
        Assert.Equal("3 2 1", await NumbersAsync(""));
        Assert.Equal("3 1", await NumbersAsync("status=open"));
        Assert.Equal("2", await NumbersAsync("status=closed"));
        Assert.Equal("3 2 1", await NumbersAsync("status=open,closed&jurisdiction_id=city.gov.cn&whatever=1"));
        Assert.Equal("2 1", await NumbersAsync("service_code=transport,construction"));
        Assert.Equal("3 2", await NumbersAsync("start_date=2026-11-23T09:10:00%2B08:00"));
        Assert.Equal("2 1", await NumbersAsync("end_date=2026-11-23T01:15:00Z"));
        Assert.Equal("2", await NumbersAsync("start_date=2026-11-23T09:05:00 08:00&end_date=2026-11-23T09:15:00"));
        Assert.Equal("", await NumbersAsync("start_date=2026-11-24&end_date=2027-02-22"));
        Assert.Equal("3 1", await NumbersAsync("service_request_id=XY-20261123-0001,XY-20261123-0003,XY-20261123-0004,XY-1&status=closed&start_date=never"));
        Assert.Equal("2", await NumbersAsync("page=2&page_size=1"));
        foreach (var wrong in new[]
        {
            "status=done", "start_date=yesterday", "start_date=2026-01-01&end_date=2026-11-01", "start_date=2026-11-02&end_date=2026-11-01",
            "start_date=0001-01-01", "end_date=9999-12-31", "page=0", "page_size=1001",
        })
            Assert.Equal(400, (await GetAsync(shared, $"/open311/v2/requests.json?{wrong}", "application/json")).Status);
        Assert.Equal(404, (await GetAsync(shared, "/open311/v2/requests.xml?service_code=weather", "text/xml")).Status);

        async Task<string> NumbersAsync(string query)
        {
            var json = await GetAsync(shared, $"/open311/v2/requests.json?{query}", "application/json");
            var xml = await GetAsync(shared, $"/open311/v2/requests.xml?{query}", "text/xml");
            string[] numbers = [.. json.Json.EnumerateArray().Select(one => one.GetProperty("service_request_id").GetString()!)];
            Assert.Equal(numbers, xml.Xml.Elements("request").Select(one => one.Element("service_request_id")!.Value));
            return string.Join(' ', numbers.Select(one => one[^1]));
        }
    }

    [Theory]
    [InlineData("/open311/v2/requests/XY-20261123-0009", "404")]
    [InlineData("/open311/v2/services/weather", "404")]
    [InlineData("/open311/v2/tokens/nothing", "404")]
    [InlineData("/open311/v2/nothing", "404")]
    public async Task What_is_not_there_is_told_in_the_same_format(string path, string code)
    {
        await using var shared = await ProgramHost.StartAsync();
        var json = await GetAsync(shared, $"{path}.json", "application/json");
        Assert.Equal((404, code), (json.Status, Assert.Single(json.Json.EnumerateArray()).GetProperty("code").GetString()));
        var xml = await GetAsync(shared, $"{path}.xml", "text/xml");
        Assert.Equal((404, code), (xml.Status, xml.Xml.Element("error")!.Element("code")!.Value));
        Assert.Equal(404, (await GetAsync(shared, $"{path}.yaml", "text/xml")).Status);
    }

    [Fact]
    public async Task A_place_that_the_city_does_not_list_is_not_told()
    {
        await using var shared = await ProgramHost.StartAsync();
        var key = await shared.KeyAsync(ApiScope.CasesWrite);
        (await shared.CallAsync(key, "/cases", """{"description":"楼道灯坏了","community":"欧阳测试甲家旁边","source":"12345"}""")).Is(HttpStatusCode.Created);
        var one = Assert.Single((await GetAsync(shared, "/open311/v2/requests.json", "application/json")).Json.EnumerateArray());
        Assert.Equal(JsonValueKind.Null, one.GetProperty("address").ValueKind);
    }

    private static async Task<Answer> GetAsync(ProgramHost shared, string path, string? type)
    {
        using var http = new HttpClient { BaseAddress = shared.Host.Address };
        using var response = await http.GetAsync(new Uri(shared.Host.Address, path), Cancellation);
        Assert.Equal("*", response.Headers.GetValues("Access-Control-Allow-Origin").Single());
        var answer = await ReadAsync(response);
        Assert.Equal(type ?? answer.Type, answer.Type);
        return answer;
    }

    private static async Task<Answer> PostAsync(ProgramHost shared, string format, params (string Name, string Value)[] fields)
    {
        using var http = new HttpClient { BaseAddress = shared.Host.Address };
        using var form = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        using var response = await http.PostAsync($"/open311/v2/requests.{format}", form, Cancellation);
        return await ReadAsync(response);
    }

    private static async Task<Answer> ReadAsync(HttpResponseMessage response)
    {
        Assert.Equal("utf-8", response.Content.Headers.ContentType!.CharSet);
        return new Answer((int)response.StatusCode, await response.Content.ReadAsStringAsync(Cancellation), response.Content.Headers.ContentType.MediaType);
    }

    private sealed record Answer(int Status, string Body, string? Type)
    {
        public JsonElement Json => JsonSerializer.Deserialize<JsonElement>(Body);

        public XElement Xml => XDocument.Parse(Body).Root!;
    }
}
