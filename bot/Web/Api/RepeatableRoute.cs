namespace ResidentAssistant.Web.Api;

/// <summary>Mark of a route whose calls may come twice.</summary>
internal sealed record RepeatableRoute;
