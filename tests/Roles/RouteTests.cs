using System.Net;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using ResidentAssistant.Assistant.Staff;
using ResidentAssistant.Tests.Browser;
using ResidentAssistant.Tests.Harness;
using Xunit;

namespace ResidentAssistant.Tests.Roles;

/// <summary>Who may open what: every route of the console is asked for by every role.</summary>
public sealed class RouteTests(SharedHost shared) : IClassFixture<SharedHost>
{
    /// <summary>By role in the order of <see cref="StaffRole"/>: 网格员, 社区, 街道, 部门, 律师, 知识编辑, 管理员; x may.</summary>
    private static readonly Dictionary<string, string> Matrix = new()
    {
        ["/console/cases"] = "xxxx--x",
        ["/console/cases/{Number}"] = "xxxx--x",
        ["/console/figures"] = "--x---x",
        ["/console/figures/month"] = "--x---x",
        ["/console/figures/export.xlsx"] = "--x---x",
        ["/console/grid"] = "xxx----",
        ["/console/grid/month"] = "xxx---x",
        ["/console/grid/month.xlsx"] = "xxx---x",
        ["/console/safety"] = "xxx---x",
        ["/console/safety/{Id:guid}"] = "xxx---x",
        ["/console/reception"] = "----x-x",
        ["/console/reception/{SessionId:guid}"] = "----x-x",
        ["/console/reception/shifts"] = "----x-x",
        ["/console/reception/board"] = "------x",
        ["/console/reception/month"] = "----x-x",
        ["/console/reception/month.xlsx"] = "----x-x",
        ["/console/appointments"] = "-xx-x-x",
        ["/console/appointments/door"] = "-xx-x-x",
        ["/console/appointments/week"] = "-xx-x-x",
        ["/console/appointments/figures"] = "--x---x",
        ["/console/appointments/figures.xlsx"] = "--x---x",
        ["/console/appointments/patterns.xlsx"] = "--x---x",
        ["/console/appointments/leave"] = "-xx-x-x",
        ["/console/appointments/arrange"] = "--x---x",
        ["/console/lectures"] = "-xx-x-x",
        ["/console/lectures/{Id:guid}"] = "-xx---x",
        ["/console/lectures/{id:guid}/attendance.xlsx"] = "-xx---x",
        ["/console/knowledge"] = "----xxx",
        ["/console/knowledge/new"] = "----xxx",
        ["/console/knowledge/{Id}"] = "----xxx",
        ["/console/knowledge/{Id}/edit"] = "----xxx",
        ["/console/knowledge/{Id}/history"] = "----xxx",
        ["/console/knowledge/gaps"] = "----xxx",
        ["/console/knowledge/synonyms"] = "----xxx",
        ["/console/knowledge/ended"] = "----xxx",
        ["/console/knowledge/transfer"] = "----xxx",
        ["/console/knowledge/export.xlsx"] = "----xxx",
        ["/console/knowledge/export.zip"] = "----xxx",
        ["/console/knowledge/corrections"] = "-----xx",
        ["/console/scenes"] = "--x---x",
        ["/console/scenes/{id}/{account}.jpg"] = "--x---x",
        ["/console/units"] = "------x",
        ["/console/units/places"] = "------x",
        ["/console/units/duties"] = "------x",
        ["/console/units/transfer"] = "------x",
        ["/console/units/export.xlsx"] = "------x",
        ["/console/units/template.xlsx"] = "------x",
        ["/console/staff"] = "------x",
        ["/console/outbox"] = "------x",
        ["/console/templates"] = "------x",
        ["/console/webhooks"] = "------x",
        ["/console/audit"] = "------x",

        // The use case asks whose photo it is.
        ["/console/photos/{id:guid}"] = "xxxxxxx",
        ["/console/voices/{id:guid}"] = "xxxxxxx",
        ["/console"] = "xxxxxxx",
        ["/console/{*rest}"] = "xxxxxxx",
        ["/console/denied"] = "xxxxxxx",
        ["/console/password"] = "xxxxxxx",
    };

    /// <summary>The same of routes to which pages send.</summary>
    private static readonly Dictionary<string, string> Sent = new()
    {
        ["/console/grid/entries"] = "xxx----",
        ["/console/cases/{number}/photos"] = "xxxx--x",
        ["/console/appointments/door/marks"] = "-xx-x-x",
    };

    private static readonly string[] OpenToAll = ["/console/login", "/console/logout"];

