using System.CommandLine;

namespace ResidentAssistant.Web.Commands;

/// <summary>health: asks the service on this machine whether it answers, for a container's health check. Opens no database.</summary>
internal static class HealthCommand
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static Command Create()
    {
        var url = new Option<string?>("--url") { Description = "What to ask (default: /healthz/live at the first address of Urls, on this machine)" };
        url.Validators.Add(given =>
        {
            if (!Uri.TryCreate(given.GetValueOrDefault<string?>(), UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
                given.AddError("--url 应是完整的网址，例如 --url http://127.0.0.1:5080/healthz/live。");
        });
        var command = new Command("health", "Exit 0 when the running service answers, else 1") { url };
        command.SetAction((parsed, cancellation) =>
            RunAsync(parsed.GetValue(url) is { } given ? new Uri(given) : Here(), parsed.GetValue(CommandLine.Json), cancellation));
        return command;
    }

    private static async Task RunAsync(Uri url, bool json, CancellationToken cancellation)
    {
        using var http = new HttpClient { Timeout = Patience };
        try
        {
            using var answer = await http.GetAsync(url, cancellation);
            if (!answer.IsSuccessStatusCode)
                throw new RefusedException($"{url} 回答了 {(int)answer.StatusCode}，服务没有就绪。");
        }
        catch (Exception failure) when (failure is HttpRequestException or OperationCanceledException)
        {
            throw new RefusedException($"{url} 没有回答：{failure.Message}");
        }

        if (json)
            CommandLine.Print(new { url, healthy = true });
        else
            await Console.Out.WriteLineAsync($"{url} 正常。");
    }

    private static Uri Here()
    {
        var settings = new HostApplicationBuilderSettings { ContentRootPath = AppContext.BaseDirectory };
        return Here(Host.CreateApplicationBuilder(settings).Configuration["Urls"] ?? "");
    }

    /// <summary>Of an address that stands for all addresses of the machine, e.g. http://0.0.0.0:5080, the one that reaches it from here.</summary>
    internal static Uri Here(string urls)
    {
        var first = urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).FirstOrDefault() ?? "http://127.0.0.1:5080";
        var address = BindingAddress.Parse(first);
        var host = address.Host is "*" or "+" or "0.0.0.0" or "[::]" ? "127.0.0.1" : address.Host;
        return new Uri($"{address.Scheme}://{host}:{address.Port}/healthz/live");
    }
}
