using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using ResidentAssistant.Assistant;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Tests.Harness;
using ResidentAssistant.Web;
using ResidentAssistant.Web.Commands;
using Xunit;

namespace ResidentAssistant.Tests.Deploy;

/// <summary>Whom the service believes about a request: setting by setting, and hop by hop.</summary>
public sealed class ProxyTests
{
    [Theory]
    [InlineData("Proxy:Trusted:0", "proxy")]
    [InlineData("Proxy:Trusted:0", "300.1.1.1")]
    [InlineData("Proxy:Trusted:0", "10.20")]
    [InlineData("Proxy:Trusted:0", "10.20.0.0/33")]
    [InlineData("Proxy:Trusted:0", "10.20/16")]
    [InlineData("Proxy:Trusted:0", "0.0.0.0/0")]
    [InlineData("Proxy:Trusted:1", "::/0")]
    [InlineData("Proxy:Trusted", "10.20.0.8, all")]
    [InlineData("AllowedHosts", "https://jumin.example.gov.cn")]
    [InlineData("AllowedHosts", "jumin.example.gov.cn:443")]
    public void A_wrong_setting_stops_the_start_with_a_sentence(string setting, string value)
    {
        var stopped = Assert.Throws<SettingException>(() => Read((setting, value)));
        Assert.StartsWith(string.Join(':', setting.Split(':').Take(2)), stopped.Message, StringComparison.Ordinal);
        Assert.Contains($"例如 {setting.Split(':')[0]}", stopped.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "127.0.0.0/8 ::1/128")]
    [InlineData("10.20.0.8", "10.20.0.8/32")]
    [InlineData("10.20.30.8/16", "10.20.0.0/16")]
    [InlineData(" 172.30.80.0/24 , 2001:db8::/32,::1 ", "172.30.80.0/24 2001:db8::/32 ::1/128")]
    public void Trusted_are_addresses_and_networks_and_unless_set_this_machine(string value, string trusted) =>
        Assert.Equal(trusted, string.Join(' ', Read(("Proxy:Trusted", value)).Trusted));

    [Theory]
    [InlineData("10.20.0.8", "203.0.113.9", "203.0.113.9")]
    [InlineData("::ffff:10.20.0.8", "203.0.113.9", "203.0.113.9")]
    [InlineData("10.20.0.8", "203.0.113.9, 172.30.80.1", "203.0.113.9")]
    [InlineData("10.20.0.8", "203.0.113.9, 172.30.80.1, 172.30.80.7, 10.20.0.8", "203.0.113.9")]
    [InlineData("10.20.0.8", "1.1.1.1, 203.0.113.9, 172.30.80.1", "203.0.113.9")]
    [InlineData("10.20.0.8", "127.0.0.1, 10.20.0.8, 203.0.113.9", "203.0.113.9")]
    [InlineData("10.20.0.8", "203.0.113.9, unknown, 172.30.80.1", "172.30.80.1")]
    [InlineData("10.20.0.8", "2001:db8::7", "2001:db8::7")]
    [InlineData("10.20.0.9", "203.0.113.9", "10.20.0.9")]
    [InlineData("127.0.0.1", "203.0.113.9", "127.0.0.1")]
    public async Task The_client_is_the_first_from_the_right_that_is_no_trusted_proxy(string peer, string forwarded, string client)
    {
        var http = await PassAsync(Read(("Proxy:Trusted:0", "10.20.0.8"), ("Proxy:Trusted:1", "172.30.80.0/24")), peer, ("X-Forwarded-For", forwarded));
        Assert.Equal(IPAddress.Parse(client), http.Connection.RemoteIpAddress);
    }

    [Theory]
    [InlineData("10.20.0.8", "https")]
    [InlineData("10.20.0.9", "http")]
    public async Task Only_a_trusted_proxy_is_believed_about_https(string peer, string scheme) =>
        Assert.Equal(scheme, (await PassAsync(Read(("Proxy:Trusted", "10.20.0.8")), peer, ("X-Forwarded-Proto", "https"))).Request.Scheme);

