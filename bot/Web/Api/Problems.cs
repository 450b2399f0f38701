using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ResidentAssistant.Web.Api;

/// <summary>
/// What a program is told when a call is refused: problem details (RFC 9457) with a Chinese sentence in <c>detail</c>. What nobody foresaw is told by
/// <see cref="Refusals"/> in the same form; the text of an exception never is.
/// </summary>
internal static class Problems
{
    /// <param name="status">From 400 up.</param>
    /// <param name="detail">A sentence that a person understands; it may be shown.</param>
    /// <param name="more">Extensions, read by programs.</param>
    public static ProblemHttpResult Of(int status, string detail, params IEnumerable<(string Name, object? Value)> more) =>
        TypedResults.Problem(detail, statusCode: status, extensions: more.ToDictionary(one => one.Name, one => one.Value));

    /// <summary>400: the call is not as agreed, e.g. names a unit that there is not.</summary>
    public static ProblemHttpResult Unreadable(string detail) => Of(StatusCodes.Status400BadRequest, detail);

    /// <summary>403: the scope or the role does not allow it.</summary>
    public static ProblemHttpResult Forbidden(string detail) => Of(StatusCodes.Status403Forbidden, detail);

    /// <summary>404, also for what there is and the caller may not see.</summary>
    public static ProblemHttpResult NotFound(string detail) => Of(StatusCodes.Status404NotFound, detail);

    /// <summary>409: somebody changed it since the caller read it.</summary>
    /// <param name="version">The one it has now, told as <c>version</c>.</param>
    public static ProblemHttpResult Stale(int version) => Of(
        StatusCodes.Status409Conflict, "刚才有人改过了，请按最新的内容再试。", ("version", version));

    /// <summary>422: a rule of the city does not allow it.</summary>
    /// <param name="code">Which rule, in snake_case; it never changes.</param>
    /// <param name="detail">Why, and what can be done instead.</param>
    public static ProblemHttpResult Refused(string code, string detail) => Of(StatusCodes.Status422UnprocessableEntity, detail, ("code", code));

    /// <summary>429, with <c>Retry-After</c> in seconds.</summary>
    public static Task TooManyAsync(HttpContext http, TimeSpan wait)
    {
        var seconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));
        http.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        return Of(StatusCodes.Status429TooManyRequests, $"调用得太快了，请过 {seconds} 秒再试。").ExecuteAsync(http);
    }
}
