using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Microsoft.AspNetCore.Authentication;
using ResidentAssistant.Assistant.Staff;
using ResidentAssistant.Web.Modules;

namespace ResidentAssistant.Web.Api;

/// <summary>What other programs call: <c>/api/v1</c>, its description and its reader.</summary>
internal static class ApiHost
{
    public const string Path = "/api/v1";

    public static WebApplicationBuilder AddApi(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton(ApiOptions.From(builder.Configuration)).AddSingleton<CallLimits>().AddSingleton<Once>();
        services.AddScoped<CurrentCaller>();
        services.AddScoped(provider => provider.GetRequiredService<CurrentCaller>().Value
            ?? throw new InvalidOperationException("Nobody has shown a key: the route is open to everybody."));
        services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, ProgramAuthentication>(ProgramAuthentication.Name, null);
        services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.Encoder = JavaScriptEncoder.Create(UnicodeRanges.All);
            json.SerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false));
        });
        services.AddApiDocument();
        return builder;
    }

    /// <summary>Comes after authorization.</summary>
    public static void MapApi(this WebApplication app)
    {
        app.UseWhen(IsApi, api => api.Use(SetHeadersAsync).Use(CallLimits.LimitAsync).Use(Once.ReadAsync));
        var api = app.MapGroup(Path).RequireAuthorization(DeclaredAccess.Policy);
        api.MapUnits();
        foreach (var module in app.Services.GetServices<WebModule>())
            module.MapApi(api);
        app.MapApiDocument();
    }

    private static bool IsApi(HttpContext http) => http.Request.Path.StartsWithSegments(Path, StringComparison.OrdinalIgnoreCase);

    /// <summary>What a key opens stays in no cache.</summary>
    private static Task SetHeadersAsync(HttpContext http, RequestDelegate next)
    {
        http.Response.Headers.XContentTypeOptions = "nosniff";
        if (CurrentCaller.Of(http) is not null)
            http.Response.Headers.CacheControl = "no-store";
        return next(http);
    }
}
