using System.Text.Json;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using ResidentAssistant.Assistant.Data;
using ResidentAssistant.Assistant.Staff;

namespace ResidentAssistant.Web.Api;

/// <summary>
/// Does what a call asks for once, however often it comes with the same <c>Idempotency-Key</c>. The route says <see cref="OnceConventions.MayComeTwice"/>
/// and does all its work in the transaction it is given here.
/// </summary>
internal sealed class Once(AnswerOnce answers, IOptions<JsonOptions> json)
{
    public const string Header = "Idempotency-Key";

    /// <summary>The code of the refusal of a key that came with another call.</summary>
    public const string Reused = "idempotency_key_reused";

    /// <summary>Bytes of a body that stay in memory: all that a call without photos can have, so that nothing of it is written to a disk.</summary>
    private const int InMemory = 1024 * 1024;

    /// <param name="http">The call.</param>
    /// <param name="work">Run again when another call was first; its answer is kept with its effect, a refusal is not.</param>
    public async Task<IResult> RunAsync<T>(HttpContext http, Func<AppDb, Task<Done<T>>> work)
    {
        IResult? refusal = null;
        var answer = await answers.RunAsync(
            http.Features.Get<RepeatableCall>(),
            async db =>
            {
                var done = await work(db);
                refusal = done.Problem;
                return done.Problem is { } problem
                    ? new CallAnswer(problem.StatusCode, "")
                    : new CallAnswer(done.Status, JsonSerializer.Serialize(done.Value, json.Value.SerializerOptions));
            },
            http.RequestAborted);
        return answer switch
        {
            null => Problems.Refused(Reused, $"这个 {Header} 已经用在另一个请求上了，请换一个。"),
            { IsRefusal: true } => refusal!,
            _ => Results.Text(answer.Body, "application/json; charset=utf-8", statusCode: answer.Status),
        };
    }

    /// <summary>Stands before the route: reads the key and what the call is.</summary>
    public static async Task ReadAsync(HttpContext http, RequestDelegate next)
    {
        if (http.GetEndpoint()?.Metadata.GetMetadata<RepeatableRoute>() is null || !http.Request.Headers.TryGetValue(Header, out var given)
            || CurrentCaller.Of(http) is not { } caller)
        {
            await next(http);
            return;
        }

        http.Request.EnableBuffering(InMemory);
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body, http.RequestAborted);
        http.Request.Body.Position = 0;
        var path = http.Request.Path + http.Request.QueryString;
        if (RepeatableCall.Of(caller.Id, given.ToString(), http.Request.Method, path, body.GetBuffer().AsSpan(0, (int)body.Length)) is not { } call)
        {
            await Problems.Unreadable($"{Header} 要有 1 到 {RepeatableCall.LongestKey} 个字母、数字或符号。").ExecuteAsync(http);
            return;
        }

        http.Features.Set(call);
        await next(http);
    }
}
