using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using ResidentAssistant.Tests.Harness;
using ResidentAssistant.Web.Api;
using Xunit;

namespace ResidentAssistant.Tests.Api;

/// <summary>Every route of /api/v1 declares whom it admits and stands in the description.</summary>
public sealed partial class ApiDocumentTests(SharedHost shared) : IClassFixture<SharedHost>
{
    private readonly TestHost host = shared.Host;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_route_declares_whom_it_admits_and_is_described_in_Chinese()
    {
        var routes = host.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Where(route => ("/" + route.RoutePattern.RawText!.TrimStart('/')).StartsWith("/api/", StringComparison.Ordinal)).ToList();
        Assert.Empty(routes.Where(route => route.Metadata.GetMetadata<ApiAccess>() is null).Select(route => route.RoutePattern.RawText));
        var document = await DocumentAsync();
        var described = document.GetProperty("paths").EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject().Select(operation => $"{operation.Name.ToUpperInvariant()} {path.Name}"));
        Assert.Equal(
            routes.SelectMany(route => route.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Select(method =>
                $"{method} {Constraint().Replace("/" + route.RoutePattern.RawText!.TrimStart('/'), "}")}")).Order(StringComparer.Ordinal),
            described.Order(StringComparer.Ordinal));
        Assert.All(Operations(document), operation => Assert.Matches(@"\p{IsCJKUnifiedIdeographs}", operation.GetProperty("summary").GetString()));
    }

    [Fact]
    public async Task The_description_tells_schemas_the_scheme_and_refusals()
    {
        var document = await DocumentAsync();
        var scheme = document.GetProperty("components").GetProperty("securitySchemes").GetProperty("bearer");
        Assert.Equal(("http", "bearer"), (scheme.GetProperty("type").GetString(), scheme.GetProperty("scheme").GetString()));
        var units = document.GetProperty("paths").GetProperty("/api/v1/units").GetProperty("get");
        Assert.Equal("cases:read", units.GetProperty("security")[0].GetProperty("bearer")[0].GetString());
        Assert.Equal(["after", "limit"], units.GetProperty("parameters").EnumerateArray().Select(one => one.GetProperty("name").GetString()));
        var limit = units.GetProperty("parameters")[1];
        Assert.Equal(("integer", "最多几条，1 到 200，默认 50。"), (limit.GetProperty("schema").GetProperty("type").GetString(), limit.GetProperty("description").GetString()));
        Assert.Equal(
            ["200", "400", "401", "403", "429"],
            units.GetProperty("responses").EnumerateObject().Select(one => one.Name).Order(StringComparer.Ordinal));
        var page = Schema(units.GetProperty("responses").GetProperty("200").GetProperty("content").GetProperty("application/json").GetProperty("schema"));
        var item = Schema(page.GetProperty("properties").GetProperty("items").GetProperty("items"));
        Assert.Equal(["id", "name", "kind", "parent"], item.GetProperty("properties").EnumerateObject().Select(one => one.Name));
        var search = document.GetProperty("paths").GetProperty("/api/v1/knowledge/search").GetProperty("get");
        Assert.False(search.TryGetProperty("security", out _));
        Assert.Equal(["q", "top", "on"], search.GetProperty("parameters").EnumerateArray().Select(one => one.GetProperty("name").GetString()));

        JsonElement Schema(JsonElement schema) => schema.TryGetProperty("$ref", out var reference)
            ? document.GetProperty("components").GetProperty("schemas").GetProperty(reference.GetString()!.Split('/')[^1]) : schema;
    }

    [Fact]
    public async Task The_reader_comes_from_here_alone()
    {
        using var http = new HttpClient { BaseAddress = host.Address };
        using var page = await http.GetAsync("/docs/", Cancellation);
        var html = await page.Content.ReadAsStringAsync(Cancellation);
        Assert.Equal("text/html", page.Content.Headers.ContentType?.MediaType);
        Assert.DoesNotMatch(@"(src|href)=""(https?:)?//", html);
        var policy = page.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains($"'nonce-{Nonce().Match(html).Groups[1].Value}'", policy, StringComparison.Ordinal);
        foreach (Match script in Script().Matches(html))
        {
            using var answer = await http.GetAsync(new Uri(new Uri(host.Address, "/docs/"), script.Groups[1].Value), Cancellation);
            Assert.True(answer.IsSuccessStatusCode && answer.Content.Headers.ContentType?.MediaType == "text/javascript", script.Value);
        }
    }

    private static IEnumerable<JsonElement> Operations(JsonElement document) =>
        document.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject()).Select(operation => operation.Value);

    private async Task<JsonElement> DocumentAsync()
    {
        using var http = new HttpClient { BaseAddress = host.Address };
        return JsonSerializer.Deserialize<JsonElement>(await http.GetStringAsync("/openapi/v1.json", Cancellation));
    }

    [GeneratedRegex(@":[a-z]+(\([^)]*\))?\}")]
    private static partial Regex Constraint();

    [GeneratedRegex(@"nonce=""([^""]+)""")]
    private static partial Regex Nonce();

    [GeneratedRegex(@"<script[^>]* src=""([^""]+)""")]
    private static partial Regex Script();
}
