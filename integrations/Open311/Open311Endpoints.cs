using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ResidentAssistant.Assistant;
using ResidentAssistant.Assistant.Cases;

namespace ResidentAssistant.Integrations.Open311;

/// <summary>
/// Open311 GeoReport v2 (<c>/open311/v2</c>): the protocol by which programs of many cities file requests and follow them, in XML and JSON
/// (wiki.open311.org/GeoReport_v2).
/// </summary>
public static class Open311Endpoints
{
    private const string Path = "/open311";

    /// <summary>Everybody reads; whoever files shows a key.</summary>
    public static IEndpointConventionBuilder MapOpen311(this IEndpointRouteBuilder routes)
    {
        var open311 = routes.MapGroup(Path).ExcludeFromDescription();
        open311.AddEndpointFilter(async (context, next) =>
        {
            // Whatever page may read it: nothing here depends on who asks.
            context.HttpContext.Response.Headers.AccessControlAllowOrigin = "*";
            context.HttpContext.Response.Headers.XContentTypeOptions = "nosniff";
            return await next(context);
        });
        open311.MapGet("/discovery.{format}", (string format, HttpRequest request, CityOptions city) => Write(format, () => Discover(request, city)));
        var v2 = open311.MapGroup("/v2");
        v2.MapGet("/discovery.{format}", (string format, HttpRequest request, CityOptions city) => Write(format, () => Discover(request, city)));
        v2.MapGet("/services.{format}", (string format) => Write(format, Open311Services.List));
        v2.MapGet("/services/{code}.{format}", (string code, string format) => Write(format, () => Open311Services.Find(code) is { } category
            ? Open311Services.Define(category) : Open311Answer.Refused(StatusCodes.Status404NotFound, "没有这个 service_code。")));
        v2.MapPost("/requests.{format}", FileAsync);
        v2.MapGet("/requests.{format}", (string format, HttpRequest request, ReadPublicCases read, TimeProvider clock, CancellationToken cancellation) =>
            WriteAsync(format, () => Open311Read.ListAsync(request.Query, read, clock.GetUtcNow(), cancellation)));
        v2.MapGet("/requests/{number}.{format}", (string number, string format, ReadPublicCases read, CancellationToken cancellation) =>
            WriteAsync(format, () => Open311Read.FindAsync(number, read, cancellation)));
        v2.MapGet("/tokens/{token}.{format}", (string token, string format, ReadPublicCases read, CancellationToken cancellation) =>
            WriteAsync(format, () => Open311Read.TokenAsync(token, read, cancellation)));
        open311.Map("/{**rest}", (HttpRequest request) => NotThere.As(
            request.Path.Value!.EndsWith(".json", StringComparison.OrdinalIgnoreCase) ? Open311Format.Json : Open311Format.Xml));
        return open311;
    }

    private static Open311Answer NotThere => Open311Answer.Refused(StatusCodes.Status404NotFound, "没有这个地址；格式是 .xml 或 .json。");

    private static Task<IResult> FileAsync(string format, HttpRequest request, Open311File file, CancellationToken cancellation) =>
        WriteAsync(format, async () =>
        {
            if (request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) != true)
                return Open311Answer.Refused(StatusCodes.Status400BadRequest, "请用 application/x-www-form-urlencoded 提交。");
            try
            {
                return await file.RunAsync(await request.ReadFormAsync(cancellation), request.Query, cancellation);
            }
            catch (InvalidDataException)
            {
                return Open311Answer.Refused(StatusCodes.Status400BadRequest, "提交的内容读不懂。");
            }
        });

    private static Open311Answer Discover(HttpRequest request, CityOptions city)
    {
        var site = city.Site?.ToString().TrimEnd('/') ?? $"{request.Scheme}://{request.Host}";
        return Open311Answer.Of("discovery", new Element(
            ("changeset", Open311Services.Changeset),
            ("contact", $"{city.Name}{city.AssistantName}，电话 {city.Hotline}"),
            ("key_service", $"提交诉求要用密钥，请向{city.Name}{city.AssistantName}的运维人员要（权限 cases:write），电话 {city.Hotline}"),
            ("endpoints", new Repeated("endpoint", [new Element(
                ("specification", "http://wiki.open311.org/GeoReport_v2"),
                ("url", $"{site}{Path}/v2"),
                ("changeset", Open311Services.Changeset),
                ("type", "production"),
                ("formats", new Repeated("format", ["text/xml", "application/json"])))]))));
    }

    private static IResult Write(string format, Func<Open311Answer> answer) => Read(format) is { } known ? answer().As(known) : NotThere.As(Open311Format.Xml);

    private static async Task<IResult> WriteAsync(string format, Func<Task<Open311Answer>> answer) =>
        Read(format) is { } known ? (await answer()).As(known) : NotThere.As(Open311Format.Xml);

    private static Open311Format? Read(string format) => format.ToLowerInvariant() switch
    {
        "xml" => Open311Format.Xml,
        "json" => Open311Format.Json,
        _ => null,
    };
}
