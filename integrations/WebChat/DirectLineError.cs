using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace ResidentAssistant.Integrations.WebChat;

/// <summary>Errors as Direct Line 3.0 writes them: <c>{"error":{"code","message"}}</c>, with a sentence for the resident.</summary>
public static class DirectLineError
{
    public static IResult Of(int status, string code, string message) => Results.Json(new { error = new { code, message } }, statusCode: status);

    /// <summary>An error that the server found before any route did; its code is the status in words, e.g. <c>MethodNotAllowed</c>.</summary>
    public static IResult Of(int status, string message) =>
        Of(status, ReasonPhrases.GetReasonPhrase(status).Replace(" ", "", StringComparison.Ordinal), message);

    /// <summary>True for paths whose callers expect these errors.</summary>
    public static bool IsExpectedAt(PathString path) =>
        path.StartsWithSegments(WebChatHost.DirectLine, StringComparison.OrdinalIgnoreCase)
            || path.StartsWithSegments("/webchat", StringComparison.OrdinalIgnoreCase);
}
