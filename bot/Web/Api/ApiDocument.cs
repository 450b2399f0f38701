using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using ResidentAssistant.Assistant;
using ResidentAssistant.Assistant.Staff;
using Scalar.AspNetCore;

namespace ResidentAssistant.Web.Api;

/// <summary>The description of <c>/api/v1</c> for programs (<c>/openapi/v1.json</c>), and for people (<c>/docs</c>).</summary>
internal static class ApiDocument
{
    private const string Version = "v1";
    private const string Reader = "/docs";
    private const string Bearer = "bearer";
    private const string ProblemType = "application/problem+json";

    public static void AddApiDocument(this IServiceCollection services) => services.AddOpenApi(Version, options =>
    {
        options.ShouldInclude = route => $"/{route.RelativePath}".StartsWith(ApiHost.Path + "/", StringComparison.Ordinal);
        options.AddDocumentTransformer(DescribeAsync);
        options.AddOperationTransformer(DescribeAsync);
        options.AddSchemaTransformer(DescribeAsync);
    });

    public static void MapApiDocument(this WebApplication app)
    {
        app.MapOpenApi("/openapi/{documentName}.json").RequireRateLimiting(PerAddress.Policy);
        app.MapScalarApiReference(Reader, ShowReader);
    }

    /// <summary>Its page comes from here alone; it sets styles inline, and its scripts carry a mark of this answer.</summary>
    private static void ShowReader(ScalarOptions reader, HttpContext http)
    {
        var nonce = RandomNumberGenerator.GetHexString(32, lowercase: true);
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy =
            $"default-src 'none'; script-src 'self' 'nonce-{nonce}'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; " +
            "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        var city = http.RequestServices.GetRequiredService<CityOptions>();

        // The reader would try whether it may make code of text, which the policy forbids.
        reader.AddHeadContent($"<script nonce=\"{nonce}\">globalThis.__zod_globalConfig = {{ jitless: true }};</script>");
        reader.WithTitle($"接口说明 · {city.AssistantName}").WithNonce(nonce).WithFavicon("data:,")
            .WithLocalization(new ScalarLocalizationOptions { Locale = "zh-CN" })
            .DisableDefaultFonts().DisableTelemetry().DisableAgent().DisableMcp().HideDeveloperTools().HideClientButton().ExpandAllTags()
            .AddPreferredSecuritySchemes(Bearer);
    }

    private static Task DescribeAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellation)
    {
        var city = context.ApplicationServices.GetRequiredService<CityOptions>();
        document.Info = new OpenApiInfo
        {
            Title = $"{city.Name}{city.AssistantName}接口",
            Version = Version,
            Description = """
                给其他系统用的接口。请求头带 `Authorization: Bearer 密钥`；密钥由运维人员用 `api-key add` 生成，工作人员的令牌用 `staff token` 生成。

                没办成时的回答是 RFC 9457 的 problem details，`detail` 是一句能给人看的话。401 没带密钥或密钥无效，403 权限或角色不够，404 没有或不能看，
                409 别人刚改过（带现在的 `version`），422 不合规定（带 `code`），429 太快（带 `Retry-After`，单位秒）。

                列表是 `{"items":[…],"next":…}`：把 `next` 原样放进 `after` 取下一页，`next` 是 null 就到头了。时间是带时区的 ISO 8601。
                """,
        };
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
        document.Components.SecuritySchemes[Bearer] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = Bearer,
            Description = "系统的密钥，或者工作人员的令牌。",
        };
        return Task.CompletedTask;
    }

    /// <summary>A number in quotes would be read too, but nobody is told to write it so.</summary>
    private static Task DescribeAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellation)
    {
        const JsonSchemaType Numbers = JsonSchemaType.Integer | JsonSchemaType.Number;
        if (schema.Type is { } type && (type & Numbers) != 0 && type.HasFlag(JsonSchemaType.String))
            (schema.Type, schema.Pattern) = (type & ~JsonSchemaType.String, null);
        return Task.CompletedTask;
    }

    private static async Task DescribeAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellation)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        var problem = await context.GetOrCreateSchemaAsync(typeof(ProblemDetails), null, cancellation);
        Add(StatusCodes.Status400BadRequest, "请求写得不对");
        Add(StatusCodes.Status429TooManyRequests, "太快了，请按 Retry-After 等一等");
        if (metadata.OfType<ApiAccess>().LastOrDefault() is ApiAccess.Callers callers)
        {
            operation.Security = [new() { [new OpenApiSecuritySchemeReference(Bearer, context.Document)] = [.. callers.Scopes] }];
            operation.Description = $"{operation.Description}\n\n{Who(callers)}".Trim();
            Add(StatusCodes.Status401Unauthorized, "没带密钥，或密钥无效");
            Add(StatusCodes.Status403Forbidden, "权限或角色不够");
        }

        if (metadata.OfType<RepeatableRoute>().Any())
        {
            (operation.Parameters ??= []).Add(new OpenApiParameter
            {
                Name = Once.Header,
                In = ParameterLocation.Header,
                Description = "重发同一个请求时带同一个值，只办一次，得到同样的回答；至少记两天。",
                Schema = new OpenApiSchema { Type = JsonSchemaType.String, MinLength = 1, MaxLength = RepeatableCall.LongestKey },
            });
            Add(StatusCodes.Status422UnprocessableEntity, "不合规定，见 code");
        }

        void Add(int status, string description) => (operation.Responses ??= []).TryAdd(
            status.ToString(CultureInfo.InvariantCulture),
            new OpenApiResponse
            {
                Description = description,
                Content = new Dictionary<string, OpenApiMediaType> { [ProblemType] = new OpenApiMediaType { Schema = problem } },
            });
    }

    private static string Who(ApiAccess.Callers callers) => callers.Scopes.Count > 0
        ? $"密钥要有权限 {string.Join(" 或 ", callers.Scopes.Select(scope => $"`{scope}`"))}；也可以用工作人员的令牌。" : "要用工作人员的令牌。";
}
