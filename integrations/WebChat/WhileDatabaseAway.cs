using Microsoft.AspNetCore.Http;
using ResidentAssistant.Assistant.Data;

namespace ResidentAssistant.Integrations.WebChat;

/// <summary>
/// While the database is away the page is told so at once: it keeps what the resident wrote and sends it again. Waiting here
/// would only take the connections that are needed when the database is back.
/// </summary>
internal sealed class WhileDatabaseAway(DatabaseOutage outage) : IEndpointFilter
{
    private const string Seconds = "5";

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        if (!outage.IsOn)
            return await next(context);
        context.HttpContext.Response.Headers.RetryAfter = Seconds;
        return DirectLineError.Of(StatusCodes.Status503ServiceUnavailable, "ServiceUnavailable", "系统暂时连不上，请过一会儿再发。");
    }
}