    [Theory]
    [InlineData("", "", "evil.example", "inner")]
    [InlineData("", "", "jumin.example.gov.cn", "inner")]
    [InlineData("https://jumin.example.gov.cn", "", "jumin.example.gov.cn", "jumin.example.gov.cn")]
    [InlineData("https://jumin.example.gov.cn", "", "evil.example", "inner")]
    [InlineData("https://jumin.example.gov.cn", "*", "evil.example", "inner")]
    [InlineData("", "a.example;*.b.example", "x.b.example", "x.b.example")]
    [InlineData("https://jumin.example.gov.cn", "a.example", "a.example", "a.example")]
    [InlineData("https://jumin.example.gov.cn", "a.example", "b.example", "inner")]
    public async Task A_forwarded_host_is_one_that_the_operator_named(string site, string allowed, string forwarded, string host)
    {
        var options = Read(("City:PublicUrl", site), ("AllowedHosts", allowed));
        Assert.Equal(host, (await PassAsync(options, "127.0.0.1", ("X-Forwarded-Host", forwarded))).Request.Host.Value);
    }

    [Fact]
    public async Task The_service_believes_nobody_else_even_where_the_host_was_told_to_and_refuses_hosts_that_were_not_named()
    {
        await using var host = await TestHost.StartAsync(settings: new Dictionary<string, string?>
        {
            ["Proxy:Trusted:0"] = "192.0.2.1",
            ["ForwardedHeaders_Enabled"] = "true",
            ["AllowedHosts"] = "jumin.example.gov.cn",
        });
        using var http = new HttpClient { BaseAddress = host.Address };
        using var asked = new HttpRequestMessage(HttpMethod.Post, "/webchat/token");
        asked.Headers.Add("X-Forwarded-Proto", "https");
        using var answer = await http.SendAsync(asked, TestContext.Current.CancellationToken);
        Assert.DoesNotContain("secure", Assert.Single(answer.Headers.GetValues("Set-Cookie")), StringComparison.OrdinalIgnoreCase);
        Assert.Empty(answer.Headers.Server);
        foreach (var (name, expected) in new[] { ("evil.example", 400), ("jumin.example.gov.cn", 200), ("localhost:5080", 200), ("127.0.0.1", 200) })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/healthz/live") { Headers = { Host = name } };
            using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
            Assert.Equal((name, expected), (name, (int)response.StatusCode));
        }

        Assert.Equal(1024 * 1024, host.Get<IOptions<KestrelServerOptions>>().Value.Limits.MaxRequestBodySize);
    }

    [Theory]
    [InlineData("http://127.0.0.1:5080", "http://127.0.0.1:5080/healthz/live")]
    [InlineData("http://0.0.0.0:80;https://*:443", "http://127.0.0.1/healthz/live")]
    [InlineData("http://[::]:5080/", "http://127.0.0.1:5080/healthz/live")]
    [InlineData("http://+:5080", "http://127.0.0.1:5080/healthz/live")]
    [InlineData("", "http://127.0.0.1:5080/healthz/live")]
    public void The_health_command_asks_the_service_of_this_machine(string urls, string asked) => Assert.Equal(new Uri(asked), HealthCommand.Here(urls));

    private static ProxyOptions Read(params (string Setting, string Value)[] settings)
    {
        var pairs = settings.Select(setting => new KeyValuePair<string, string?>(setting.Setting, setting.Value));
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(pairs).Build();
        return ProxyOptions.From(configuration, CityOptions.From(configuration));
    }

    /// <summary>A request to "inner" from <paramref name="peer"/> as it looks behind the middleware.</summary>
    private static async Task<HttpContext> PassAsync(ProxyOptions proxy, string peer, params (string Name, string Value)[] headers)
    {
        var options = new ForwardedHeadersOptions();
        proxy.Apply(options);
        var http = new DefaultHttpContext { Request = { Scheme = "http", Host = new HostString("inner") } };
        http.Connection.RemoteIpAddress = IPAddress.Parse(peer);
        foreach (var (name, value) in headers)
            http.Request.Headers[name] = value;
        await new ForwardedHeadersMiddleware(_ => Task.CompletedTask, NullLoggerFactory.Instance, Options.Create(options)).Invoke(http);
        return http;
    }
}
