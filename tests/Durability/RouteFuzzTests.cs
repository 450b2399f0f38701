using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Integrations.WeChatSimulator;
using ResidentAssistant.Tests.Browser;
using ResidentAssistant.Tests.Harness;
using ResidentAssistant.Tests.WebChat;
using Xunit;

namespace ResidentAssistant.Tests.Durability;

/// <summary>Every route of the host, those of tomorrow too, asked with all verbs by whoever cannot or does not want to ask properly.</summary>
public sealed partial class RouteFuzzTests
{
    private const string Admin = "admin@example.cn";
    private static readonly string[] Secrets =
    [
        "   at ", "Exception", "ResidentAssistant.Assistant", "ResidentAssistant.Integrations", "System.", "Microsoft.", ".cs:line", "Npgsql", "SQLite",
    ];

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task No_request_however_malformed_makes_a_route_fail_or_tell_how_it_is_built(DatabaseProvider provider)
    {
        await using var host = await TestHost.StartAsync(provider, settings: new Dictionary<string, string?> { ["environment"] = "Development" });

        // From its second start on the port is known, so that the simulator is there too.
        await host.RestartAsync();
        using var visitor = await DirectLineClient.OpenAsync(host);
        var credentials = await CredentialsAsync(host, visitor);
        var known = await KnownAsync(host, visitor);
        var endpoints = host.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().ToList();
        using var watch = new Failures();
        var (requests, serverErrors) = (0, new ConcurrentBag<string>());
        foreach (var (seed, chance) in Fuzz.Rounds(inSuite: 6))
        {
            var limits = new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = TestContext.Current.CancellationToken };
            var generator = new MalformedRequests(chance, credentials, known);
            var round = endpoints.Select(endpoint => generator.To(endpoint, host.Address.Authority)).ToList();
            await Parallel.ForEachAsync(round, limits, async (request, _) =>
            {
                var answer = await RawHttp.SendAsync(host.Address, request.Bytes, request.IsCutOff);
                Interlocked.Increment(ref requests);
                if (answer.Status >= 500 || Array.Exists(Secrets, secret => answer.Body.Contains(secret, StringComparison.Ordinal)))
                    serverErrors.Add(
                        $"round {seed}: {Start(Encoding.Latin1.GetString(request.Bytes), 600)}\n-> {answer.Head.Split('\r')[0]} {Start(answer.Body, 300)}");
            });
        }

        Fuzz.Report("routes", new { database = provider.ToString(), routes = endpoints.Count, requests, serverErrors = serverErrors.Count });
        Assert.True(serverErrors.IsEmpty, $"{serverErrors.Count} of {requests}:\n{string.Join("\n\n", serverErrors.Take(8))}\n\n{watch}");
        Assert.True(endpoints.Count > 40);
    }

    private static string Start(string text, int most) => text[..Math.Min(most, text.Length)];

    /// <summary>Header lines of a visitor and of an administrator, so that what needs a sign-in is reached too.</summary>
    private static async Task<string[]> CredentialsAsync(TestHost host, DirectLineClient visitor)
    {
        await ConsoleSignIn.SetPasswordAsync(host, Admin);
        var cookies = new CookieContainer();
        using var http = new HttpClient(new SocketsHttpHandler { CookieContainer = cookies, AllowAutoRedirect = false }) { BaseAddress = host.Address };
        var page = await http.GetStringAsync("/console/login", TestContext.Current.CancellationToken);
        var form = HiddenField().Matches(page).ToDictionary(field => field.Groups["name"].Value, field => field.Groups["value"].Value);
        (form["Typed.Email"], form["Typed.Password"]) = (Admin, ConsoleSignIn.Password);
        using var signedIn = await http.PostAsync("/console/login", new FormUrlEncodedContent(form), TestContext.Current.CancellationToken);
        var staff = cookies.GetCookieHeader(host.Address);
        Assert.Contains("ra_staff=", staff, StringComparison.Ordinal);
        return ["Authorization: Bearer " + visitor.Token, "Cookie: " + staff, "Cookie: " + staff];
    }

    /// <summary>What is right in this host: a conversation, a person of the simulator and what its programs hold, a law.</summary>
    private static async Task<Dictionary<string, string[]>> KnownAsync(TestHost host, DirectLineClient visitor)
    {
        var world = host.Get<SimulatedWeChat>();
        var account = world.Accounts.Single();
        var person = world.AddPerson(account, null);
        await new Phone(world, host.Get<WebhookSender>(), account, person).FollowsAsync();
        return new Dictionary<string, string[]>(StringComparer.OrdinalIgnoreCase)
        {
            ["id"] = [visitor.ConversationId],
            ["account"] = [account.Name],
            ["person"] = [person.OpenId],
            ["touser"] = [person.OpenId],
            ["openid"] = [person.OpenId],
            ["appid"] = [account.AppId],
            ["secret"] = [account.Secret],
            ["access_token"] = [account.Tokens.Stable(force: false, world.Now).Token!],
            ["grant_type"] = ["client_credential", "authorization_code", "refresh_token"],
            ["type"] = ["image", "jsapi", "message", "video"],
            ["act"] = ["say", "tap", "photo", "location", "scan", "button", "accept", "advance", "newPerson", "mode", "latency"],
            ["path"] = [.. host.Get<ApiGate>().Paths.Select(path => path[1..])],
            ["law"] = ["%E6%B0%91%E6%B3%95%E5%85%B8"],
            ["article"] = ["1042", "%E7%AC%AC%E4%B8%80%E6%9D%A1"],
        };
    }

    [GeneratedRegex("<input type=\"hidden\" name=\"(?<name>[^\"]+)\" value=\"(?<value>[^\"]*)\"", RegexOptions.NonBacktracking)]
    private static partial Regex HiddenField();

    /// <summary>What the host caught, for whoever has to mend it.</summary>
    private sealed class Failures : IDisposable, IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
    {
        private readonly ConcurrentQueue<string> caught = [];
        private readonly List<IDisposable> subscriptions = [];

        public Failures() => subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));

        public override string ToString() => string.Join("\n\n", caught.Distinct().Take(8));

        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == "Microsoft.AspNetCore")
                subscriptions.Add(value.Subscribe(this, name => name == "Microsoft.AspNetCore.Diagnostics.HandledException"));
        }

        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (value.Value?.GetType().GetProperty("exception")?.GetValue(value.Value) is Exception failure)
                caught.Enqueue(string.Join('\n', failure.ToString().Split('\n').Take(6)));
        }

        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }

        public void Dispose() => subscriptions.ForEach(subscription => subscription.Dispose());
    }
}
