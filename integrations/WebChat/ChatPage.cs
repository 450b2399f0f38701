using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ResidentAssistant.Assistant;

namespace ResidentAssistant.Integrations.WebChat;

/// <summary>The landing page, the chat page and the widget: read once from the assembly, served from memory.</summary>
public sealed class ChatPage
{
    private readonly Dictionary<string, (byte[] Bytes, string Type, string ETag)> files = [];
    private readonly string frameAncestors;

    public ChatPage(CityOptions city, WebChatOptions options)
    {
        frameAncestors = string.Join(' ', options.AllowedOrigins.Prepend("'self'"));
        foreach (var resource in typeof(ChatPage).Assembly.GetManifestResourceNames().Where(name => name.StartsWith("wwwroot/", StringComparison.Ordinal)))
        {
            using var stream = typeof(ChatPage).Assembly.GetManifestResourceStream(resource)!;
            using var reader = new StreamReader(stream);
            var text = reader.ReadToEnd();
            if (resource.EndsWith(".html", StringComparison.Ordinal))
                text = Fill(text, city);
            var bytes = Encoding.UTF8.GetBytes(text);
            files[resource["wwwroot/".Length..]] = (bytes, TypeOf(resource), $"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))[..16]}\"");
        }
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/", (HttpContext http, ChatPage pages) => pages.Serve(http, "home.html"));
        routes.MapGet("/chat", (HttpContext http, ChatPage pages) => pages.Serve(http, "chat.html"));
        routes.MapGet("/chat/{file}", (HttpContext http, string file, ChatPage pages) => pages.Serve(http, file));
    }

    private IResult Serve(HttpContext http, string name)
    {
        if (!files.TryGetValue(name, out var file))
            return Results.NotFound();
        var headers = http.Response.Headers;
        headers.ETag = file.ETag;
        headers.CacheControl = "no-cache";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers.ContentSecurityPolicy =
            $"default-src 'self'; img-src 'self' data: blob:; connect-src 'self' ws: wss:; base-uri 'none'; form-action 'self'; frame-ancestors "
                + $"{frameAncestors}";
        if (http.Request.Headers.IfNoneMatch == file.ETag)
            return Results.StatusCode(StatusCodes.Status304NotModified);
        return Results.Bytes(file.Bytes, file.Type);
    }

    private static string Fill(string html, CityOptions city) => html
        .Replace("{{assistantName}}", HtmlEncoder.Default.Encode(city.AssistantName), StringComparison.Ordinal)
        .Replace("{{cityName}}", HtmlEncoder.Default.Encode(city.Name), StringComparison.Ordinal)
        .Replace("{{hotline}}", HtmlEncoder.Default.Encode(city.Hotline), StringComparison.Ordinal);

    private static string TypeOf(string name) => Path.GetExtension(name) switch
    {
        ".html" => "text/html; charset=utf-8",
        ".css" => "text/css; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".svg" => "image/svg+xml",
        ".webmanifest" => "application/manifest+json",
        _ => "application/octet-stream",
    };
}
