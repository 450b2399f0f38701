using System.Text.Json.Nodes;

namespace ResidentAssistant.Integrations.WeChatSimulator;

/// <summary>What a call is answered.</summary>
internal abstract record CallResult
{
    private CallResult()
    {
    }

    public static readonly CallResult Ok = new Refused(0);

    public sealed record Json(JsonObject Body) : CallResult;

    /// <param name="Code">errcode; 0 is "ok".</param>
    /// <param name="Hint">What exactly, before the request id.</param>
    public sealed record Refused(int Code, string? Hint = null) : CallResult;

    public sealed record File(byte[] Content, string ContentType, string? Name = null) : CallResult;

    public sealed record Page(string Html, int Status = 200) : CallResult;

    public sealed record Redirect(string Address) : CallResult;

    public sealed record NotFound : CallResult;

    public static CallResult Of(JsonObject body) => new Json(body);

    public static CallResult OfPage(string html) => new Page(html);

    public static CallResult Of(int code, string? hint = null) => new Refused(code, hint);
}
