using ResidentAssistant.Assistant.Staff;

namespace ResidentAssistant.Web.Api;

/// <summary>How a route, or a group of routes, declares whom it admits.</summary>
internal static class ApiAccessConventions
{
    public static T OpenToEverybody<T>(this T routes)
        where T : IEndpointConventionBuilder => routes.WithMetadata(new ApiAccess.Everybody());

    /// <summary>Keys with one of these scopes, and every member of staff; without scopes staff alone.</summary>
    public static T OpenTo<T>(this T routes, params string[] scopes)
        where T : IEndpointConventionBuilder => routes.WithMetadata(new ApiAccess.Callers(scopes, null));

    /// <summary>Members of staff who may do this, and keys with one of the scopes.</summary>
    public static T OpenTo<T>(this T routes, StaffAction action, params string[] scopes)
        where T : IEndpointConventionBuilder => routes.WithMetadata(new ApiAccess.Callers(scopes, action));
}
