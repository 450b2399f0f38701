using System.Text;
using Microsoft.AspNetCore.Http;

namespace ResidentAssistant.Integrations.WeChatSimulator;

/// <summary>The files of the page, read once from the assembly.</summary>
internal sealed class SimulatorPage(SimulatedWeChat world)
{
    private const string Prefix = "simulator/";

    private readonly Dictionary<string, byte[]> files = typeof(SimulatorPage).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).ToDictionary(name => name[Prefix.Length..], Read);

    public IResult Serve(HttpContext http, string name)
    {
        if (name == "index.html" && world.Accounts.Count == 0)
            name = "setup.html";
        if (!files.TryGetValue(name, out var file))
            return Results.NotFound();
        var headers = http.Response.Headers;
        headers.CacheControl = "no-store";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers.ContentSecurityPolicy =
            "default-src 'self'; img-src 'self' data: blob:; frame-src http: https:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";
        return Results.Bytes(file, Path.GetExtension(name) switch
        {
            ".html" => "text/html; charset=utf-8",
            ".css" => "text/css; charset=utf-8",
            ".js" => "text/javascript; charset=utf-8",
            ".svg" => "image/svg+xml",
            _ => "application/octet-stream",
        });
    }

    private static byte[] Read(string resource)
    {
        using var stream = typeof(SimulatorPage).Assembly.GetManifestResourceStream(resource)!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return Encoding.UTF8.GetBytes(reader.ReadToEnd());
    }
}
