using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace ResidentAssistant.Integrations.WeChatSimulator;

/// <summary>What every call of the API passes first: faults, token, rights and quotas are settled here, before any route.</summary>
internal sealed class ApiGate(SimulatedWeChat world, WebhookSender sender)
{
    private const int BodyLimit = 12 * 1024 * 1024;
    private static readonly JsonSerializerOptions Unescaped = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Dictionary<string, ApiRoute> routes = new[]
    {
        TokenCalls.Routes, MessageCalls.Routes, TemplateCalls.Routes, SubscriptionCalls.Routes, MenuCalls.Routes, QrCalls.Routes,
        WebAuthorizationCalls.Routes, MediaCalls.Routes, UserCalls.Routes, OperationCalls.Routes,
    }.SelectMany(area => area).ToDictionary(route => route.Path);

    /// <summary>All paths that are served.</summary>
    public IEnumerable<string> Paths => routes.Keys;

    /// <param name="path">Behind the API's address, with a slash at the beginning.</param>
    public async Task HandleAsync(HttpContext http, string path)
    {
        if (!Loopback.Is(http))
        {
            http.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        var route = path.StartsWith("/mmbiz/", StringComparison.Ordinal) ? MediaCalls.Public(path) : routes.GetValueOrDefault(path);
        if (route is { ForBrowsers: false } && world.Faults.Latency > TimeSpan.Zero)
            await Task.Delay(world.Faults.Latency, world.Timers, http.RequestAborted);
        var call = await ReadAsync(http, route);
        var fault = route is null or { ForBrowsers: true } ? null : world.Faults.TakeCall(path);
        var result = Execute(call, route, fault);
        Log(call, path, route, result, fault);
        foreach (var task in call.Afterwards)
            world.Follow(Task.Run(task, CancellationToken.None));
        await AnswerAsync(http, result, fault);
    }

    private CallResult Execute(ApiCall call, ApiRoute? route, CallFault? fault)
    {
        if (fault?.Trouble == CallTrouble.Refuse)
            return CallResult.Of(fault.Code);
        if (fault?.Trouble is CallTrouble.Html or CallTrouble.Http502)
            return new CallResult.Page("<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>");
        if (route is null)
            return CallResult.Of(40066);
        if (call.Http.Request.Method != route.Method)
            return CallResult.Of(route.Method == "POST" ? 43002 : 43001);
        if (!route.ForBrowsers && world.Faults.BusyShare > 0 && world.Chance.Coin(world.Faults.BusyShare))
            return CallResult.Of(-1);
        lock (world.Gate)
        {
            if (route.NeedsToken && Admit(call, route) is not 0 and var refused)
                return CallResult.Of(refused);
            if (route.ReadsJson && call.ReadJson() is not 0 and var unreadable)
                return CallResult.Of(unreadable);
            return route.Handle(call);
        }
    }

    /// <returns>0, or why the call may not be made.</returns>
    private int Admit(ApiCall call, ApiRoute route)
    {
        var token = call.Query("access_token");
        if (token.Length == 0)
            return 41001;
        if (world.Accounts.FirstOrDefault(a => a.Tokens.Knows(token)) is not { } account)
            return 40014;
        if (account.Tokens.Check(token, call.Now) is not 0 and var dead)
            return dead;
        call.Account = account;
        return account.May(route.Right) ? account.Quotas.Use(route.Path, route.DailyLimit, call.Now) : 48001;
    }

    private async Task<ApiCall> ReadAsync(HttpContext http, ApiRoute? route)
    {
        if (route is { Multipart: true } && http.Request.HasFormContentType)
        {
            if (await FormAsync(http.Request) is not { Files.Count: > 0 } form)
                return new ApiCall(world, sender, http, []);
            using var content = new MemoryStream();
            await form.Files[0].CopyToAsync(content);
            return new ApiCall(world, sender, http,
                [])
            { Upload = new UploadedFile(form.Files[0].Name, form.Files[0].FileName, form.Files[0].ContentType, content.ToArray()) };
        }

        using var body = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (await http.Request.Body.ReadAsync(buffer) is > 0 and var count && body.Length <= BodyLimit)
            body.Write(buffer, 0, count);
        return new ApiCall(world, sender, http, body.ToArray());
    }

    /// <summary>Null when it is cut off or says what it is not.</summary>
    private static async Task<IFormCollection?> FormAsync(HttpRequest request)
    {
        try
        {
            return await request.ReadFormAsync();
        }
        catch (Exception failure) when (failure is InvalidDataException or IOException)
        {
            return null;
        }
    }

    private async Task AnswerAsync(HttpContext http, CallResult result, CallFault? fault)
    {
        if (fault?.Trouble == CallTrouble.TimeoutAfterExecuting)
        {
            await Task.Delay(TimeSpan.FromMinutes(1), TimeProvider.System, http.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
            http.Abort();
            return;
        }

        if (fault?.Trouble is CallTrouble.Http500AfterExecuting or CallTrouble.Http502)
        {
            http.Response.StatusCode = fault.Trouble == CallTrouble.Http502 ? 502 : 500;
            return;
        }

        await WriteAsync(http.Response, result);
    }

    private async Task WriteAsync(HttpResponse response, CallResult result)
    {
        switch (result)
        {
            case CallResult.Json(var body):
                await TextAsync(response, body.ToJsonString(Unescaped));
                break;
            case CallResult.Refused(var code, var hint):
                var words = code == 0 ? "ok" : $"{hint ?? ErrorTexts.Of(code)} rid: {world.Chance.RequestId()}";
                await TextAsync(response, new JsonObject { ["errcode"] = code, ["errmsg"] = words }.ToJsonString(Unescaped));
                break;
            case CallResult.File(var content, var type, var name):
                response.ContentType = type;
                if (name is not null)
                    response.Headers.ContentDisposition = $"attachment; filename=\"{name}\"";
                await response.Body.WriteAsync(content);
                break;
            case CallResult.Page(var html, var status):
                (response.StatusCode, response.ContentType) = (status, "text/html; charset=utf-8");
                response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'";
                await response.Body.WriteAsync(Encoding.UTF8.GetBytes(html));
                break;
            case CallResult.Redirect(var address):
                response.Redirect(address);
                break;
            case CallResult.NotFound:
                response.StatusCode = StatusCodes.Status404NotFound;
                break;
        }
    }

    private static async Task TextAsync(HttpResponse response, string json)
    {
        response.ContentType = "text/plain";
        await response.Body.WriteAsync(Encoding.UTF8.GetBytes(json));
    }

    private void Log(ApiCall call, string path, ApiRoute? route, CallResult result, CallFault? fault)
    {
        var code = result is CallResult.Refused(var refused, _) ? refused : 0;
        var shown = (fault, result) switch
        {
            ({ Trouble: not CallTrouble.Refuse } struck, _) => LogTexts.Of(struck.Trouble),
            (_, CallResult.Refused(not 0, var hint)) => $"{code} {hint ?? ErrorTexts.Of(code)}",
            _ => "ok",
        };
        // Bodies of calls without a token hold the secret.
        var name = call.AccountIfKnown?.Name ?? "";
        if (!path.StartsWith("/mmbiz/", StringComparison.Ordinal))
            world.Log.Add(Happening.Call, name, call.Who, $"{call.Http.Request.Method} {path} → {shown}", path, code, route is { NeedsToken: true }
                && call.Body.Length > 0 ? Encoding.UTF8.GetString(call.Body) : null);
    }
}
