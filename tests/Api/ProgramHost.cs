using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Staff;
using ResidentAssistant.Tests.Harness;
using ResidentAssistant.Web.Modules;
using Xunit;

namespace ResidentAssistant.Tests.Api;

/// <summary>A city that serves <c>/api/v1</c> with the routes of <see cref="ProbeApi"/> besides its own, and programs that call it.</summary>
public sealed class ProgramHost : IAsyncLifetime
{
    public TestHost Host { get; private set; } = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<ProgramHost> StartAsync(
        DatabaseProvider provider = DatabaseProvider.Sqlite, IReadOnlyDictionary<string, string?>? settings = null) => new()
        {
            Host = await TestHost.StartAsync(
                provider, settings: settings, customise: builder => builder.Services.AddSingleton<WebModule>(new ProbeApi())),
        };

    public async ValueTask InitializeAsync() => Host = (await StartAsync()).Host;

    public ValueTask DisposeAsync() => Host.DisposeAsync();

    public async Task<string> KeyAsync(params string[] scopes) => (await NewKeyAsync(null, scopes)).Text;

    public async Task<ApiKeyAdded.Done> NewKeyAsync(string? unit, params string[] scopes) =>
        Assert.IsType<ApiKeyAdded.Done>(await Host.Get<ApiKeys>().AddAsync(null, "城市大脑", scopes, unit, Cancellation));

    public async Task<string> TokenAsync(string email) =>
        Assert.IsType<StaffTokenGiven.Done>(await Host.Get<StaffTokens>().GiveAsync(null, email, 30, Cancellation)).Text;

    /// <param name="bearer">A key or token; null: none.</param>
    /// <param name="path">Below <c>/api/v1</c>.</param>
    /// <param name="body">JSON to post; null: nothing is posted.</param>
    /// <param name="key">The <c>Idempotency-Key</c>.</param>
    /// <param name="method">Null: GET, or POST with a body.</param>
    public async Task<Answer> CallAsync(string? bearer, string path, string? body = null, string? key = null, HttpMethod? method = null)
    {
        using var http = new HttpClient { BaseAddress = Host.Address };
        using var request = new HttpRequestMessage(method ?? (body is null ? HttpMethod.Get : HttpMethod.Post), $"/api/v1{path}");
        if (bearer is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", bearer);
        if (key is not null)
            Assert.True(request.Headers.TryAddWithoutValidation("Idempotency-Key", key));
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        return await Answer.OfAsync(http, request);
    }

    /// <summary>What a program is answered.</summary>
    public sealed record Answer(int Status, string Body, string? Type, HttpResponseHeaders Headers)
    {
        public JsonElement Json => JsonSerializer.Deserialize<JsonElement>(Body);

        /// <summary>The sentence of a refusal.</summary>
        public string? Detail => Type == "application/problem+json" ? Json.GetProperty("detail").GetString() : null;

        public static async Task<Answer> OfAsync(HttpClient http, HttpRequestMessage request)
        {
            using var response = await http.SendAsync(request, Cancellation);
            return new Answer(
                (int)response.StatusCode, await response.Content.ReadAsStringAsync(Cancellation), response.Content.Headers.ContentType?.MediaType,
                response.Headers);
        }

        public void Is(HttpStatusCode status) => Assert.True(Status == (int)status, $"{Status}: {Body}");
    }
}
