using Microsoft.AspNetCore.Authorization;

namespace ResidentAssistant.Web.Api;

/// <summary>The one policy of <c>/api/v1</c>: a caller is admitted where the route's <see cref="ApiAccess"/> says so, and nowhere else.</summary>
internal sealed class DeclaredAccess : AuthorizationHandler<DeclaredAccess>, IAuthorizationRequirement
{
    public static AuthorizationPolicy Policy { get; } =
        new AuthorizationPolicyBuilder(ProgramAuthentication.Name).AddRequirements(new DeclaredAccess()).Build();

    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, DeclaredAccess requirement)
    {
        if (context.Resource is HttpContext http && Of(http) is { } access && access.Refuse(CurrentCaller.Of(http)) is null)
            context.Succeed(requirement);
        return Task.CompletedTask;
    }

    /// <summary>Null: the route does not say, and admits nobody.</summary>
    internal static ApiAccess? Of(HttpContext http) => http.GetEndpoint()?.Metadata.GetMetadata<ApiAccess>();
}
