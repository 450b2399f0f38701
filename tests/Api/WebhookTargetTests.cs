using System.Net;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Time.Testing;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Integrations.Webhooks;
using ResidentAssistant.Tests.Harness;
using Xunit;

namespace ResidentAssistant.Tests.Api;

/// <summary>Where webhooks may lead is looked at when it is connected, whatever a name said before.</summary>
public sealed class WebhookTargetTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("0.0.0.0", false)]
    [InlineData("10.255.255.255", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("100.128.0.1", true)]
    [InlineData("127.8.8.8", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("172.16.0.1", false)]
    [InlineData("172.32.0.1", true)]
    [InlineData("192.168.0.1", false)]
    [InlineData("192.0.0.8", false)]
    [InlineData("198.18.0.1", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("93.184.215.14", true)]
    [InlineData("203.0.114.9", false)]
    [InlineData("::", false)]
    [InlineData("::1", false)]
    [InlineData("::ffff:127.0.0.1", false)]
    [InlineData("::ffff:93.184.215.14", true)]
    [InlineData("::127.0.0.1", false)]
    [InlineData("64:ff9b::a00:1", false)]
    [InlineData("2002:7f00:1::", false)]
    [InlineData("2001:0:1::", false)]
    [InlineData("fc00::1", false)]
    [InlineData("fe80::1", false)]
    [InlineData("fec0::1", false)]
    [InlineData("ff02::1", false)]
    [InlineData("2606:2800:21f:cb07:6820:80da:af6b:8b2c", true)]
    public void An_address_is_public_or_not(string address, bool expected) =>
        Assert.Equal(expected, PublicAddress.Is(IPAddress.Parse(address), () => [IPAddress.Parse("203.0.114.9")]));

    [Theory]
    [InlineData("127.0.0.1", "private_address", "private_address")]
    [InlineData("localhost", "private_address", "private_address")]
    [InlineData("[::1]", "private_address", "private_address")]
    public async Task What_leads_here_is_not_connected_to_unless_it_is_allowed(string host, string https, string allowedOther)
    {
        await using var peer = await WebhookPeer.StartAsync();
        var port = new Uri(peer.Address).Port;
        using (var strict = Client(null))
        {
            Assert.Equal(https, (await strict.PostAsync(new Uri($"https://{host}:{port}/hook"), "secret", [], Cancellation)).Problem);
            Assert.Equal("https_required", (await strict.PostAsync(new Uri($"http://{host}:{port}/hook"), "secret", [], Cancellation)).Problem);
        }

        using (var other = Client("10.1.2.3,hooks.internal"))
            Assert.Equal(allowedOther, (await other.PostAsync(new Uri($"https://{host}:{port}/hook"), "secret", [], Cancellation)).Problem);
        Assert.Empty(peer.Heard);
    }

    [Fact]
    public async Task An_allowed_host_is_told_and_what_it_says_is_not_read()
    {
        await using var peer = await WebhookPeer.StartAsync();
        peer.Behaves = async http =>
        {
            // Without an end: whoever read it would never come back.
            while (!http.RequestAborted.IsCancellationRequested)
                await http.Response.Body.WriteAsync(new byte[4096], http.RequestAborted);
        };
        using var client = Client("127.0.0.1");
        var result = await client.PostAsync(new Uri($"{peer.Address}/hook"), "secret", "{}"u8.ToArray(), Cancellation);
        Assert.Equal((200, true), (result.Status, result.IsDelivered));
        Assert.Equal("unreachable", (await client.PostAsync(new Uri("http://127.0.0.1:9/hook"), "secret", "{}"u8.ToArray(), Cancellation)).Problem);
    }

    [Fact]
    public void A_part_that_is_no_host_stops_the_start()
    {
        var failure = Assert.Throws<SettingException>(() => Options("10.1.2.3, a b"));
        Assert.Equal("Webhooks:AllowPrivate 里的“a b”不是主机名或地址，多个用逗号分开，例如 Webhooks__AllowPrivate=10.1.2.3,hooks.internal。", failure.Message);
    }

    private static WebhookClient Client(string? allowed)
    {
        var clock = new FakeTimeProvider(TestCity.Monday);
        return new WebhookClient(new WebhookTargets(Options(allowed), clock), clock);
    }

    private static WebhookOptions Options(string? allowed) => WebhookOptions.From(
        new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Webhooks:AllowPrivate"] = allowed }).Build());
}
