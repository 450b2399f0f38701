namespace ResidentAssistant.Web.Api;

/// <summary>How a route declares that calls may be repeated.</summary>
internal static class OnceConventions
{
    /// <summary>The caller may send an <c>Idempotency-Key</c>; the route answers through <see cref="Once"/>.</summary>
    public static T MayComeTwice<T>(this T routes)
        where T : IEndpointConventionBuilder => routes.WithMetadata(new RepeatableRoute());
}