    private static readonly Dictionary<StaffRole, string> Accounts = new()
    {
        [StaffRole.GridWorker] = "grid@example.cn",
        [StaffRole.CommunityStaff] = "community@example.cn",
        [StaffRole.StreetDispatcher] = "street@example.cn",
        [StaffRole.DepartmentHandler] = "dept@example.cn",
        [StaffRole.Lawyer] = "lawyer@example.cn",
        [StaffRole.Curator] = "curator@example.cn",
        [StaffRole.Administrator] = "admin@example.cn",
    };

    private readonly TestHost host = shared.Host;

    [Fact]
    public void Every_route_of_the_console_stands_in_the_matrix()
    {
        var routes = host.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Select(one => (Path: "/" + one.RoutePattern.RawText!.TrimStart('/'), Route: one))
            .Where(one => one.Path.StartsWith("/console", StringComparison.Ordinal))
            .ToList();
        Assert.Equal(Matrix.Keys.Concat(Sent.Keys).Concat(OpenToAll).Order(StringComparer.Ordinal), routes.Select(one => one.Path).Distinct().Order(StringComparer.Ordinal));
        foreach (var (path, route) in routes)
            Assert.Equal(OpenToAll.Contains(path), route.Metadata.GetMetadata<IAllowAnonymous>() is not null);
    }

    [Theory]
    [InlineData(StaffRole.GridWorker)]
    [InlineData(StaffRole.CommunityStaff)]
    [InlineData(StaffRole.StreetDispatcher)]
    [InlineData(StaffRole.DepartmentHandler)]
    [InlineData(StaffRole.Lawyer)]
    [InlineData(StaffRole.Curator)]
    [InlineData(StaffRole.Administrator)]
    public async Task Each_role_opens_what_the_matrix_says_and_nothing_else(StaffRole role)
    {
        await ConsoleSignIn.SetPasswordAsync(host, Accounts[role]);
        using var browser = new ConsoleBrowser(host);
        Assert.True(ConsoleBrowser.IsSignedIn(await browser.SignInAsync(Accounts[role], ConsoleSignIn.Password)));
        var wrong = new List<string>();
        foreach (var (pattern, allowed) in Matrix)
        {
            using var answer = await browser.GetAsync(Filled(pattern));
            var denied = answer.StatusCode == HttpStatusCode.Found && answer.Headers.Location!.ToString().Contains("/console/denied", StringComparison.Ordinal);
            Assert.True(denied || answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.NotFound or HttpStatusCode.Found
                || pattern == "/console/denied", $"{pattern}: {answer.StatusCode}");
            if (denied == (allowed[(int)role] == 'x'))
                wrong.Add(pattern);
        }

        foreach (var (pattern, allowed) in Sent)
        {
            // Without the page's token nothing is done: whoever may is led back to the console.
            using var answer = await browser.PostAsync(Filled(pattern), ("key", "1"));
            Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
            if (answer.Headers.Location!.ToString().Contains("/console/denied", StringComparison.Ordinal) == (allowed[(int)role] == 'x'))
                wrong.Add(pattern);
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public async Task Whoever_is_not_signed_in_is_sent_to_sign_in_from_everywhere()
    {
        using var browser = new ConsoleBrowser(host);
        foreach (var pattern in Matrix.Keys)
            Assert.True(ConsoleBrowser.IsSentToSignIn(await browser.GetAsync(Filled(pattern))), pattern);
        foreach (var pattern in Sent.Keys)
            Assert.True(ConsoleBrowser.IsSentToSignIn(await browser.PostAsync(Filled(pattern), ("key", "1"))), pattern);
    }

    private static string Filled(string pattern) => pattern
        .Replace("{Number}", "XY-20261123-0001", StringComparison.Ordinal)
        .Replace("{number}", "XY-20261123-0001", StringComparison.Ordinal)
        .Replace("{Id}", "wuye-zhangjia", StringComparison.Ordinal)
        .Replace("{*rest}", "nothing", StringComparison.Ordinal)
        .Replace("{id}/{account}", "abc/main", StringComparison.Ordinal)
        .Replace("{id:guid}", Guid.Empty.ToString(), StringComparison.Ordinal)
        .Replace("{Id:guid}", Guid.Empty.ToString(), StringComparison.Ordinal)
        .Replace("{SessionId:guid}", Guid.Empty.ToString(), StringComparison.Ordinal);
}
